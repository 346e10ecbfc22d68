"""Style sheets as WeasyPrint parsed them, kept by their texts, with what it said of them."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple

from resume.engine import lighter, quick

_MOST = 32


class Sheet(NamedTuple):
    """A style sheet, the counter styles in it, and what WeasyPrint did not understand."""

    css: Any
    counter_style: Any
    complaints: tuple[str, ...]


class Sheets:
    """Parses each once; `fonts` are those for sheets with the machine's own families, or without."""

    def __init__(self, fetcher: Callable[[], Any], fonts: Callable[[bool], Any]) -> None:
        self._fetcher, self._fonts = fetcher, fonts
        self._author = lru_cache(maxsize=_MOST)(self._parsed_lighter)
        self._default = lru_cache(maxsize=_MOST)(self._parsed)

    def prepare(self, text: str) -> None:
        """For a page in which nothing else sets its custom properties."""
        self._author(text, frozenset(), False)  # noqa: FBT003

    def of_authors(self, page: str, texts: Sequence[str], *, with_system_fonts: bool) -> list[Sheet]:
        """Those of a page, which itself may set custom properties too."""
        everything = [page, *texts]
        return [self._author(text, lighter.set_elsewhere(text, everything), with_system_fonts) for text in texts]

    def defaults(self, page: str, texts: Iterable[str]) -> Sheet:
        """What WeasyPrint itself has to say of a page with these style sheets."""
        from weasyprint import html

        if not quick.applies():
            return Sheet(html.UA_STYLESHEET, html.UA_COUNTER_STYLE, ())
        return self._default(lighter.without_idle_rules(html.UA, page, texts))

    def forget(self) -> None:
        self._author.cache_clear()
        self._default.cache_clear()

    def _parsed_lighter(self, text: str, elsewhere: frozenset[str], with_system_fonts: bool) -> Sheet:  # noqa: FBT001
        """What WeasyPrint complains of is parsed as it is, to be what it was, and complained of in its own words."""
        counter_style, font_config = self.defaults("", [text]).counter_style, self._fonts(with_system_fonts)
        sheet = self._parsed(lighter.spelt_out(text, elsewhere), counter_style, font_config)
        return self._parsed(text, counter_style, font_config) if sheet.complaints else sheet

    def _parsed(self, text: str, counter_style: Any = None, font_config: Any = None) -> Sheet:
        import weasyprint
        from weasyprint.css.counters import CounterStyle

        counter_style = CounterStyle(counter_style or {})
        with complaints() as heard:
            css = weasyprint.CSS(
                string=text, url_fetcher=self._fetcher(), font_config=font_config, counter_style=counter_style
            )
        return Sheet(css, counter_style, tuple(heard))


def joined(defaults: Sheet, sheets: Iterable[Sheet]) -> Any:
    """The counter styles of all sheets, over those that WeasyPrint begins with."""
    counter_styles, before = defaults.counter_style.copy(), defaults.counter_style
    for sheet in sheets:
        counter_styles.update((name, style) for name, style in sheet.counter_style.items() if before.get(name) != style)
    return counter_styles


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
        message = record.getMessage()
        if "notdef" not in message and message not in self.heard:  # a rule says it better
            self.heard.append(message)
