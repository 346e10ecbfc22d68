"""How often Python looks for garbage."""

import gc

_SELDOM = 500_000  # new objects; a resume of two pages leaves 25,000


def collect_seldom() -> None:
    """To look through what is loaded, and what is at work, again and again would be a tenth of the time."""
    gc.set_threshold(_SELDOM)


def tidy_up() -> None:
    """After a piece of work: what was loaded for the first one stays, and what is left of others goes."""
    if gc.get_freeze_count():
        gc.collect()
    else:
        gc.freeze()
