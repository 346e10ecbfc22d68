"""Resume → a picture of each page of its PDF, by PDFium."""

import io
from dataclasses import replace

from resume.errors import Problem, ResumeError
from resume.options import Options, Output
from resume.schema import Resume
from resume.writers import pdf


def write(resume: Resume, options: Options) -> Output:
    """At `options.dpi` pixels an inch."""
    try:
        import pypdfium2
    except ImportError:
        problem = Problem("pypdfium2 is missing; pictures are made with it", "run: pip install 'resume[png]'")
        raise ResumeError(problem) from None
    typeset = pdf.write(resume, replace(options, source=False))
    with pypdfium2.PdfDocument(typeset.content) as document:
        pictures = [_png(page, options.dpi) for page in document]
    return Output(pictures[0], len(pictures), tuple(pictures[1:]), warnings=typeset.warnings)


def _png(page: object, dpi: int) -> bytes:
    from PIL.PngImagePlugin import PngInfo

    content, info = io.BytesIO(), PngInfo()
    info.add_text("Software", "resume")  # by which one of ours is known
    picture = page.render(scale=dpi / 72).to_pil()  # type: ignore[attr-defined]
    picture.save(content, "PNG", optimize=True, dpi=(dpi, dpi), pnginfo=info)
    return content.getvalue()
