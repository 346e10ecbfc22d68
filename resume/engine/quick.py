"""WeasyPrint, imported in half of its time, to the same bytes.

Of the 0.5 s that its import takes (docs/performance.md has the table), 0.2 go into parsing 450 lines of C declarations
in Python, looking for libraries under names that Linux does not have, by a compiler among others, and parsing the C
types that are asked for later; 0.1 go into parts of fontTools that are needed only where harfbuzz-subset is not. cffi
can keep parsed declarations as a module, which then knows every type; so that is made once, and lies in the cache
folder. The parts of fontTools are stood in for by modules that import the real ones when a function of theirs is
called. Another 0.03 go into its own style sheets, which are parsed when a page asks for them: ours bring a lighter one.
All of it is done only to the very files that it was tried with, and left when anything fails: then the import is
WeasyPrint's own, with the same result; only the pixels of some pictures are then compressed anew (`png`).
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

import _cffi_backend
import cffi
import tinycss2

from resume.engine import patches, png
from resume.files import cache_folder, write_atomically

KNOWN: Mapping[str, str] = {
    "weasyprint/__init__.py": "7cd0f4ae8569eac9",
    "weasyprint/html.py": "a11b729157862291",
    "weasyprint/images.py": "a1637ab32a69f6f9",
    "weasyprint/css/__init__.py": "77ad7287f90d7cfa",
    "weasyprint/css/html5_ua.css": "04dd53f16888e532",
    "weasyprint/css/properties.py": "872a2e5602b5f52d",
    "weasyprint/text/ffi.py": "530e83118f7841d2",
    "weasyprint/text/fonts.py": "59d74d0c161349b8",
    "weasyprint/text/line_break.py": "1f5a855ad992e0be",
    "weasyprint/draw/__init__.py": "fb6fcee79a80059c",
    "weasyprint/draw/text.py": "c9a450aa209277e7",
    "weasyprint/pdf/fonts.py": "9ad9a202a416b845",
    "tinyhtml5/inputstream.py": "1c89c26bad474550",
}
"""The files that this knows, by the start of their SHA-256; those of WeasyPrint 70.0."""
_LATER = ("fontTools.subset", "fontTools.varLib.instancer", "fontTools.ttLib.woff2")


def import_weasyprint() -> ModuleType:
    """OSError if Pango is missing, as from an import of its own."""
    if "weasyprint" not in sys.modules and applies():
        with suppress(Exception):
            with _declared(), _postponed(), _unparsed():
                weasyprint = import_module("weasyprint")
            _parse_later(weasyprint)
            patches.to_weasyprint(weasyprint.css, weasyprint.text.line_break, weasyprint.draw)
            png.keep(weasyprint.images)
            if applies("tinyhtml5"):
                patches.to_tinyhtml5()
            return weasyprint
        _start_over()
    return import_module("weasyprint")


def _start_over() -> None:
    _path_of_declarations().unlink(missing_ok=True)
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        del sys.modules[name]


@cache
def applies(package: str = "weasyprint") -> bool:
    """Whether this is the package that the short cuts were tried with."""
    spec = find_spec(package)
    folder = Path(spec.origin).parent.parent if spec and spec.origin else Path()
    known = {folder / name: start for name, start in KNOWN.items() if name.startswith(f"{package}/")}
    with suppress(OSError):
        return all(sha256(path.read_bytes()).hexdigest().startswith(start) for path, start in known.items())
    return False


@contextmanager
def _declared() -> Iterator[None]:
    """While WeasyPrint declares what it needs of C, cffi takes it from the cache, or puts it there."""
    path = _path_of_declarations()
    original = cffi.FFI
    cffi.FFI = (lambda: _load(path)) if path.is_file() else (lambda: _Kept(path))
    try:
        yield
    finally:
        cffi.FFI = original


def _path_of_declarations() -> Path:
    versions = f"{cffi.__version__}-{sys.implementation.cache_tag}-{KNOWN['weasyprint/text/ffi.py']}"
    return cache_folder() / f"pango-{versions}.py"


class _Kept(cffi.FFI):  # type: ignore[misc]
    """Keeps its declarations as a module."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def cdef(self, declarations: str) -> None:
        from cffi.recompiler import make_py_source

        super().cdef(declarations)
        module = StringIO()
        make_py_source(self, "resume_pango", module)
        with suppress(OSError):
            write_atomically(self._path, module.getvalue().replace("_cffi_backend.FFI(", "Declared(").encode())


class _Declared(_cffi_backend.FFI):  # type: ignore[misc]
    """Knows its declarations already."""

    def cdef(self, declarations: str) -> None:
        pass


def _load(path: Path) -> Any:
    spec = spec_from_file_location("resume_pango", path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = module_from_spec(spec)
    module.Declared = _Declared  # type: ignore[attr-defined]
    spec.loader.exec_module(module)
    return module.ffi


@contextmanager
def _postponed() -> Iterator[None]:
    """While WeasyPrint is imported, some modules are stood in for."""
    names = [name for name in _LATER if name not in sys.modules]
    sys.modules.update({name: _Later(name) for name in names})
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


@contextmanager
def _unparsed() -> Iterator[None]:
    """While WeasyPrint is imported, its style sheets are taken for empty."""
    original = tinycss2.parse_stylesheet
    tinycss2.parse_stylesheet = lambda _: []
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = original


def _parse_later(weasyprint: Any) -> None:
    """Its own style sheets, which were taken for empty: ours bring a lighter one."""
    html = weasyprint.html

    @cache
    def parse() -> None:
        texts = {html.UA_STYLESHEET: html.UA, html.UA_FORM_STYLESHEET: html.UA_FORM, html.PH_STYLESHEET: html.PH}
        for sheet, text in texts.items():
            sheet.__init__(string=text, counter_style=html.UA_COUNTER_STYLE)

    def after(method: Callable[..., Any]) -> Callable[..., Any]:
        def asked(*arguments: Any, **options: Any) -> Any:
            parse()
            return method(*arguments, **options)

        return asked

    for name in ("_ua_stylesheets", "_ua_counter_style", "_ph_stylesheets"):
        setattr(weasyprint.HTML, name, after(getattr(weasyprint.HTML, name)))


class _Later(ModuleType):
    """A module of functions, which import the real one when they are called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)

        def function(*arguments: Any, **options: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*arguments, **options)

        return function
