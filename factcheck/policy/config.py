"""What configuration files say: finds, reads, checks and merges them.

The file that holds for an article is the nearest one upwards from it: ``factcheck.toml``, or ``pyproject.toml`` if it
has a table ``[tool.factcheck]``. Nothing of this imports pydantic unless there is such a file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.policy.errors import ConfigError

if TYPE_CHECKING:
    from factcheck.toml_lines import TomlLines

NAME = "factcheck.toml"
PYPROJECT = "pyproject.toml"
_TABLE = ("tool", "factcheck")
#: Keys whose values are files, which are named from the folder of the file that names them.
FILES = frozenset({"baseline", "fact-packs", "rule-packs"})
#: Breaches of one file that are told at once.
_MOST_TOLD = 5

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Origin(NamedTuple):
    """Where a value comes from.

    Args:
        path: The file as messages call it; without a line, what else it may be: ``default``, ``command line``.
        line: From 1.
    """

    path: str
    line: int | None = None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


class Value(NamedTuple):
    """What a key says, and where."""

    value: Any
    origin: Origin


class Ruling(NamedTuple):
    """What a file, or one of its overrides, says of rules.

    Args:
        select: Rules and families of rules to run.
        ignore: Those not to run.
        severity: By rule.
        options: By rule and name.
    """

    select: tuple[Value, ...] = ()
    ignore: tuple[Value, ...] = ()
    severity: Mapping[str, Value] = _NOTHING
    options: Mapping[str, Mapping[str, Value]] = _NOTHING


class Override(NamedTuple):
    """What holds besides for some articles.

    Args:
        paths: Patterns, seen from the folder of the configuration.
        ruling: What holds for them.
        origin: Of the whole.
    """

    paths: tuple[str, ...]
    ruling: Ruling
    origin: Origin


class Configuration:
    """What holds for the articles under a folder as far as files say.

    Args:
        folder: That of the file.
        files: The file and those that it extends; it is the last one.
        keys: Every key but those of ``ruling`` and ``overrides``.
        ruling: What is said of rules.
        overrides: In order; what a later one says wins.
    """

    __slots__ = ("files", "folder", "keys", "overrides", "ruling")

    def __init__(
        self,
        folder: Path,
        files: tuple[Path, ...] = (),
        keys: Mapping[str, Value] = _NOTHING,
        ruling: Ruling = Ruling(),  # noqa: B008  it is a constant
        overrides: tuple[Override, ...] = (),
    ) -> None:
        self.folder = folder
        self.files = files
        self.keys = keys
        self.ruling = ruling
        self.overrides = overrides

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a key, or the default where no file says anything."""
        found = self.keys.get(key)
        return default if found is None else found.value

    def relative(self, path: str) -> PurePath:
        """Return a path as patterns see it."""
        return PurePath(os.path.relpath(path, self.folder))

    def overriding(self, path: str) -> tuple[Override, ...]:
        """Return the overrides that hold for an article."""
        if not self.overrides:
            return ()
        from factcheck.policy.globs import matches

        relative = self.relative(path)
        return tuple(entry for entry in self.overrides if any(matches(pattern, relative) for pattern in entry.paths))


class Configurations:
    """Finds the configuration of each article, and reads each file once.

    Args:
        given: The only file to use; searched upwards from each article unless given.
        isolated: Whether to use no file at all.

    Raises:
        ConfigError: The file that is given cannot be used.
    """

    def __init__(self, given: Path | None = None, *, isolated: bool = False) -> None:
        self._none = Configuration(Path.cwd())
        self._given: Configuration | None = None
        if isolated:
            self._given = self._none
        elif given is not None:
            self._given = load(given)
        self._found: dict[str, Configuration] = {}

    def of(self, path: str) -> Configuration:
        """Return the configuration of an article.

        Raises:
            ConfigError: It cannot be used.
        """
        return self.of_folder(os.path.dirname(path))  # noqa: PTH120  every article comes by; a Path takes ten times as long

    def of_folder(self, folder: str) -> Configuration:
        """Return the configuration of the articles in a folder.

        Raises:
            ConfigError: It cannot be used.
        """
        if self._given is not None:
            return self._given
        found = self._found.get(folder)
        if found is None:
            found = self._found[folder] = self._upwards(absolute(Path(folder)))
        return found

    def _upwards(self, folder: Path) -> Configuration:
        name = str(folder)
        found = self._found.get(name)
        if found is None:
            path = _in_folder(folder)
            if path is not None:
                found = load(path)
            else:
                found = self._none if folder.parent == folder else self._upwards(folder.parent)
            self._found[name] = found
        return found


