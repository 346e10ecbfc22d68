"""Text that lies on other text.

Neither is read well, by people or by engines that go by place. A box of a fixed height or place is too small for what
it holds.
"""

from collections.abc import Iterator
from itertools import combinations

from resume.errors import Problem
from resume.readback import Proof, short
from resume.readback.glyphs import Box, Page, Run

_WIDTH, _HEIGHT = 3, 2  # points that may be shared: an italic f reaches far, and an ascender meets a descender


def check(proof: Proof) -> Iterator[Problem]:
    for page in proof.pages:
        for one, other in collisions(page):
            message = f"“{short(one.text)}” and “{short(other.text)}” lie on each other on page {page.number + 1}"
            remedy = "let the boxes of the theme grow with their text"
            yield proof.about(one, message, remedy)


def collisions(page: Page) -> Iterator[tuple[Run, Run]]:
    boxed = sorted(((run.box, run) for run in page.runs), key=lambda pair: pair[0])
    for (one, first), (other, second) in combinations(boxed, 2):
        if _overlap(one, other) and any(_overlap(a.box, b.box) for a in first.glyphs for b in second.glyphs):
            yield first, second


def _overlap(one: Box, other: Box) -> bool:
    width = min(one[2], other[2]) - max(one[0], other[0])
    return width > _WIDTH and min(one[3], other[3]) - max(one[1], other[1]) > _HEIGHT
