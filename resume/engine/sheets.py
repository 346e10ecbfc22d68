"""Style sheets as WeasyPrint parsed them, kept by their texts, with what it said of them."""

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple

from resume.engine import lighter, quick

_MOST = 32
_DATA = re.compile(r"(?<=base64,)[\w+/=]{20,}")
_STYLE = re.compile(r"<style>(.*?)</style>\s*", re.DOTALL)
_RELATIVE = re.compile(r"gradient\([^;{}]*\d(?:r?(?:em|ex|ch|lh|ic|cap)|v(?:[whib]|min|max))\b", re.IGNORECASE)
"""Gradients that WeasyPrint works out once for a sheet, by the size of the first text that has one."""


class Sheet(NamedTuple):
    """A style sheet, the counter styles that it sets, and what WeasyPrint did not understand."""

    css: Any
    counter_styles: Mapping[str, Any]
    complaints: tuple[str, ...]


class Sheets:
    """Parses each once; `fonts` are those for sheets with the machine's own families, or without."""

    def __init__(self, fetcher: Callable[[], Any], fonts: Callable[[bool], Any]) -> None:
        self._fetcher, self._fonts = fetcher, fonts
        self._kept = lru_cache(maxsize=_MOST)(self._of_author)
        self._default = lru_cache(maxsize=_MOST)(self._parsed)

    def of_author(self, text: str, *, with_system_fonts: bool = False) -> Sheet:
        return (self._of_author if _RELATIVE.search(text) else self._kept)(text, with_system_fonts)

    def defaults(self, page: str, texts: Iterable[str]) -> Sheet:
        """What WeasyPrint itself has to say of a page with these style sheets."""
        from weasyprint import html

        if not quick.applies():
            return Sheet(html.UA_STYLESHEET, html.UA_COUNTER_STYLE, ())
        return self._default(lighter.without_idle_rules(html.UA, page, texts))

    def forget(self) -> None:
        self._kept.cache_clear()
        self._default.cache_clear()

    def _of_author(self, text: str, with_system_fonts: bool) -> Sheet:  # noqa: FBT001
        return self._parsed(text, self.defaults("", [text]), self._fonts(with_system_fonts))

    def _parsed(self, text: str, after: Sheet | None = None, font_config: Any = None) -> Sheet:
        import weasyprint

        before = after.counter_styles if after else {}
        counter_style = joined([after] if after else [])
        with complaints() as heard:
            css = weasyprint.CSS(
                string=text, url_fetcher=self._fetcher(), font_config=font_config, counter_style=counter_style
            )
        own = {name: style for name, style in counter_style.items() if before.get(name) is not style}
        return Sheet(css, own, tuple(heard))


def apart(page: str) -> tuple[str, list[str]]:
    """A page without its style sheets, and those; as they are in it, if some are for some media only."""
    if "<style " in page:
        return page, []
    return _STYLE.sub("", page), _STYLE.findall(page)


def joined(sheets: Iterable[Sheet]) -> Any:
    """The counter styles of all sheets, those of later ones over those of earlier ones."""
    from weasyprint.css.counters import CounterStyle

    styles = CounterStyle()
    for sheet in sheets:
        styles.update(sheet.counter_styles)
    return styles


@contextmanager
def complaints() -> Iterator[list[str]]:
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
        message = _DATA.sub("…", record.getMessage())
        if "notdef" not in message and message not in self.heard:  # a rule says it better
            self.heard.append(message)
