"""Style sheets that ask less of WeasyPrint, for the same pages: what they say, it works out for each element anew."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

_STYLE = re.compile(r"<style>(.*?)</style>\s*", re.DOTALL)
_COMMENT = r"/\*.*?(?:\*/|\Z)"
_STRING = r"""\"(?:\\.|[^\"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
_TOKEN = re.compile(rf"(?P<comment>{_COMMENT})|{_STRING}|[{{}};]|[^/\"'{{}};]+|.", re.DOTALL)
_USE = re.compile(rf"{_COMMENT}|{_STRING}|(?<![\w-])var\(\s*(?P<name>--[\w-]+)\s*\)", re.DOTALL)
_SET = re.compile(r"(--[\w-]+)\s*:\s*(.*)", re.DOTALL)
_PLAIN = re.compile(r"""(?:[\w#%.,()/*+\s-]|"[^"\\]*")+""")
_WIDE = {"inherit", "initial", "revert", "unset"}
_LONGEST = 200  # characters of a value
_PASSES = 4  # for values that use others
_MOST = 4  # times the length of a sheet, lest a few lines become gigabytes
_STYLED = re.compile(r"<(?:style|link)|\sstyle\s*=", re.IGNORECASE)
_IDLE = re.compile(r"::(?P<note>footnote|note)-|@counter-style (?P<counter>[\w-]+)")
_COUNTERS = {"circle", "decimal", "disc", "square"}  # that lists have of themselves


def apart(page: str) -> tuple[str, list[str]]:
    """A page without its style sheets, and those; as they are in it, if some are for some media only."""
    if "<style " in page:
        return page, []
    return _STYLE.sub("", page), _STYLE.findall(page)


def set_elsewhere(sheet: str, texts: Iterable[str]) -> frozenset[str]:
    """The custom properties that a sheet sets, and another one of these texts may set too."""
    own = _set_in(sheet)
    return frozenset().union(*(own & _set_in(text) for text in texts if own and text != sheet))


def _set_in(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"--[\w-]+(?=\s*:)", text))


def spelt_out(sheet: str, elsewhere: frozenset[str] = frozenset()) -> str:
    """With the custom properties that it sets for the root alone written where they are used.

    Those that are set elsewhere too stay as they are.
    """
    known = _known([*_custom(sheet)], elsewhere)
    text = sheet
    for _ in range(_PASSES):
        text = _USE.sub(lambda use: f" {known[use['name']]} " if use["name"] in known else use[0], text)
        if len(text) > _MOST * len(sheet):
            return sheet
    return text


def _known(declarations: Sequence["_Declaration"], elsewhere: frozenset[str]) -> dict[str, str]:
    """The last values of those properties that can be nothing else, wherever they are used."""
    open_ = {name for path, name, value in declarations if path != (":root",) or not _is_plain(value)} | elsewhere
    known = {name: value for _, name, value in declarations if name not in open_}
    while dependent := [name for name, value in known.items() if not known.keys() >= set(_used_in(value))]:
        for name in dependent:
            del known[name]
    return known


class _Declaration(NamedTuple):
    path: tuple[str, ...]
    """The selectors and at-rules around it, from outside."""
    name: str
    value: str


def _custom(sheet: str) -> Iterator[_Declaration]:
    """What is said of custom properties, anywhere in a sheet but for screens."""
    path: list[str] = []
    words = ""
    for token in _TOKEN.finditer(sheet):
        if token["comment"]:
            continue
        if token[0] not in ("{", "}", ";"):
            words += token[0]
            continue
        if token[0] == "{":
            path.append(words.strip())
        elif (declared := _SET.fullmatch(words.strip())) and "@media screen" not in path:
            yield _Declaration(tuple(path), declared[1], declared[2].strip())
        if token[0] == "}" and path:
            path.pop()
        words = ""


def _is_plain(value: str) -> bool:
    """Whether it means the same wherever it is written, if the properties that it uses do."""
    balanced = value.count("(") == value.count(")") and value.lower().count("var(") == len(_used_in(value))
    return bool(balanced and len(value) <= _LONGEST and _PLAIN.fullmatch(value) and value.lower() not in _WIDE)


def _used_in(value: str) -> list[str]:
    return [use["name"] for use in _USE.finditer(value) if use["name"]]


def without_idle_rules(defaults: str, page: str, sheets: Iterable[str]) -> str:
    """WeasyPrint's own sheet, without what would mean nothing in a page.

    Those are five styles of each element for its notes, and the ways to number lists that no style names.
    """
    said = page if _STYLED.search(page) else "\n".join(sheets)
    words = set(re.findall(r"[\w-]+", said.lower()))
    lines = defaults.splitlines()
    counters = {rule["counter"] for rule in map(_IDLE.match, lines) if rule and rule["counter"]}
    wanted = counters if words & (counters - _COUNTERS) else _COUNTERS
    return "\n".join(line for line in lines if _means_something(line, words, wanted))


def _means_something(line: str, words: Container[str], counters: Container[str]) -> bool:
    rule = _IDLE.match(line)
    return not rule or rule["note"] in words or rule["counter"] in counters
