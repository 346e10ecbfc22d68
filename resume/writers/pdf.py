"""Resume → PDF/UA-1, by WeasyPrint; the only importer of it."""

import os
from contextlib import suppress
from functools import cache
from typing import Any, NamedTuple

from resume import fonts
from resume.compose import compose
from resume.errors import Problem, ResumeError
from resume.options import Options, Output
from resume.schema import Resume
from resume.system import install_command


def write(resume: Resume, options: Options) -> Output:
    return typeset(compose(resume, options))


def typeset(page: str) -> Output:
    """A document that holds all it needs, as a tagged PDF."""
    html = _weasyprint().HTML(string=page, url_fetcher=_fetcher())
    font_config = _font_configuration(with_system_fonts=bool(fonts.missing(page)))
    try:
        document = html.render(font_config=font_config, pdf_variant="pdf/ua-1")
        return Output(bytes(document.write_pdf(pdf_variant="pdf/ua-1")), len(document.pages))
    except RecursionError:
        raise ResumeError(Problem("nested too deeply to be set on a page", "make the lists flatter")) from None


class Engine(NamedTuple):
    """The versions of the typesetter, and whether harfbuzz-subset is there to cut its fonts down."""

    weasyprint: str
    pango: str
    pango_is_new: bool
    subsets: bool


def engine() -> Engine:
    """What PDFs are set with; ResumeError if it can't be loaded."""
    weasyprint = _weasyprint()
    from weasyprint.text.ffi import harfbuzz_subset, pango

    version = divmod(pango.pango_version(), 10_000)
    text = f"{version[0]}.{version[1] // 100}.{version[1] % 100}"
    return Engine(weasyprint.__version__, text, version >= (1, 4400), bool(harfbuzz_subset))


@cache
def _weasyprint() -> Any:
    try:
        import weasyprint
    except OSError as error:
        library = str(error).partition("'")[2].partition("'")[0] or "Pango"
        problem = Problem(f"the library {library} is missing; PDFs are set with it", f"run: {install_command()}")
        raise ResumeError(problem) from None
    return weasyprint


@cache
def _fetcher() -> Any:
    """Serves data: URIs and nothing else: no network, no files."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=["data"])


@cache
def _font_configuration(*, with_system_fonts: bool) -> Any:
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
