"""Ctrl-C, as a terminal sends it."""

import os
import signal
import subprocess
from collections.abc import Sequence


def interrupted(command: Sequence[str]) -> tuple[int, str, str]:
    """The exit code, output and errors of a command that is interrupted when it has printed three lines."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 – else ignored in background
    )
    assert process.stdout is not None
    assert process.stderr is not None
    with process:
        told = [process.stdout.readline() for _ in range(3)]
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does it: to all of them
        output, errors = process.stdout.read(), process.stderr.read()  # communicate() would lose what is read ahead
    return process.returncode, "".join(told) + output, errors
