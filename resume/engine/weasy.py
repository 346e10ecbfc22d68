"""WeasyPrint, and all that it shall not do twice."""

import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, redirect_stdout, suppress
from functools import cache, partial
from io import BytesIO, StringIO
from typing import Any

from resume import fonts, standards
from resume.engine import File, Versions, boxes, quick, running
from resume.engine.settled import settle
from resume.engine.sheets import Sheets, apart, complaints, joined
from resume.errors import Problem, ResumeError
from resume.fit import Layout
from resume.system import install_command, library_path

_BLANK = "?"
"""For a character that no font has: an empty glyph makes pypdf and pdfminer misread all the others of its font."""

_SMALL = "<style>p { font-family: Fira Sans }</style><p>A<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"
"""A page of one letter and one pixel."""


class Engine:
    """Fonts, style sheets as parsed, and the documents of the resume that is being set."""

    def __init__(self) -> None:
        self._documents: dict[float, Any] = {}
        self._weasyprint = cache(_weasyprint)
        self._fetcher = cache(_fetcher)
        self._fonts = cache(_font_configuration)
        self._sheets = Sheets(self._fetcher, self._fonts)

    def prepare(self, sheet: str) -> None:
        with _setting():
            self._weasyprint()
            self._sheets.of_author(sheet)

    def lay_out(self, page: str, density: float, variant: str, _: Callable[[], object] = bool) -> Layout:
        unusual = fonts.missing(page)
        if blanks := fonts.nowhere(unusual):
            page = page.translate(dict.fromkeys(map(ord, blanks), _BLANK))
        text, sheets = apart(page)
        with _setting(), complaints() as heard:
            html = self._weasyprint().HTML(string=text, url_fetcher=self._fetcher())
            parsed = [self._sheets.of_author(sheet, with_system_fonts=bool(unusual)) for sheet in sheets]
            defaults = self._sheets.defaults(text, sheets)
            html._ua_stylesheets = lambda _: [defaults.css]  # noqa: SLF001
            html._ua_counter_style = list  # noqa: SLF001 – they are among those joined
            document = html.render(
                font_config=self._fonts(bool(unusual)),
                stylesheets=[sheet.css for sheet in parsed],
                counter_style=joined([defaults, *parsed]),
                pdf_variant=variant,
            )
            self._documents[density] = document
            said = [complaint for sheet in parsed for complaint in sheet.complaints]
            return boxes.measured(document, density, (*said, *heard))

    def write(self, density: float, standard: str, files: Sequence[File]) -> bytes:
        document = self._documents[density]
        self._documents.clear()
        with _setting(), warnings.catch_warnings(action="ignore", category=ResourceWarning):  # it leaves a file open
            content = document.write_pdf(
                finisher=partial(_finish, standard),
                attachments=[self._attachment(file) for file in files],
                pdf_variant=standards.variant(standard),
                pdf_tags=True,
            )
        return bytes(content)

    def warm_up(self) -> None:
        """Does ahead what the first page would wait for."""
        self.lay_out(_SMALL, 0, "pdf/ua-1")
        self._documents.clear()

    def close(self) -> None:
        """Gives back what C code holds."""
        self._documents.clear()
        self._sheets.forget()
        self._fonts.cache_clear()
        self._fetcher.cache_clear()

    def versions(self) -> Versions:
        """ResumeError if Pango is missing."""
        weasyprint = self._weasyprint()
        from weasyprint.text.ffi import harfbuzz_subset, pango

        version = divmod(pango.pango_version(), 10_000)
        text = f"{version[0]}.{version[1] // 100}.{version[1] % 100}"
        return Versions(weasyprint.__version__, text, version >= (1, 4400), bool(harfbuzz_subset))

    def _attachment(self, file: File) -> Any:
        attachment = self._weasyprint().Attachment(
            string=file.content,
            url_fetcher=self._fetcher(),
            name=file.name,
            description=file.description,
            created=file.date,
            modified=file.date,
            relationship=file.relationship,
        )
        # Else the type would be what this machine's own table has for the name.
        attachment.source = nullcontext((BytesIO(file.content), None, None, file.media_type))
        return attachment


def _finish(standard: str, _document: Any, pdf: Any) -> None:
    running.mark_as_artifacts(pdf)
    standards.finish(pdf, standard)
    settle(pdf)


@contextmanager
def _setting() -> Iterator[None]:
    """A style sheet may be anybody's, and WeasyPrint raise anything."""
    try:
        yield
    except ResumeError:
        raise
    except RecursionError:
        raise ResumeError(Problem("nested too deeply to be set on a page", "make the lists flatter")) from None
    except Exception as error:  # noqa: BLE001
        message = f"WeasyPrint can't set this page ({type(error).__name__}: {error})"
        raise ResumeError(Problem(message, "look for the cause in the theme's style sheet")) from None


def _weasyprint() -> Any:
    os.environ.update(library_path())
    try:
        with redirect_stdout(StringIO()):  # it tells of a missing library there too
            return quick.import_weasyprint()
    except OSError as error:
        library = str(error).partition("'")[2].partition("'")[0] or "Pango"
        problem = Problem(f"the library {library} is missing; PDFs are set with it", f"run: {install_command()}")
        raise ResumeError(problem) from None


def _fetcher() -> Any:
    """Serves data: URIs and nothing else: no network, no files."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=["data"])


def _font_configuration(with_system_fonts: bool) -> Any:  # noqa: FBT001
    from weasyprint.text.fonts import FontConfiguration

    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(fonts.configuration(with_system_fonts=with_system_fonts))
    try:
        return FontConfiguration()
    finally:
        with suppress(KeyError):
            del os.environ["FONTCONFIG_FILE"]
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before
