"""`resume`, and `python -m resume`: the command line, begun and ended without delay."""

import atexit
import gc
import os
import sys
from contextlib import suppress

from resume.child import RARELY


def main() -> None:
    """Starts the typesetter, if it is likely to be needed, before anything else is loaded."""
    gc.set_threshold(RARELY)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # they would be looked for among all packages
    if sys.argv[1:2] in (["build"], ["check"]):
        _start_typesetter()
    from resume.cli import main as run

    try:
        run()
    except SystemExit as end:
        _leave(end.code)


def _start_typesetter() -> None:
    from resume.engine import TYPESETTER
    from resume.engine.ahead import EngineAhead

    TYPESETTER.set(EngineAhead())


def _leave(code: object) -> None:
    """At once: to take the interpreter apart first, module by module, would be a tenth of the time."""
    if not isinstance(code, int | None):
        sys.exit(str(code))
    atexit._run_exitfuncs()  # noqa: SLF001 – such as those that delete temporary folders
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code or 0)


if __name__ == "__main__":
    main()
