"""Markdown tokens → HTML that is safe to set: only elements named here, text escaped, links to known schemes."""

import base64
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from resume import richtext

if TYPE_CHECKING:
    from markdown_it.token import Token

    from resume.photo import Photo


def inline(text: str) -> Markup:
    """One line: emphasis, links and code."""
    return _join(richtext.inline(text))


def blocks(text: str) -> Markup:
    """Paragraphs and lists."""
    return _join(richtext.blocks(text))


def item(text: str) -> Markup:
    """The text of a list item: a single paragraph stands there without its tags."""
    return blocks(text) if "\n" in text.strip() else inline(text)


def plain(text: str) -> str:
    return " ".join(richtext.plain(text).split())


def data_uri(photo: "Photo") -> str:
    return f"data:{photo.media_type};base64,{base64.b64encode(photo.content).decode()}"


def _join(tokens: Iterable["Token"]) -> Markup:
    return Markup().join(_ELEMENTS[token.type](token) for token in tokens)


def _tag(name: str) -> Callable[["Token"], Markup]:
    return lambda token: Markup() if token.hidden else Markup(name)


def _link(token: "Token") -> Markup:
    return Markup('<a href="{}">').format(token.attrs["href"])


def _ordered(token: "Token") -> Markup:
    return Markup('<ol start="{}">').format(token.attrs.get("start", 1))


_ELEMENTS: Mapping[str, Callable[["Token"], Markup]] = {
    "text": lambda token: escape(token.content),
    "text_special": lambda token: escape(token.content),
    "inline": lambda token: _join(token.children or ()),
    "softbreak": _tag("\n"),
    "hardbreak": _tag("<br>\n"),
    "code_inline": lambda token: Markup("<code>{}</code>").format(token.content),
    "em_open": _tag("<em>"),
    "em_close": _tag("</em>"),
    "strong_open": _tag("<strong>"),
    "strong_close": _tag("</strong>"),
    "link_open": _link,
    "link_close": _tag("</a>"),
    "paragraph_open": _tag("<p>"),
    "paragraph_close": _tag("</p>\n"),
    "bullet_list_open": _tag("<ul>\n"),
    "bullet_list_close": _tag("</ul>\n"),
    "ordered_list_open": _ordered,
    "ordered_list_close": _tag("</ol>\n"),
    "list_item_open": _tag("<li>"),
    "list_item_close": _tag("</li>\n"),
}
