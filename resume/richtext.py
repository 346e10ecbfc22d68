"""Markdown, as far as a CV needs it: emphasis by asterisks, links and code; in several lines also paragraphs and lists.

What else Markdown would change (`snake_case`, `# one`, `1. first`, `<b>`, `AT&T`) stays as it was typed.
"""

from collections.abc import Sequence
from functools import cache, partial
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, emphasis, escape
from markdown_it.token import Token

from resume.typography import Style

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
MAX_NESTING = 250
_ESCAPABLE = "*`[]<"
_INLINE_RULES = ["emphasis", "balance_pairs", "fragments_join", "backticks", "link", "autolink", "escape", "linkify"]
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def is_safe_url(url: str) -> bool:
    try:
        return urlsplit(url).scheme.lower() in SCHEMES
    except ValueError:
        return False


def inline(text: str, style: Style | None = None) -> Sequence[Token]:
    """The inline tokens of one line of text, as typed or in the style of a language."""
    return _parser(style, several_lines=False).parseInline(" ".join(text.split()))[0].children or []


def blocks(text: str, style: Style | None = None) -> Sequence[Token]:
    """The block tokens of a text; a single line is one paragraph, whatever it begins with."""
    text = text.strip()
    return _parser(style, several_lines="\n" in text).parse(text)


def plain(text: str) -> str:
    """What a person reads: the words without the markup, paragraphs and items a line each."""
    return "\n".join(_words(token.children or []) for token in blocks(text) if token.type == "inline")


def links(text: str) -> list[str]:
    """Where the links in a text lead."""
    tokens = (token for block in blocks(text) for token in block.children or ())
    return [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]


def _words(tokens: Sequence[Token]) -> str:
    return "".join(_BREAKS.get(token.type, token.content) for token in tokens)


@cache
def _parser(style: Style | None = None, *, several_lines: bool) -> MarkdownIt:
    parser = MarkdownIt("zero", {"linkify": True, "maxNesting": MAX_NESTING}).enable(_INLINE_RULES)
    if several_lines:
        parser.enable(["list", "newline"])
    parser.inline.ruler.at("emphasis", _asterisks)
    parser.inline.ruler.at("escape", _needed_escapes)
    parser.validateLink = is_safe_url  # type: ignore[method-assign]
    if parser.linkify is not None:
        parser.linkify.set({"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
    if style:
        parser.enable("smartquotes").options.update(typographer=True, quotes=style.quotes)
        parser.core.ruler.push("refine", partial(_refine, style))
    return parser


def _refine(style: Style, state: StateCore) -> None:
    for block in state.tokens:
        for token in block.children or ():
            if token.type == "text":
                token.content = style.refine(token.content)


def _asterisks(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 – the signature of a rule
    """Emphasis without underscores, for `__init__` and `snake_case`."""
    return state.src[state.pos] == "*" and emphasis.tokenize(state, silent)


def _needed_escapes(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 – the signature of a rule
    r"""A backslash before what is markup here, and nowhere else: `C:\.net` keeps its own."""
    return state.src[state.pos + 1 : state.pos + 2] in tuple(_ESCAPABLE) and escape(state, silent)
