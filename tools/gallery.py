"""Pictures of the sample in every theme, for README and docs: docs/gallery/THEME.png."""

import io
from pathlib import Path

import pypdfium2
from PIL import Image

from resume import load, render
from resume.files import write_atomically
from resume.options import Options
from resume.themes import built_in

ROOT = Path(__file__).parent.parent
DPI = 110


def picture(theme: str) -> bytes:
    """All pages side by side, as PNG."""
    cv = load(ROOT / "data" / ("portfolio.yaml" if theme == "timeline" else "sample.yaml"))
    with pypdfium2.PdfDocument(render(cv, ".pdf", Options(theme=theme))) as pdf:
        pages = [page.render(scale=DPI / 72).to_pil() for page in list(pdf)[:2]]
    gap = DPI // 10
    sheet = Image.new("RGB", (sum(page.width + gap for page in pages) - gap, pages[0].height), "#d0d0d0")
    for index, page in enumerate(pages):
        sheet.paste(page, (index * (page.width + gap), 0))
    output = io.BytesIO()
    sheet.quantize(64).save(output, "PNG", optimize=True)
    return output.getvalue()


def main() -> None:
    for theme in built_in():
        path = ROOT / f"docs/gallery/{theme}.png"
        write_atomically(path, picture(theme))
        print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