def absolute(path: Path) -> Path:
    """Return a path from the root, without ``..``, and with symbolic links as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100  pathlib keeps `..`, whose parent is not the parent folder


def _in_folder(folder: Path) -> Path | None:
    """Return the configuration file in a folder; None if it has none."""
    own = folder / NAME
    if own.is_file():
        return own
    project = folder / PYPROJECT
    # A comment or a text may name the table too.
    if project.is_file() and b"tool.factcheck" in project.read_bytes():
        return None if _table(_parsed(project)[0], PYPROJECT) is None else project
    return None


def load(path: Path) -> Configuration:
    """Return what a file and those that it extends say.

    Raises:
        ConfigError: One of them cannot be used.
    """
    layers = list(_layers(path, Origin("command line"), ()))
    keys: dict[str, Value] = {}
    ruling = Ruling()
    overrides: list[Override] = []
    for layer in layers:
        keys |= layer.keys
        ruling = _merged(ruling, layer.ruling)
        overrides += layer.overrides
    files = tuple(file for layer in layers for file in layer.files)
    return Configuration(layers[-1].folder, files, keys, ruling, tuple(overrides))


def _layers(path: Path, origin: Origin, within: tuple[Path, ...]) -> Iterator[Configuration]:
    """Yield what each file says by itself, those that are extended first."""
    path = absolute(path)
    if path in within:
        raise ConfigError(f"{origin}: `{shown(path)}` extends itself: take it out of `extend`")
    try:
        data, text = _parsed(path)
    except OSError as error:
        raise ConfigError(f"{origin}: `{shown(path)}` cannot be read: {error.strerror}: check the name") from None
    table = _table(data, path.name)
    if table is None:
        raise ConfigError(f"{shown(path)}: it has no table [tool.factcheck]: add it, or name a {NAME}")
    own = _own(path, table, text)
    extended = own.keys.get("extend")
    if extended is not None:
        for name in extended.value:
            yield from _layers(path.parent / name, extended.origin, (*within, path))
    yield own


def _parsed(path: Path) -> tuple[dict[str, Any], str]:
    import tomli

    from factcheck.toml_lines import broken

    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ConfigError(f"{shown(path)}: is not UTF-8 text: save it as UTF-8") from None
    try:
        return tomli.loads(text), text
    except tomli.TOMLDecodeError as error:
        raise ConfigError(broken(shown(path), text, error)) from None


def _table(data: Mapping[str, Any], name: str) -> Any:
    if name != PYPROJECT:
        return data
    tool = data.get("tool")
    return tool.get("factcheck") if isinstance(tool, dict) else None


def _own(path: Path, table: Any, text: str) -> Configuration:
    """Return what one file says by itself.

    Raises:
        ConfigError: It breaks the schema; the message tells the first few breaches, one a line.
    """
    from factcheck.policy.schema import ConfigurationModel, breaches
    from factcheck.toml_lines import TomlLines

    reading = _Reading(path, TomlLines(text), _TABLE if path.name == PYPROJECT else ())
    faults = list(breaches(ConfigurationModel, table))
    if faults:
        raise ConfigError("\n".join(reading.told(place, message) for place, message in faults[:_MOST_TOLD]))
    keys = {}
    for key in table.keys() - {"select", "ignore", "severity", "options", "overrides"}:
        value = table[key]
        if key == "extend" and isinstance(value, str):
            value = [value]
        elif key in FILES:
            value = str(path.parent / value) if isinstance(value, str) else [str(path.parent / name) for name in value]
        keys[key] = Value(value, reading.origin(key))
    overrides = tuple(
        Override(tuple(entry["paths"]), reading.ruling(entry, "overrides", number), reading.origin("overrides", number))
        for number, entry in enumerate(table.get("overrides", ()))
    )
    return Configuration(path.parent, (path,), keys, reading.ruling(table), overrides)


class _Reading:
    """Tells of the values of one file where they stand."""

    def __init__(self, path: Path, lines: TomlLines, prefix: tuple[str, ...]) -> None:
        self._path = shown(path)
        self._lines = lines
        self._prefix = prefix

    def origin(self, *place: str | int, value: object = None) -> Origin:
        return Origin(self._path, self._lines.of((*self._prefix, *place), value))

    def told(self, place: tuple[str | int, ...], message: str) -> str:
        steps = [str(step) for step in place if isinstance(step, str)]
        key = f"`{'.'.join(steps)}`: " if steps else ""
        return f"{self.origin(*place)}: {key}{message}"

    def ruling(self, table: Mapping[str, Any], *place: str | int) -> Ruling:
        def names(key: str) -> tuple[Value, ...]:
            listed = table.get(key, ())
            return tuple(Value(name, self.origin(*place, key, value=name)) for name in listed)

        return Ruling(
            names("select"),
            names("ignore"),
            {
                rule: Value(severity, self.origin(*place, "severity", rule))
                for rule, severity in table.get("severity", {}).items()
            },
            {
                rule: {name: Value(value, self.origin(*place, "options", rule, name)) for name, value in given.items()}
                for rule, given in table.get("options", {}).items()
            },
        )


def _merged(base: Ruling, over: Ruling) -> Ruling:
    """Return a ruling with another one over it: its lists replace, its tables add and replace."""
    options = {rule: {**base.options.get(rule, {}), **given} for rule, given in over.options.items()}
    return Ruling(
        over.select or base.select,
        over.ignore or base.ignore,
        {**base.severity, **over.severity},
        {**base.options, **options},
    )


def shown(path: Path) -> str:
    """Return a path as messages call it: from the current folder if it lies within."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
