"""WeasyPrint, and all that it shall not do twice."""

import logging
import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, redirect_stdout, suppress
from functools import cache, lru_cache, partial
from io import BytesIO, StringIO
from typing import Any, NamedTuple

from resume import fonts, standards
from resume.engine import File, Versions, boxes, lighter, quick, running
from resume.errors import Problem, ResumeError
from resume.fit import Layout
from resume.system import install_command, library_path

_BLANK = "?"
"""For a character that no font has: an empty glyph makes pypdf and pdfminer misread all the others of its font."""

_SMALL = "<style>p { font-family: Fira Sans }</style><p>A<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"
"""A page of one letter and one pixel."""
_SHEETS = 32
_NOWHERE = frozenset[str]()


class _Sheet(NamedTuple):
    """A style sheet as parsed, the counter styles in it, and what WeasyPrint did not understand."""

    css: Any
    counter_style: Any
    complaints: tuple[str, ...]


class Engine:
    """Fonts, style sheets as parsed, and the documents of the resume that is being set."""

    def __init__(self) -> None:
        self._documents: dict[float, Any] = {}
        self._weasyprint = cache(_weasyprint)
        self._fetcher = cache(_fetcher)
        self._fonts = cache(_font_configuration)
        self._sheet = lru_cache(maxsize=_SHEETS)(self._author_sheet)
        self._default_sheet = lru_cache(maxsize=_SHEETS)(self._parsed)

    def prepare(self, sheet: str) -> None:
        with _setting():
            self._sheet(sheet, _NOWHERE, False)  # noqa: FBT003

    def lay_out(self, page: str, density: float, variant: str, _: Callable[[], object] = bool) -> Layout:
        with_system_fonts = bool(fonts.missing(page))
        blanks = str.maketrans(dict.fromkeys(fonts.nowhere(page), _BLANK))
        text, sheets = lighter.apart(page.translate(blanks))
        with _setting(), _complaints() as complaints:
            parsed = [
                self._sheet(sheet, lighter.set_elsewhere(sheet, [text, *sheets]), with_system_fonts) for sheet in sheets
            ]
            html = self._weasyprint().HTML(string=text, url_fetcher=self._fetcher())
            defaults = self._defaults(text, sheets)
            html._ua_stylesheets = lambda _: [defaults.css]  # noqa: SLF001
            html._ua_counter_style = list  # noqa: SLF001 – they are among those joined
            document = html.render(
                font_config=self._fonts(with_system_fonts),
                stylesheets=[sheet.css for sheet in parsed],
                counter_style=_joined(defaults, parsed),
                pdf_variant=variant,
            )
            self._documents[density] = document
            said = [complaint for sheet in parsed for complaint in sheet.complaints]
            return boxes.measured(document, density, (*said, *complaints))

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
        for kept in (self._sheet, self._default_sheet, self._fonts, self._fetcher):
            kept.cache_clear()

    def versions(self) -> Versions:
        """ResumeError if Pango is missing."""
        weasyprint = self._weasyprint()
        from weasyprint.text.ffi import harfbuzz_subset, pango

        version = divmod(pango.pango_version(), 10_000)
        text = f"{version[0]}.{version[1] // 100}.{version[1] % 100}"
        return Versions(weasyprint.__version__, text, version >= (1, 4400), bool(harfbuzz_subset))

    def _author_sheet(self, text: str, elsewhere: frozenset[str], with_system_fonts: bool) -> _Sheet:  # noqa: FBT001
        """Of those custom properties that are set elsewhere, it can't be told yet what they are.

        What WeasyPrint complains of is parsed as it is, to be what it was and complained of by its own words.
        """
        counter_style, font_config = self._defaults("", [text]).counter_style, self._fonts(with_system_fonts)
        sheet = self._parsed(lighter.spelt_out(text, elsewhere), counter_style, font_config)
        return self._parsed(text, counter_style, font_config) if sheet.complaints else sheet

    def _defaults(self, page: str, sheets: Iterable[str]) -> _Sheet:
        """What WeasyPrint itself has to say of a page with these style sheets."""
        self._weasyprint()
        from weasyprint import html

        if not quick.applies():
            return _Sheet(html.UA_STYLESHEET, html.UA_COUNTER_STYLE, ())
        return self._default_sheet(lighter.without_idle_rules(html.UA, page, sheets))

    def _parsed(self, text: str, counter_style: Any = None, font_config: Any = None) -> _Sheet:
        from weasyprint.css.counters import CounterStyle

        counter_style = CounterStyle(counter_style or {})
        with _complaints() as complaints:
            css = self._weasyprint().CSS(
                string=text, url_fetcher=self._fetcher(), font_config=font_config, counter_style=counter_style
            )
        return _Sheet(css, counter_style, tuple(complaints))

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


def _joined(defaults: _Sheet, sheets: Sequence[_Sheet]) -> Any:
    """The counter styles of all sheets, over those that WeasyPrint begins with."""
    joined, before = defaults.counter_style.copy(), defaults.counter_style
    for sheet in sheets:
        joined.update((name, style) for name, style in sheet.counter_style.items() if before.get(name) != style)
    return joined


def _finish(standard: str, _document: Any, pdf: Any) -> None:
    running.mark_as_artifacts(pdf)
    standards.finish(pdf, standard)


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


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """The list that fills with what WeasyPrint says of a style sheet meanwhile; outer ones hear nothing."""
    handler, logger = _Listener(), logging.getLogger("weasyprint")
    others, logger.handlers = logger.handlers, [handler]
    try:
        yield handler.heard
    finally:
        logger.handlers = others


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if "notdef" not in message and message not in self.heard:  # a rule says it better
            self.heard.append(message)


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
