"""Pictures of the sample in every theme, and their page: docs/gallery/THEME.png, docs/gallery.md.

With --sheets: all pages of every resume in data/ in every theme and paper, to look at: build/sheets/.
"""

import io
import sys
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pypdfium2
from PIL import Image

from resume import load, render
from resume.files import write_atomically
from resume.options import Options
from resume.shelves import BUILT_IN, built_in
from resume.themes import load_theme

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "data/sample.yaml"


def index() -> str:
    """The page of the gallery."""
    head = "# Gallery\n\nThe first two pages of `data/sample.yaml` in each theme; `make gallery` draws them anew.\n"
    return "\n".join([head, *map(_entry, built_in())])


def _entry(theme: str) -> str:
    picture = f"![The sample in the theme {theme}](gallery/{theme}.png)"
    return f"## {theme}\n\n{load_theme(BUILT_IN / theme).purpose}\n\n{picture}\n"


def pages(cv: Path, options: Options, dpi: int) -> list[Image.Image]:
    with pypdfium2.PdfDocument(render(load(cv), ".pdf", options)) as pdf:
        return [page.render(scale=dpi / 72).to_pil() for page in pdf]


def side_by_side(pictures: Sequence[Image.Image], columns: int) -> bytes:
    """Pictures of one size on a grey ground, as PNG."""
    width, height = (side + 10 for side in pictures[0].size)
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * width - 10, rows * height - 10), "#d0d0d0")
    for number, picture in enumerate(pictures):
        sheet.paste(picture, (number % columns * width, number // columns * height))
    output = io.BytesIO()
    sheet.quantize(64).save(output, "PNG", optimize=True)
    return output.getvalue()


def draw_gallery() -> None:
    for theme in built_in():
        put(ROOT / f"docs/gallery/{theme}.png", side_by_side(pages(SAMPLE, Options(theme=theme), 90)[:2], 2))
    put(ROOT / "docs/gallery.md", index().encode())


def draw_sheets() -> None:
    for theme, paper, cv in product(built_in(), ("a4", "letter"), sorted((ROOT / "data").glob("*.yaml"))):
        pictures = pages(cv, Options(theme=theme, paper=paper), 150)
        put(ROOT / f"build/sheets/{theme}-{cv.stem}-{paper}.png", side_by_side(pictures, min(len(pictures), 3)))


def put(path: Path, content: bytes) -> None:
    write_atomically(path, content)
    print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    (draw_sheets if "--sheets" in sys.argv else draw_gallery)()
