"""Markdown tokens → HTML that is safe to set: only elements named here, text escaped, links to known schemes."""

import base64
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from resume import richtext

if TYPE_CHECKING:
    from markdown_it.token import Token

    from resume.photo import Photo


_LONGEST_WHOLE = 60
_LONG = re.compile(r"(\S{30,})")
_COMPOUND = re.compile(r"([^\s/]*[^\s/-]-[^\s/-][^\s/]*)")
_BREAKABLE = Markup('<span class="long">{}</span>')
_WHOLE = Markup('<span class="whole">{}</span>')


def inline(source: str) -> Markup:
    """One line: emphasis, links and code."""
    return _join(richtext.inline(source))


def blocks(source: str) -> Markup:
    """Paragraphs and lists."""
    return _join(richtext.blocks(source))


def item(source: str) -> Markup:
    """The text of a list item: a single paragraph stands there without its tags."""
    return blocks(source) if "\n" in source.strip() else inline(source)


def text(words: str) -> Markup:
    """Plain words; compounds stay on one line, since readers take a hyphen at its end for hyphenation and drop it.

    What is too long for that may break anywhere, and nothing else: WeasyPrint would break short words too.
    """
    return Markup().join(
        _BREAKABLE.format(part) if index % 2 else _with_compounds(part) for index, part in enumerate(_LONG.split(words))
    )


def _with_compounds(words: str) -> Markup:
    parts = _COMPOUND.split(words)
    return Markup().join(_WHOLE.format(part) if index % 2 else escape(part) for index, part in enumerate(parts))


def plain(source: str) -> str:
    return " ".join(richtext.plain(source).split())


def data_uri(photo: "Photo") -> str:
    return f"data:{photo.media_type};base64,{base64.b64encode(photo.content).decode()}"


def anchor(href: str, words: str, **attributes: str) -> Markup:
    """A link with plain words. In a PDF what is clicked must hang on the link itself, so it holds no other element."""
    given = {"href": href, "class": "whole"} if _is_whole(words) else {"href": href}
    names = Markup(" ").join(Markup('{}="{}"').format(name, value) for name, value in (given | attributes).items())
    return Markup("<a {}>{}</a>").format(names, words)


def _is_whole(words: str) -> bool:
    return len(words) <= _LONGEST_WHOLE and " " not in words and bool(_COMPOUND.search(words))


def _join(tokens: Sequence["Token"]) -> Markup:
    parts = []
    linked = False
    for token, following in zip_longest(tokens, tokens[1:]):
        linked = token.type == "link_open" or (linked and token.type != "link_close")
        if token.type == "link_open":
            parts.append(_link(token, following))
        else:
            parts.append(escape(token.content) if linked and token.type == "text" else _ELEMENTS[token.type](token))
    return Markup().join(parts)


def _tag(name: str) -> Callable[["Token"], Markup]:
    return lambda token: Markup() if token.hidden else Markup(name)


def _link(token: "Token", following: "Token | None") -> Markup:
    opening = anchor(str(token.attrs["href"]), following.content if following else "")
    return opening[: opening.index(">") + 1]


def _ordered(token: "Token") -> Markup:
    return Markup('<ol start="{}">').format(token.attrs.get("start", 1))


_ELEMENTS: Mapping[str, Callable[["Token"], Markup]] = {
    "text": lambda token: text(token.content),
    "text_special": lambda token: escape(token.content),
    "inline": lambda token: _join(token.children or ()),
    "softbreak": _tag("\n"),
    "hardbreak": _tag("<br>\n"),
    "code_inline": lambda token: Markup("<code>{}</code>").format(token.content),
    "em_open": _tag("<em>"),
    "em_close": _tag("</em>"),
    "strong_open": _tag("<strong>"),
    "strong_close": _tag("</strong>"),
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
