"""How Python's memory is looked after: how often it looks for garbage, and how much room its frames have."""

import gc
from collections.abc import Callable
from functools import cache, wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_SELDOM = 500_000  # new objects; a resume of two pages leaves 25,000
_ROOM = 65_536  # words; a hundred calls take a thousand


def collect_seldom() -> None:
    """To look through what is loaded, and what is at work, again and again would be a tenth of the time."""
    gc.set_threshold(_SELDOM)


def tidy_up() -> None:
    """After a piece of work: what was loaded for the first one stays, and what is left of others goes."""
    _keep_what_is_loaded()
    gc.collect()


@cache
def _keep_what_is_loaded() -> None:
    gc.freeze()


def with_room(function: Callable[P, T]) -> Callable[P, T]:
    """Gives the frames of all that it calls one piece of memory.

    CPython takes 16 kB at a time from the system, and gives them back at once: a loop that calls across the end of such
    a piece takes and returns one at each turn, two thousand times for two pages. A frame that claims to be large gets a
    piece that is twice as large.
    """

    def call(*arguments: P.args, **named: P.kwargs) -> T:
        return function(*arguments, **named)

    call.__code__ = call.__code__.replace(co_stacksize=_ROOM)
    return wraps(function)(call)
