"""What can be seen in the picture of a page."""

from typing import Any

from resume.color import contrast
from resume.readback.glyphs import SCALE, Box, Page, Run

_VISIBLE = 24  # of 255, between the lightest and the darkest of a place
_INK = 40
_FEW = 3
_BESIDE = 0.8  # points


def is_blank(page: Page, box: Box) -> bool:
    """Whether a place has but one colour."""
    return all(most - least < _VISIBLE for least, most in page.crop(_wider(box)).getextrema())


def _wider(box: Box) -> Box:
    """With some ground at both sides, which a stem such as that of an I leaves none of."""
    return box[0] - _BESIDE, box[1], box[2] + _BESIDE, box[3]


def ink(page: Page, box: Box) -> tuple[float, float]:
    """Width and height, in points, of what differs from the ground of a place."""
    from PIL import Image, ImageChops

    crop = page.crop(box)
    difference = ImageChops.difference(crop, Image.new("RGB", crop.size, _ground(page, box))).convert("L")
    found = difference.point([0] * _INK + [255] * (256 - _INK)).getbbox() or (0, 0, 0, 0)
    return (found[2] - found[0]) / SCALE, (found[3] - found[1]) / SCALE


def seen_contrast(page: Page, run: Run) -> float:
    """Of a run with its ground: as it is painted, or as it is seen if that is less."""
    ground = _hex(_ground(page, run.box))
    painted = contrast(_hex(run.color), ground)
    if len(run.glyphs) < _FEW:
        return painted
    crop = page.crop(run.box)
    colors = sorted((color for _, color in crop.getcolors(crop.width * crop.height)), key=sum)
    return min(painted, max(contrast(_hex(color), ground) for color in (colors[0], colors[-1])))


def _ground(page: Page, box: Box) -> Any:
    """The colour that most of a place has, with a little round it."""
    crop = page.crop(box, pad=1.5)
    return max(crop.getcolors(crop.width * crop.height))[1]


def _hex(color: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)
