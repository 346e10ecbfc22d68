"""`resume`, and `python -m resume`: the command line, begun and ended without delay."""

import atexit
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from itertools import pairwise
from types import ModuleType

from resume.memory import collect_seldom, with_room

_BY_SIGNAL = 128
"""What shells add to the number of a signal for an exit code."""
_SOURCES = (".yaml", ".yml", ".json", ".toml")


@with_room
def main() -> None:
    """Starts the typesetter, if it is likely to be needed, before anything else is loaded."""
    try:
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) is signal.SIG_DFL:  # and not ignored, as by nohup
                signal.signal(number, lambda number, _: sys.exit(_BY_SIGNAL + number))
        _open_what_is_closed()
        collect_seldom()
        _look_for_no_plugins()
        if _sets_a_page(*sys.argv[1:]):
            _start_typesetter()
        from resume.cli import main as run

        run()
    except KeyboardInterrupt:
        _leave(_BY_SIGNAL + signal.SIGINT)
    except SystemExit as end:
        _leave(end.code)


def _open_what_is_closed() -> None:
    """Else the first file that is opened would be taken for the standard output."""
    for name, mode in {"stdin": "r", "stdout": "w", "stderr": "w"}.items():
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))


def _look_for_no_plugins() -> None:
    """Pydantic would look for some among all packages; if told not to, it still loads what reads their metadata."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    name = "pydantic.plugin._loader"
    loader = sys.modules[name] = ModuleType(name)

    def real(attribute: str) -> object:
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        del sys.modules[name]
        return getattr(import_module(name), attribute)

    loader.__dict__.update(get_plugins=tuple, __getattr__=real)


def _sets_a_page(verb: str = "", *arguments: str) -> bool:
    """A guess, before the command line is read; if it is wrong, the typesetter comes later, or in vain."""
    output = next((value for flag, value in pairwise(arguments) if flag in ("-o", "--output")), "")
    sources = sum(argument.endswith(_SOURCES) for argument in arguments if argument != output)
    if verb == "build":
        return sources <= 1 and not output.endswith((".html", *_SOURCES))
    return verb == "check" and "--no-pdf" not in arguments


def _start_typesetter() -> None:
    from resume.engine import TYPESETTER
    from resume.engine.ahead import EngineAhead
    from resume.errors import ResumeError

    with suppress(ResumeError):  # it is told when it is needed
        TYPESETTER.set(EngineAhead())


def _stop_typesetter() -> None:
    """It may be at work, and Ctrl-C does not reach it."""
    from resume.engine import TYPESETTER
    from resume.engine.ahead import EngineAhead

    if isinstance(engine := TYPESETTER.get(None), EngineAhead):
        engine.stop()


def _leave(code: object) -> None:
    """At once: to take the interpreter apart first, module by module, would be a tenth of the time."""
    if not isinstance(code, int | None):
        sys.exit(str(code))
    if code:
        _stop_typesetter()
    atexit._run_exitfuncs()  # noqa: SLF001 – such as those that delete temporary folders
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code or 0)


if __name__ == "__main__":
    main()
