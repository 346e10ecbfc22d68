"""How often Python looks for garbage."""

import gc

_SELDOM = 50_000  # new objects


def collect_seldom() -> None:
    """What is loaded here stays; to look it through again and again would be a tenth of the time."""
    gc.set_threshold(_SELDOM)
