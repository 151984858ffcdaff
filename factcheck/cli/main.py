"""The entry point: finds the command and turns whatever comes of it into an exit code."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from keyword import iskeyword
from typing import NoReturn

from factcheck.cli.messages import UsageError, tell
from factcheck.errors import describe

COMMANDS = ("check", "rules", "test", "facts", "baseline", "config", "schema", "new", "try")

EXIT_UNUSABLE = 2
_EXIT_INTERRUPTED = 130
_EXIT_BROKEN_PIPE = 141
#: So many objects are made before the garbage collector looks for cycles among them.
_SELDOM = 100_000


@contextmanager
def _little_collected() -> Iterator[None]:
    """Have the garbage collector look less often, for it takes a tenth of a start and more.

    A run keeps nearly all that it makes before its first article, and articles leave hardly any cycles behind.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_SELDOM, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}: `{self.prog} --help` shows what there is")


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from factcheck.registry import version

        print(f"factcheck {version()}")
        parser.exit()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    _prepare_streams()
    try:
        options = _parser(arguments).parse_args(arguments)
        with _little_collected():
            code: int = options.run(options)
        sys.stdout.flush()
        return code
    except UsageError as error:
        tell(str(error))
        return EXIT_UNUSABLE
    except KeyboardInterrupt:
        return _EXIT_INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough. The interpreter must not complain about it when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _EXIT_BROKEN_PIPE
    except Exception as error:  # without this, a fault of ours would exit with the code that means "findings"
        tell(f"internal error: {describe(error)}: please report it, with what `--verbose` shows")
        if "-v" in arguments or "--verbose" in arguments:
            traceback.print_exc()
        return EXIT_UNUSABLE


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="factcheck",
        description="Checks news articles against their own text, the calendar, arithmetic and local facts.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    # Only the command at hand is imported: the others would make it slower to start.
    wanted = arguments[:1] if arguments and arguments[0] in COMMANDS else COMMANDS
    for name in wanted:
        module = f"{name}_" if iskeyword(name) else name  # no file can be imported by a word of Python
        import_module(f"factcheck.cli.{module}").add_parser(commands)
    return parser


def _prepare_streams() -> None:
    """Make sure that no character of an article or a message can fail to print."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")
