"""What holds for an article: the configuration of its folder, the overrides of its path, and the command line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePath
from typing import NamedTuple

from factcheck.checker import Checker
from factcheck.engine import DEFAULT_TIMEOUT, Options
from factcheck.errors import proposal
from factcheck.lexicons import Lexicons
from factcheck.model.finding import Severity
from factcheck.policy.baseline import Baseline
from factcheck.policy.config import Configuration, Configurations, Origin, Override, Ruling, Value, shown
from factcheck.policy.errors import ConfigError, toml
from factcheck.policy.gate import Terms
from factcheck.policy.selection import (
    SelectionError,
    current,
    decided,
    deprecations,
    outdated,
    ready,
    select,
    today,
    unknown,
)
from factcheck.policy.settings import Settings
from factcheck.registry import Registry
from factcheck.toml_rules import RuleFileError

STALE = Severity.WARNING
"""Severity of suppressions and baseline entries that have become needless, unless the configuration says otherwise."""


class Policy(NamedTuple):
    """What holds for some articles; one is made for all that are alike, so that it can be told by its identity.

    Args:
        rules: That run.
        options: Of rules, where they are not the default ones.
        severities: Of all contradictions of a rule, over what the rule says.
        terms: On which the gate passes.
        timeout: Seconds that one article may take.
        languages: Of the house; none of them allows all.
        fact_packs: Besides those of plugins.
        registry: What there is, the rules of the configuration's rule packs included.
        missing: What is to be told of required plugins that are missing.
        notices: What is to be told of rules that are named by former ids, were removed, or will be.
        baseline: The findings that were known; None where there is no baseline.
        stale: Severity of suppressions and baseline entries that have become needless.
        narrowed: Whether the command line leaves out rules, so that what they would find is not known.
        suppressions: Whether suppressions hold.
    """

    rules: tuple[type[Checker], ...]
    options: Options
    severities: Mapping[str, Severity]
    terms: Terms
    timeout: float
    languages: frozenset[str]
    fact_packs: tuple[Path, ...]
    registry: Registry
    missing: tuple[str, ...]
    notices: tuple[str, ...]
    baseline: Baseline | None
    stale: Severity
    narrowed: bool
    suppressions: bool


class Policies:
    """Tells the policy of each article.

    Args:
        registry: What there is.
        settings: Of the command line.

    Raises:
        ConfigError: The configuration file that is given cannot be used.
    """

    def __init__(self, registry: Registry, settings: Settings) -> None:
        self.configurations = Configurations(settings.config, isolated=settings.isolated)
        self._registry = registry
        self._settings = settings
        self._policies: dict[tuple[Configuration, tuple[Origin, ...]], Policy] = {}
        self._baselines: dict[Path, Baseline] = {}
        self._registries: dict[tuple[Path, ...], Registry] = {}

    def of(self, path: str) -> Policy:
        """Return the policy of an article.

        Raises:
            ConfigError: Its configuration cannot be used.
            SelectionError: The command line names a rule that does not exist, or leaves none.
        """
        configuration = self.configurations.of(path)
        overrides = configuration.overriding(path)
        key = (configuration, tuple(override.origin for override in overrides))
        policy = self._policies.get(key)
        if policy is None:
            policy = self._policies[key] = self._made(configuration, overrides)
        return policy

    def registry_of(self, configuration: Configuration) -> Registry:
        """Return what there is where a configuration holds: the rules of its rule packs besides all else.

        Raises:
            ConfigError: A rule pack cannot be used.
        """
        stated = configuration.keys.get("rule-packs")
        paths = tuple(Path(shown(Path(path))) for path in stated.value) if stated else ()
        if stated is None or not paths:
            return self._registry
        registry = self._registries.get(paths)
        if registry is None:
            for path in paths:
                if not path.exists():
                    raise ConfigError(f"{stated.origin}: there is no rule pack `{path}`: check the name")
            try:
                registry = self._registries[paths] = self._registry.with_rules(paths)
            except RuleFileError as error:
                raise ConfigError(str(error)) from None
        return registry

    def rules_of(self, paths: Iterable[str]) -> Registry:
        """Return what there is, with the rules of every rule pack that holds for some articles.

        Raises:
            ConfigError: A configuration or a rule pack cannot be used.
        """
        checkers = {rule.id: rule for rule in self._registry.checkers}
        owners = dict(self._registry.owners)
        for configuration in {id(found): found for found in map(self.configurations.of, paths)}.values():
            registry = self.registry_of(configuration)
            checkers.update({rule.id: rule for rule in registry.checkers})
            owners.update(registry.owners)
        return replace(self._registry, checkers=tuple(checkers[name] for name in sorted(checkers)), owners=owners)

    def fact_packs_of(self, paths: Iterable[str]) -> tuple[Path, ...]:
        """Return the fact packs of a newsroom's own that hold for some files.

        Raises:
            ConfigError: A configuration cannot be used.
        """
        return tuple(dict.fromkeys(pack for path in paths for pack in _fact_packs(self.configurations.of(path))))

    def leaves_out(self, path: str) -> bool:
        """Tell whether the configuration or the command line excludes an article.

        Raises:
            ConfigError: The configuration cannot be used.
        """
        configuration = self.configurations.of(path)
        excluded = configuration.get("exclude", ())
        if not (excluded or self._settings.exclude):
            return False
        from factcheck.policy.globs import matches

        from_here = PurePath(os.path.relpath(path))
        return any(matches(pattern, configuration.relative(path)) for pattern in excluded) or any(
            matches(pattern, from_here) for pattern in self._settings.exclude
        )

    @property
    def baselines(self) -> tuple[Baseline, ...]:
        """The baselines in use so far."""
        return tuple(self._baselines.values())

    def _made(self, configuration: Configuration, overrides: tuple[Override, ...]) -> Policy:
        registry = self.registry_of(configuration)
        missing = tuple(_missing(configuration, registry))
        faults = tuple(_faults(configuration, registry, complete=not (missing or registry.errors)))
        if faults:
            raise ConfigError("\n".join(faults))
        settings = self._settings
        ruling = configuration.ruling
        rulings = (ruling, *(override.ruling for override in overrides))
        rules = self._rules(registry, configuration, overrides)
        if not rules:
            if overrides and self._rules(registry, configuration, ()):
                raise ConfigError(f"{overrides[-1].origin}: no rule is left for these paths: put them under `exclude`")
            raise SelectionError("no rule is left to run: select or install one; `factcheck rules` lists what there is")
        timeout = settings.timeout
        level = settings.fail_level or configuration.get("fail-level", "error")
        warnings = configuration.get("max-warnings") if settings.max_warnings is None else settings.max_warnings
        return Policy(
            rules,
            _options(rulings, registry),
            {
                today(rule, registry.checkers): Severity(value.value)
                for entry in rulings
                for rule, value in entry.severity.items()
            },
            Terms(level, warnings),
            configuration.get("timeout", DEFAULT_TIMEOUT) if timeout is None else timeout,
            frozenset(configuration.get("languages", ())),
            _fact_packs(configuration),
            registry,
            missing,
            tuple(dict.fromkeys((*self._outdated(registry, rulings), *deprecations(rules, registry.checkers)))),
            self._baseline(configuration),
            Severity(configuration.get("stale-suppressions", STALE)),
            bool(settings.select or settings.ignore),
            settings.suppressions,
        )

    def _rules(
        self, registry: Registry, configuration: Configuration, overrides: tuple[Override, ...]
    ) -> tuple[type[Checker], ...]:
        ruling = configuration.ruling
        selected, ignored = self._settings.select, self._settings.ignore
        if not selected:
            selected = _known(registry, ruling.select)
            ignored = (*_known(registry, ruling.ignore), *ignored)
        rules = registry.checkers
        preview = self._settings.preview or bool(configuration.get("preview", False))
        running = {rule.id for rule in select(rules, selected, ignored, preview=preview)}
        # Who names a rule in preview for some paths asks for it there.
        others = [
            (current(_known(registry, own.select), rules), current(_known(registry, own.ignore), rules))
            for own in (override.ruling for override in overrides)
        ]
        asked = frozenset(name for wanted, _ in others for name in wanted)
        chosen = []
        for rule in rules:
            runs = rule.id in running
            for wanted, unwanted in others:
                runs = decided(rule.id, wanted, unwanted, otherwise=runs)
            if runs and (rule.id in running or ready(rule, asked, preview=preview)):
                chosen.append(rule)
        return tuple(chosen)

    def _outdated(self, registry: Registry, rulings: Iterable[Ruling]) -> Iterator[str]:
        """Yield what is to be told of former ids, and of rules that were removed, where they are named."""
        for name in (*self._settings.select, *self._settings.ignore):
            told = outdated(name, registry.checkers)
            if told:
                yield told
        for ruling in rulings:
            named = [(value.value, value.origin) for value in (*ruling.select, *ruling.ignore)]
            named += [(rule, value.origin) for rule, value in ruling.severity.items()]
            named += [(rule, value.origin) for rule, given in ruling.options.items() for value in [*given.values()][:1]]
            for name, origin in named:
                told = outdated(name, registry.checkers)
                if told:
                    yield f"{origin}: {told}"

    def _baseline(self, configuration: Configuration) -> Baseline | None:
        if not self._settings.use_baseline:
            return None
        stated = configuration.keys.get("baseline")
        path = self._settings.baseline or (Path(stated.value) if stated else None)
        if path is None:
            return None
        if path not in self._baselines:
            self._baselines[path] = Baseline.read(path, stated.origin if stated else None)
        return self._baselines[path]


def _known(registry: Registry, names: tuple[Value, ...]) -> tuple[str, ...]:
    """Return the names that exist; those that do not have been told of, or are of a plugin that is not there."""
    return tuple(name.value for name in names if not unknown(name.value, registry.checkers))


def _missing(configuration: Configuration, registry: Registry) -> Iterator[str]:
    """Yield what is to be told of required plugins that are not there."""
    required = configuration.keys.get("required-plugins")
    if required is None:
        return
    installed = {plugin.name for plugin in registry.plugins}
    for name in required.value:
        if name not in installed:
            yield (
                f"{required.origin}: the plugin `{name}` is required and not there"
                + proposal(name, installed, "install the distribution that brings it, for example with pip")
            )


def _faults(configuration: Configuration, registry: Registry, *, complete: bool) -> Iterator[str]:
    """Yield what a configuration names and does not exist.

    Args:
        configuration: As read.
        registry: What there is.
        complete: Whether all plugins are there; if not, a rule may be one of theirs, and the gate is undecided anyway.
    """
    facts = configuration.keys.get("fact-packs")
    if facts is not None:
        for path in map(Path, facts.value):
            if not path.exists():
                yield f"{facts.origin}: there is no fact pack `{shown(path)}`: check the name"
            elif path.is_dir() and not any(path.glob("*.toml")):
                yield f"{facts.origin}: there is no TOML file in `{shown(path)}`: put facts there or name another"
    languages = configuration.keys.get("languages")
    if languages is not None:
        known = Lexicons(registry.lexicons).languages
        for language in languages.value:
            if language not in known:
                told = proposal(language, known, f"choose among {', '.join(known)}")
                yield f"{languages.origin}: there is no lexicon for the language `{language}`{told}"
    rules = {rule.id: rule for rule in registry.checkers}
    for ruling in (configuration.ruling, *(override.ruling for override in configuration.overrides)):
        for name in (*ruling.select, *ruling.ignore):
            complaint = unknown(name.value, registry.checkers)
            if complete and complaint:
                yield f"{name.origin}: {complaint}"
        for rule, severity in ruling.severity.items():
            complaint = unknown(rule, registry.checkers)
            if complete and complaint:
                yield f"{severity.origin}: {complaint}"
        for rule, given in ruling.options.items():
            now = today(rule, registry.checkers)
            if now in rules:
                yield from _option_faults(rules[now], given)
            elif complete:
                for value in list(given.values())[:1]:
                    yield f"{value.origin}: {unknown(rule, registry.checkers)}"


def _option_faults(rule: type[Checker], given: Mapping[str, Value]) -> Iterator[str]:
    options = rule.options()
    for name, value in given.items():
        if name not in options:
            listed = f"it has {', '.join(f'`{known}`' for known in options)}" if options else "it has none"
            yield f"{value.origin}: the rule `{rule.id}` has no option `{name}`{proposal(name, options, listed)}"
            continue
        try:
            options[name].accept(value.value)
        except ValueError as error:
            yield f"{value.origin}: the option `{name}` of `{rule.id}` cannot be {toml(value.value)}: {error}"


def _options(rulings: tuple[Ruling, ...], registry: Registry) -> dict[str, dict[str, object]]:
    options: dict[str, dict[str, object]] = {}
    for ruling in rulings:
        for rule, given in ruling.options.items():
            options.setdefault(today(rule, registry.checkers), {}).update(
                {name: value.value for name, value in given.items()}
            )
    return options


def _fact_packs(configuration: Configuration) -> tuple[Path, ...]:
    return tuple(Path(shown(Path(path))) for path in configuration.get("fact-packs", ()))
