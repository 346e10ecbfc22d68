"""How tightly a page is set: its measures at a density, and the density at which a resume fills its pages best.

Knows no typesetter: `Layout` is all that it asks of one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

TIGHTEST, AIRIEST = 0.8, 1.15
_SMALLEST, _LARGEST = 9.0, 11.5  # points, of body text
_NARROWEST = 10.0  # millimetres, of a margin
_FOOT = 14.5  # the page number stands in it
_SOLID, _OPEN = 1.2, 1.45  # leading
_SPACES = (2, 4, 8, 12, 18, 24)
_MOST_TRIED = 6
_GUESSES = 3
_SLACK = 0.02  # of a page; to aim at its very end is to miss it half of the time
_STEP = 0.01
_NEARBY = (0.97, 0.94, 0.91, 1.04, 1.08)
_LONG = 40  # pages
_THIN = 0.16  # of a page; less looks like a mistake


@dataclass(frozen=True, slots=True)
class Layout:
    """What came of setting a resume at a density."""

    density: float
    lines: tuple[int, ...]
    """Of text, on each page."""
    fill: float
    """How much of the last page is filled, from 0 to 1."""
    entries: tuple[tuple[str, int], ...] = ()
    """Titles of the entries of the first level, and their lines."""
    complaints: tuple[str, ...] = ()
    """What the typesetter said of the style sheets."""

    @property
    def pages(self) -> int:
        return len(self.lines)

    @property
    def length(self) -> float:
        """In pages."""
        return self.pages - 1 + self.fill

    @property
    def is_thin(self) -> bool:
        """Whether a few lines stand alone on the last page, of few enough pages to set them all again for it."""
        return 1 < self.pages <= _LONG and self.fill < _THIN


def measures(size: float, margin: float, leading: float, density: float) -> Mapping[str, str]:
    """The lengths that a density makes of a theme's own: body text in points, margin in millimetres, leading, spaces.

    White space gives way first, then the leading, then the size of the text; none beyond what is legible.
    """
    text = min(max(size * density, min(size, _SMALLEST)), max(size, _LARGEST))
    lines = min(max(leading * (1 + density) / 2, min(leading, _SOLID)), max(leading, _OPEN))
    side = max(margin * density, min(margin, _NARROWEST))
    head, foot = max(side * 0.85, _NARROWEST), max(side * 0.95, _FOOT)
    margins = {"margin": f"{side:.2f}mm", "margin-top": f"{head:.2f}mm", "margin-bottom": f"{foot:.2f}mm"}
    spaces = {f"space-{space}": f"{space * density**2:.2f}pt" for space in _SPACES}
    return {"size": f"{text:.2f}pt", "leading": f"{lines:.3f}"} | margins | spaces


def settled(lay_out: Callable[[float], Layout], density: float) -> Layout:
    """The layout at a density; or at one near to it, where that would leave a few lines on the last page."""
    first = layout = lay_out(density)
    for change in _NEARBY:
        if not layout.is_thin:
            return layout
        layout = lay_out(min(max(density * change, TIGHTEST), AIRIEST))
    return first if layout.is_thin else layout


def fitted(lay_out: Callable[[float], Layout], pages: int, density: float = 1) -> Layout:
    """The airiest layout on at most so many pages, without a thin last one if that can be; at most six are tried.

    If none fits, the tightest. The search begins at `density`.
    """
    tried: list[Layout] = []
    best = _airiest(lay_out, pages, density, tried)
    if best.is_thin and best.pages <= pages:
        fuller = _airiest(lay_out, best.pages - 1, density, tried)
        return fuller if fuller.pages < best.pages else best
    return best


def _airiest(lay_out: Callable[[float], Layout], pages: int, density: float, tried: list[Layout]) -> Layout:
    """Adds to what was tried until enough is known."""
    following: float | None = density
    while len(tried) < _MOST_TRIED and (following := _next(tried, pages, density)):
        tried.append(lay_out(following))
    fitting = [layout for layout in tried if layout.pages <= pages]
    return max(fitting, key=_density) if fitting else min(tried, key=_density)


def _next(tried: Sequence[Layout], pages: int, first: float) -> float | None:
    """The density to try after those tried; None if there is nothing more to gain."""
    if not tried:
        return first
    fitting = sorted((layout for layout in tried if layout.pages <= pages), key=_density)
    exceeding = sorted((layout for layout in tried if layout.pages > pages), key=_density)
    if fitting and exceeding:
        return _between(fitting[-1], exceeding[0], pages)
    known, end = (fitting[-1], AIRIEST) if fitting else (exceeding[0], TIGHTEST)
    if known.density == end or _is_full(known, pages):
        return None
    guess = known.density * sqrt((pages - _SLACK) / max(known.length, _SLACK))
    return min(max(guess, TIGHTEST), AIRIEST) if len(tried) < _GUESSES else end


def _between(fits: Layout, exceeds: Layout, pages: int) -> float | None:
    """Where by their lengths the right density may be, but never near to either."""
    gap = exceeds.density - fits.density
    if gap <= _STEP or _is_full(fits, pages):
        return None
    share = (pages - _SLACK - fits.length) / (exceeds.length - fits.length)
    return fits.density + gap * min(max(share, 0.2), 0.8)


def _is_full(layout: Layout, pages: int) -> bool:
    return layout.pages == pages and layout.fill > 1 - 2 * _SLACK


def _density(layout: Layout) -> float:
    return layout.density
