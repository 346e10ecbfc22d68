"""HTML of the simple kind, as web forms leave it in a text → our Markdown."""

import re
from html.parser import HTMLParser

from resume.fields import MAX_TEXT
from resume.richtext import is_safe_url

_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_LISTS = {"ul": "- ", "ol": "1. "}
_BLOCKS = frozenset(("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", *_LISTS))
_DROPPED = frozenset(("span", "u", "html", "body"))
_KNOWN = frozenset((*_MARKS, *_BLOCKS, *_DROPPED, "a", "br"))

_MAX_LENGTH = 2 * MAX_TEXT

_SPACE = re.compile(r"[ \t\r\n\f]+")
_TELLING = re.compile(rf"(?<!\\)<(?:/(?:{'|'.join(sorted(_KNOWN))})|br)\s*/?>", re.IGNORECASE)
_ESCAPES = re.compile(r"\\+<")
_BLOCK = re.compile(rf"</(?:{'|'.join(sorted(_BLOCKS))})\s*>", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Whether a tag is closed in the text; a lone `<b>` may be what a web developer writes about.

    With a marked section, such as `<![CDATA[`, it is none: what html.parser makes of that depends on Python's version.
    """
    return len(text) <= _MAX_LENGTH and "<![" not in text and bool(_TELLING.search(text))


def escaped(text: str) -> str:
    """The text in a form that `markdown` gives back as it is here."""
    return text.replace("<", "\\<") if is_html(_ESCAPES.sub("<", text)) else text


def markdown(text: str) -> str:
    """The text as Markdown; text that is no HTML stays as it is, and so do tags not known here."""
    if not is_html(text):
        return text.replace("\\<", "<") if is_html(_ESCAPES.sub("<", text)) else text
    parser = _Markdown(collapse=bool(_BLOCK.search(text)))
    parser.feed(text)
    parser.close()
    return parser.out.strip()


class _Markdown(HTMLParser):
    def __init__(self, *, collapse: bool) -> None:
        super().__init__()
        self.out = ""
        self._collapse = collapse
        self._lists: list[str] = []
        self._spans: list[tuple[str, str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LISTS:
            self._break("\n" if self._lists else "\n\n")
            self._lists.append(_LISTS[tag])
        elif tag == "li":
            self._break("\n" + " " * len("".join(self._lists[:-1])) + (self._lists or ["- "])[-1])
        elif tag == "br":
            self._break("\n\n" if self.out.endswith("\n") else "  \n")
        elif tag in _BLOCKS:
            self._paragraph()
        elif tag in _MARKS or tag == "a":
            self._spans.append((tag, dict(attrs).get("href") or "", len(self.out)))
        elif tag not in _KNOWN:
            self.out += self.get_starttag_text() or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in _LISTS:
            del self._lists[-1:]
            self._paragraph()
        elif tag in _BLOCKS and tag != "li":
            self._paragraph()
        elif tag not in _KNOWN:
            self.out += f"</{tag}>"
        elif any(tag == opened for opened, _, _ in self._spans):
            self._close_spans(tag)

    def close(self) -> None:
        super().close()
        self._close_spans("")

    def handle_data(self, data: str) -> None:
        data = _SPACE.sub(" ", data) if self._collapse else data
        self.out += data.lstrip() if self.out.endswith((" ", "\n") if self._collapse else "  \n") else data

    def _break(self, text: str) -> None:
        self.out = self.out.rstrip() + text

    def _paragraph(self) -> None:
        """A new paragraph, but not in a list: `<li><p>…</p></li>` is one line to an editor."""
        if not self._lists:
            self._break("\n\n")

    def _close_spans(self, last: str) -> None:
        """Marks up the spans that are open, from the inmost to the one with the tag `last`."""
        tag = None
        while self._spans and tag != last:
            tag, href, start = self._spans.pop()
            content = self.out[start:]
            words = content.strip()
            marked = _link(words, href) if tag == "a" else _marked(words, _MARKS[tag])
            self.out = self.out[:start] + (content.replace(words, marked, 1) if words else content + marked)


def _marked(words: str, mark: str) -> str:
    return f"{mark}{words}{mark}" if words else ""


def _link(words: str, href: str) -> str:
    if not is_safe_url(href):
        return f"{words} ({href})" if href not in ("", words) else words
    if words in ("", href):
        return f"<{href}>"
    return f"[{words}](<{href}>)" if set("() <>") & set(href) else f"[{words}]({href})"
