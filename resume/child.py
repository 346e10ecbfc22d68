"""Another process of ours, which works within limits: whatever happens in it is told, and harms nobody else."""

import atexit
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, TypeVar

from resume.bounds import allow_time, bound_memory, too_large, too_long
from resume.errors import Problem, ResumeError
from resume.memory import collect_seldom, with_room
from resume.system import library_path

T = TypeVar("T")
_ROOT = str(Path(__file__).parent.parent)


class Child:
    """A Python that is asked to call functions, by their names, and answers; ResumeError where it comes to an end."""

    def __init__(self) -> None:
        self._process = _started()
        self.asked = 0
        self._questions, self._answers = _open(self._process.stdin), _open(self._process.stdout)

    def ask(self, function: Callable[..., object], *arguments: object) -> None:
        """Asks, and does not wait for the answer."""
        self.asked += 1
        try:
            pickle.dump((function, arguments), self._questions)
            self._questions.flush()
        except (OSError, ValueError):  # which says that it was stopped
            raise self._end() from None

    def answer(self) -> Any:
        """What comes of the first question that is not answered yet; if it is an exception, that is raised."""
        try:
            outcome = pickle.load(self._answers)  # noqa: S301 – from a process of ours
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            raise self._end() from None
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def call(self, function: Callable[..., T], *arguments: object) -> T:
        self.ask(function, *arguments)
        answer: T = self.answer()
        return answer

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def dismiss(self) -> None:
        """Lets one that has nothing to do end by itself, and take its temporary folder along."""
        with suppress(OSError, ValueError):
            self._questions.close()

    def stop(self, patience: float = 0) -> None:
        """At once, whatever it does, or when it has had so many seconds to end by itself."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(patience)
        self._process.kill()
        self._process.wait()
        for pipe in (self._questions, self._answers):
            with suppress(OSError, ValueError):
                pipe.close()

    def _end(self) -> ResumeError:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        self.stop()
        code = self._process.returncode
        if code == -signal.SIGXCPU:
            return too_long()
        return ResumeError(Problem(f"the process that did the work ended ({_how(code)})", "run it again, or report it"))


def _started() -> subprocess.Popen[bytes]:
    path = os.pathsep.join(filter(None, [_ROOT, os.environ.get("PYTHONPATH")]))
    try:
        return subprocess.Popen(  # noqa: S603 – ourselves
            [sys.executable, "-P", "-m", __name__],
            env={**os.environ, **library_path(), "PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is the parent's business
        )
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        remedy = "do less at once (--jobs), or raise the limit (ulimit -n, ulimit -u)"
        raise ResumeError(Problem(f"no process to set pages can be started: {reason}", remedy)) from None


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # noqa: S101 – for the type checker
    return pipe


def _how(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"


@with_room
def _serve(answers: IO[bytes]) -> None:
    """Answers until nobody asks, or listens, any more."""
    os.dup2(2, 1)  # what a library prints is no answer
    collect_seldom()
    bound_memory()
    while True:
        try:
            function, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 – from a process of ours
        except EOFError:
            return
        outcome = _outcome(function, arguments)
        try:
            pickle.dump(outcome, answers)
            answers.flush()
        except BrokenPipeError:
            return


def _outcome(function: Callable[..., object], arguments: tuple[object, ...]) -> object:
    try:
        allow_time()
        return function(*arguments)
    except ResumeError as error:
        return error
    except MemoryError:
        return too_large()
    except Exception as error:  # noqa: BLE001 – it is told, and raised there
        return RuntimeError(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    output = os.fdopen(os.dup(1), "wb")
    _serve(output)
    atexit._run_exitfuncs()  # noqa: SLF001 – such as those that delete temporary folders
    os._exit(0)
