"""Finds plugins and collects what they bring, once, at start-up.

A plugin that cannot be used never stops the others, and never goes unnoticed: it becomes a :class:`PluginError`, and
with one of these no gate passes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from inspect import isabstract
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pluggy

from factcheck import hookspecs, toml_rules
from factcheck.annotate import ANNOTATORS
from factcheck.annotate.base import Annotator
from factcheck.checker import Checker
from factcheck.constructions import ConstructionMatcher
from factcheck.errors import describe
from factcheck.hookspecs import PROJECT, hookimpl
from factcheck.lexicons import CORE as CORE_LEXICON
from factcheck.lexicons import Lexicons, LexiconSource
from factcheck.model.layers import Layer
from factcheck.model.report import Reporter
from factcheck.model.status import Status
from factcheck.read import READERS
from factcheck.read.base import Reader
from factcheck.toml_rules import RuleFileError, TomlRule, is_toml

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from importlib.resources.abc import Traversable

GROUP = PROJECT
CORE = "factcheck"


class _Core:
    """What the engine itself brings, by the same hooks as any plugin."""

    @hookimpl
    def factcheck_readers(self) -> Sequence[Reader]:
        return READERS

    @hookimpl
    def factcheck_annotators(self) -> Sequence[type[Annotator]]:
        return (*ANNOTATORS, ConstructionMatcher)


@dataclass(frozen=True)
class Plugin:
    """A plugin that was loaded.

    Args:
        name: That of its entry point.
        entry_point: Where it was found; None for what the caller brings.
    """

    name: str
    entry_point: EntryPoint | None = field(default=None, repr=False)

    @cached_property
    def version(self) -> str:
        """Version of its distribution; found on first use, because it has to be read from a file."""
        distribution = self.entry_point.dist if self.entry_point else None
        return distribution.version if distribution else ""


class PluginError(NamedTuple):
    """A plugin that cannot be used, wholly or in part; the message names it and a remedy."""

    plugin: str
    message: str


@dataclass(frozen=True)
class Registry:
    """All that plugins and core bring, each kind sorted by what names it.

    Args:
        plugins: Those that were loaded from entry points.
        errors: What could not be used.
        readers: Of input formats.
        annotators: Classes, one for each layer.
        checkers: Rule classes with unique ids.
        fact_packs: Folders of fact packs.
        lexicons: Folders of lexicons, each with the name of its plugin; those of new languages without.
        reporters: Of output formats, with unique names.
        owners: Name of the plugin that brings a rule, by rule id; of a newsroom's own rule in TOML, its file.
    """

    plugins: tuple[Plugin, ...] = ()
    errors: tuple[PluginError, ...] = ()
    readers: tuple[Reader, ...] = ()
    annotators: tuple[type[Annotator], ...] = ()
    checkers: tuple[type[Checker], ...] = ()
    fact_packs: tuple[Traversable, ...] = ()
    lexicons: tuple[LexiconSource, ...] = ()
    reporters: tuple[Reporter, ...] = ()
    owners: Mapping[str, str] = field(default_factory=dict)

    @property
    def vocabularies(self) -> tuple[type[TomlRule], ...]:
        """The rules that bring words and patterns of their own."""
        return tuple(rule for rule in self.checkers if is_toml(rule))

    @cached_property
    def first_ids(self) -> Mapping[str, str]:
        """The first ids that rules had, by the ones that they have today, where these are not the same."""
        return {rule.id: rule.replaces[0] for rule in self.checkers if rule.replaces}

    def with_rules(self, paths: Iterable[Traversable]) -> Registry:
        """Return a registry that has the TOML rules of some files and folders besides.

        A file of a plugin that is named so stands for itself.

        Raises:
            RuleFileError: One of them cannot be used; the message tells all that is wrong with all.
        """
        rules, problems = toml_rules.load(paths, Lexicons(self.lexicons).languages, validate=True)
        named = {rule.id: rule for rule in rules}
        others = [rule for rule in self.checkers if not _is_same_file(rule, named.get(rule.id))]
        problems += [
            f"{named[rule.id].path}: the id `{rule.id}` is taken by the plugin `{self.owners[rule.id]}`: "
            "choose another id"
            for rule in others
            if rule.id in named
        ]
        owners = {**self.owners, **{rule.id: rule.path for rule in rules}}
        problems += [error.message for error in _misnamed((*others, *rules), owners)]
        if problems:
            raise RuleFileError("\n".join(problems))
        return replace(
            self,
            checkers=tuple(sorted((*others, *rules), key=lambda rule: rule.id)),
            owners=owners,
        )


def version() -> str:
    """Return the version of factcheck that is installed."""
    import importlib.metadata

    return importlib.metadata.version(PROJECT)


def load(builtin: Mapping[str, object] | None = None, entry_points: Iterable[EntryPoint] | None = None) -> Registry:
    """Load every plugin and collect what it brings.

    Args:
        builtin: Plugin objects by name that are there without an entry point.
        entry_points: Where plugins are found; those of the group ``factcheck`` in the environment unless given.
    """
    if entry_points is None:
        import importlib.metadata  # here, because it is slow to import and what comes next is all that needs it

        entry_points = importlib.metadata.entry_points(group=GROUP)
    errors: list[PluginError] = []
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(hookspecs)
    for name, plugin in {CORE: _Core(), **(builtin or {})}.items():
        manager.register(plugin, name)
    plugins = tuple(_load(manager, _distinct(entry_points, errors), errors))
    return _collect(manager, plugins, errors)


def _distinct(entry_points: Iterable[EntryPoint], errors: list[PluginError]) -> Iterator[EntryPoint]:
    """Yield, by name, the entry points whose name no other distribution uses; pluggy would drop one in silence."""
    by_name: dict[str, list[EntryPoint]] = {}
    for entry_point in entry_points:
        by_name.setdefault(entry_point.name, []).append(entry_point)
    for name, same in sorted(by_name.items()):
        if len(same) == 1:
            yield same[0]
        else:
            owners = " and ".join(sorted(_distribution(entry_point) for entry_point in same))
            message = (
                f"two distributions bring a plugin named `{name}`: {owners}; neither is used: uninstall one of them"
            )
            errors.append(PluginError(name, message))


def _distribution(entry_point: EntryPoint) -> str:
    return entry_point.dist.name if entry_point.dist else "an unknown distribution"


def _load(
    manager: pluggy.PluginManager, entry_points: Iterable[EntryPoint], errors: list[PluginError]
) -> Iterator[Plugin]:
    for entry_point in entry_points:
        name = entry_point.name
        try:
            manager.register(entry_point.load(), name)
            _check_hooks(manager, name)
        except (Exception, SystemExit) as error:  # whatever a foreign module does on import
            if manager.has_plugin(name):
                manager.unregister(name=name)
            distribution = _distribution(entry_point)
            errors.append(
                PluginError(
                    name,
                    f"the plugin `{name}` of the distribution `{distribution}` cannot be loaded: {describe(error)}; "
                    f"update `{distribution}` or uninstall it",
                )
            )
        else:
            yield Plugin(name, entry_point)


def _check_hooks(manager: pluggy.PluginManager, name: str) -> None:
    """Raise if a plugin implements no hook, or one that does not exist, which pluggy would pass over in silence."""
    callers = manager.get_hookcallers(manager.get_plugin(name)) or []
    unknown = [caller.name for caller in callers if not caller.has_spec()]
    if unknown or not callers:
        known = ", ".join(sorted(hook for hook in vars(hookspecs) if hook.startswith(f"{PROJECT}_")))
        raise AttributeError(
            f"there is no hook `{unknown[0]}` among {known}" if unknown else f"it has no hook of {known}"
        )


def _collect(manager: pluggy.PluginManager, plugins: tuple[Plugin, ...], errors: list[PluginError]) -> Registry:
    def brought(hook: str, kind: str, accept: Callable[[Any], bool]) -> list[tuple[str, Any]]:
        found = []
        for implementation in sorted(getattr(manager.hook, hook).get_hookimpls(), key=lambda impl: impl.plugin_name):
            plugin = implementation.plugin_name
            try:
                items = list(implementation.function())
            except (Exception, SystemExit) as error:  # whatever a foreign function does
                message = (
                    f"the plugin `{plugin}` fails in its hook `{hook}`: {describe(error)}; update it or uninstall it"
                )
                errors.append(PluginError(plugin, message))
                continue
            for item in items:
                if accept(item):
                    found.append((plugin, item))
                else:
                    message = f"the plugin `{plugin}` returns {item!r} from its hook `{hook}`, which is not {kind}"
                    errors.append(PluginError(plugin, message))
        return found

    def unique(items: list[tuple[str, Any]], what: str, key: Callable[[Any], str]) -> dict[str, tuple[str, Any]]:
        by_key: dict[str, list[tuple[str, Any]]] = {}
        for plugin, item in items:
            by_key.setdefault(key(item), []).append((plugin, item))
        for name, same in by_key.items():
            if len(same) > 1:
                owners = " and ".join(f"`{plugin}`" for plugin, _ in same)
                message = f"the {what} `{name}` is brought twice, by {owners}; neither is used: rename one of them"
                errors.append(PluginError(same[0][0], message))
        return {name: same[0] for name, same in sorted(by_key.items()) if len(same) == 1}

    readers = unique(brought("factcheck_readers", "a reader", _is_reader), "reader", lambda item: str(item.name))
    annotators = unique(
        brought("factcheck_annotators", "an annotator class", _is_annotator), "layer", lambda item: str(item.layer.name)
    )
    reporters = unique(
        brought("factcheck_reporters", "a reporter", _is_reporter), "output format", lambda item: str(item.name)
    )
    fact_packs = brought("factcheck_fact_packs", "a folder", _is_folder)
    lexicons = brought("factcheck_lexicons", "a folder", _is_folder)
    sources = (
        *_new_languages(brought("factcheck_languages", "a folder", _is_folder), errors),
        *(LexiconSource(plugin, item) for plugin, item in lexicons),
    )
    languages = Lexicons(sources).languages
    written = brought("factcheck_checkers", "a rule class", _is_rule)
    for plugin, folder in brought("factcheck_rule_packs", "a folder", _is_folder):
        rules, problems = toml_rules.load([folder], languages, validate=False)
        written += [(plugin, rule) for rule in rules]
        errors += [PluginError(plugin, f"the plugin `{plugin}`: {problem}") for problem in problems]
    checkers = unique(written, "rule", lambda item: str(item.id))
    owners = {rule: plugin for rule, (plugin, _) in checkers.items()}
    errors += _misnamed([rule for _, rule in checkers.values()], owners)
    return Registry(
        plugins=plugins,
        errors=tuple(errors),
        readers=tuple(item for _, item in readers.values()),
        annotators=tuple(item for _, item in annotators.values()),
        checkers=tuple(item for _, item in checkers.values()),
        fact_packs=tuple(item for _, item in fact_packs),
        lexicons=sources,
        reporters=tuple(item for _, item in reporters.values()),
        owners=owners,
    )


def _new_languages(brought: list[tuple[str, Any]], errors: list[PluginError]) -> Iterator[LexiconSource]:
    """Yield the folders of lexicons of which each adds languages that nobody else brings."""
    owners = dict.fromkeys(Lexicons().languages, CORE)
    for plugin, folder in brought:
        source = LexiconSource(CORE_LEXICON, folder)
        taken = {language: owners[language] for language in source.languages if language in owners}
        for language, owner in taken.items():
            message = (
                f"the plugin `{plugin}` brings the language `{language}`, which `{owner}` has already; none of its "
                f"languages is used: take `{language}.toml` out of {folder}, or uninstall one of the two"
            )
            errors.append(PluginError(plugin, message))
        if not taken:
            owners.update(dict.fromkeys(source.languages, plugin))
            yield source


def _misnamed(rules: Iterable[type[Checker]], owners: Mapping[str, str]) -> Iterator[PluginError]:
    """Yield what is to be told of former ids that more than one rule may be meant by."""
    there = {rule.id: rule for rule in rules}
    taken: dict[str, str] = {}
    for rule in there.values():
        for former in rule.replaces:
            owner = owners[rule.id]
            told = f"the rule `{rule.id}` of `{owner}` says that it replaces `{former}`"
            other = there.get(former)
            if other is not None and other.status not in (Status.DEPRECATED, Status.REMOVED):
                yield PluginError(owner, f"{told}, which is there and {other.status}: deprecate or remove that one")
            elif former in taken:
                yield PluginError(owner, f"{told}, and so does `{taken[former]}`: take it out of one of them")
            taken.setdefault(former, rule.id)


def _is_same_file(rule: type[Checker], other: type[TomlRule] | None) -> bool:
    if other is None or not is_toml(rule):
        return False
    return Path(rule.path).resolve() == Path(other.path).resolve()


def _is_rule(item: Any) -> bool:
    return isinstance(item, type) and issubclass(item, Checker) and not isabstract(item)


def _is_annotator(item: Any) -> bool:
    return (
        isinstance(item, type)
        and isinstance(getattr(item, "layer", None), Layer)
        and callable(getattr(item, "annotate", None))
    )


def _is_reader(item: Any) -> bool:
    return (
        isinstance(getattr(item, "name", None), str)
        and hasattr(item, "suffixes")
        and callable(getattr(item, "read", None))
    )


def _is_reporter(item: Any) -> bool:
    return isinstance(getattr(item, "name", None), str) and callable(getattr(item, "render", None))


def _is_folder(item: Any) -> bool:
    return callable(getattr(item, "is_dir", None)) and bool(item.is_dir())
