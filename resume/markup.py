"""Markdown tokens → HTML that is safe to set: only elements named here, text escaped, links to known schemes."""

import base64
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from resume import richtext
from resume.typography import Style

if TYPE_CHECKING:
    from markdown_it.token import Token

    from resume.photo import Photo


_LONG = re.compile(r"(\S{25,})")
_BREAKABLE = Markup('<span class="long">{}</span>')
_JOINER, _SPACE = Markup("\N{WORD JOINER}"), Markup("\N{ZERO WIDTH SPACE}")
INVISIBLE = str.maketrans("", "", _JOINER + _SPACE)
"""To take away what helps WeasyPrint to break lines; a PDF has no trace of it, but a web page would.

Where a space is the first thing beyond a line's end and an element follows, WeasyPrint 70 breaks it far too early;
a zero-width space between the two mends that.
"""


_KEPT = 2_000
"""Texts as set: the same ones come again with each density that is tried, and each edit."""


@lru_cache(maxsize=_KEPT)
def inline(source: str, style: Style | None = None) -> Markup:
    """One line: emphasis, links and code."""
    return _join(richtext.inline(source, style))


@lru_cache(maxsize=_KEPT)
def blocks(source: str, style: Style | None = None) -> Markup:
    """Paragraphs and lists."""
    return _join(richtext.blocks(source, style))


def item(source: str, style: Style | None = None) -> Markup:
    """The text of a list item: a single paragraph stands there without its tags."""
    return blocks(source, style) if "\n" in source.strip() else inline(source, style)


def text(words: str) -> Markup:
    """Plain words. What is too long for a line may break anywhere, and nothing else: short words would break too."""
    parts = [joined(part) for part in _LONG.split(words)]
    return Markup().join(_opened(part, parts[index - 1]) if index % 2 else part for index, part in enumerate(parts))


def _opened(word: Markup, before: Markup) -> Markup:
    return (_SPACE if before[-1:].isspace() else Markup()) + _BREAKABLE.format(word)


def joined(words: str) -> Markup:
    """Words that break at no hyphen, which readers would take for hyphenation and drop, nor after `https://`."""
    return escape(re.sub(r"-(?=\S)|://", rf"\g<0>{_JOINER}", words))


def plain(source: str) -> str:
    return " ".join(richtext.plain(source).split())


def data_uri(photo: "Photo") -> str:
    return f"data:{photo.media_type};base64,{base64.b64encode(photo.content).decode()}"


def anchor(href: str, words: str, **attributes: str) -> Markup:
    """A link with plain words. In a PDF what is clicked must hang on the link itself, so it holds no other element."""
    given = {"href": href, **_long(words), **attributes}
    names = Markup(" ").join(Markup('{}="{}"').format(*pair) for pair in given.items())
    return Markup("<a {}>{}</a>").format(names, joined(words))


def _long(words: str) -> dict[str, str]:
    """The class of an element whose words may be too long for a line."""
    return {"class": "long"} if _LONG.search(words) else {}


def _join(tokens: Sequence["Token"]) -> Markup:
    parts: list[Markup] = []
    linked = False
    for token, following in zip_longest(tokens, tokens[1:]):
        linked = token.type == "link_open" or (linked and token.type != "link_close")
        if token.type == "link_open":
            part = _link(token, following)
        elif linked and token.type == "text":
            part = joined(token.content)
        else:
            part = _ELEMENTS[token.type](token)
        if token.type in _INLINE and parts and parts[-1][-1:].isspace():
            parts.append(_SPACE)
        parts.append(part)
    return Markup().join(parts)


def _tag(name: str) -> Callable[["Token"], Markup]:
    return lambda token: Markup() if token.hidden else Markup(name)


def _link(token: "Token", following: "Token | None") -> Markup:
    opening = anchor(str(token.attrs["href"]), following.content if following else "")
    return opening[: opening.index(">") + 1]


def _code(token: "Token") -> Markup:
    name = Markup('code class="long"') if _long(token.content) else Markup("code")
    return Markup("<{}>{}</code>").format(name, token.content)


def _ordered(token: "Token") -> Markup:
    return Markup('<ol start="{}">').format(token.attrs.get("start", 1))


_ELEMENTS: Mapping[str, Callable[["Token"], Markup]] = {
    "text": lambda token: text(token.content),
    "text_special": lambda token: escape(token.content),
    "inline": lambda token: _join(token.children or ()),
    "softbreak": _tag("\n"),
    "hardbreak": _tag("<br>\n"),
    "code_inline": _code,
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
_INLINE = ("code_inline", "em_open", "strong_open", "link_open")
