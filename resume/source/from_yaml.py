"""YAML text → data and marks, over libyaml's events, so that no input is nested or expanded without bound.

PyYAML's own composer recurses in C: 100,000 open brackets end the process.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from resume.errors import Address
from resume.source.marks import MAX_DEPTH, Mark, Marks, SourceError, check_bounds, mark_at

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TAGS = frozenset(
    {None, "!"} | {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq")}
)


def load(text: str) -> tuple[Any, Marks]:
    text = text.translate(_BREAKS)
    try:
        return _Builder(yaml.parse(text, Loader=_Loader), text.split("\n")).document()
    except yaml.MarkedYAMLError as error:
        raise _problem(error, text) from None
    except yaml.reader.ReaderError as error:
        code = error.character if isinstance(error.character, int) else ord(error.character)
        mark = mark_at(text, text.index(chr(code)))
        raise SourceError(mark, f"a control character, U+{code:04X}", "delete it") from None


@dataclass(slots=True)
class _Node:
    """A value with its mark; the items of a list, or the pairs of a mapping with the marks of the keys."""

    mark: Mark
    value: str | None = None
    items: "list[_Node] | None" = None
    pairs: "dict[str, tuple[Mark, _Node]] | None" = None


@dataclass(slots=True)
class _Builder:
    events: Iterator[Any]
    lines: Sequence[str]
    anchors: dict[str, _Node] = field(default_factory=dict)
    marks: Marks = field(default_factory=Marks)

    def document(self) -> tuple[Any, Marks]:
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None, self.marks
        root = self._node(next(self.events), 0)
        next(self.events)
        if isinstance(extra := next(self.events), yaml.DocumentStartEvent):
            raise SourceError(_mark(extra), "a second document begins here", "keep one resume a file; delete the ---")
        return self._plain(root, ()), self.marks

    def _node(self, event: Any, depth: int) -> _Node:
        check_bounds(_mark(event), depth, 0)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if event.tag not in _TAGS:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            raise SourceError(_mark(event), f"the tag “{tag}” has no meaning here", "quote the text, or drop the tag")
        node = _Node(_mark(event))
        if isinstance(event, yaml.ScalarEvent):
            self._note_what_yaml_swallows(event)
            node.value = None if event.implicit[0] and event.value in _NULLS else event.value
        elif isinstance(event, yaml.SequenceStartEvent):
            node.items = [self._node(item, depth + 1) for item in self._until(yaml.SequenceEndEvent)]
        else:
            node.pairs = self._pairs(depth)
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def _note_what_yaml_swallows(self, event: Any) -> None:
        """`The #1 tool` ends at its space; a deeper “- ” on the next line goes on with the text."""
        start, end = event.start_mark.line, event.end_mark
        if event.implicit[0] and end.line < len(self.lines):
            rest = self.lines[end.line][end.column :]
            if re.match(r"\s+#[^\s#]", rest):
                self.marks.comments.append(Mark(end.line + 1, end.column + rest.index("#") + 1))
            for number, line in enumerate(self.lines[start + 1 : end.line + bool(end.column)], start + 2):
                if event.value and line.lstrip().startswith("- "):
                    self.marks.run_on_items.append(Mark(number, line.index("-") + 1))

    def _until(self, end: type) -> Iterator[Any]:
        while not isinstance(event := next(self.events), end):
            yield event

    def _alias(self, event: Any) -> _Node:
        if event.anchor not in self.anchors:
            raise SourceError(_mark(event), f"“*{event.anchor}” refers to nothing above", _QUOTE)
        return self.anchors[event.anchor]

    def _pairs(self, depth: int) -> "dict[str, tuple[Mark, _Node]]":
        own: dict[str, tuple[Mark, _Node]] = {}
        merged: dict[str, tuple[Mark, _Node]] = {}
        for event in self._until(yaml.MappingEndEvent):
            mark, key = _mark(event), self._key(event)
            value = self._node(next(self.events), depth + 1)
            if key == "<<" and value.pairs is not None:
                merged.update(value.pairs)
            elif key in own:
                remedy = f"it stands in line {own[key][0].line} already; keep one of them"
                raise SourceError(mark, f"the key “{key}” is given twice", remedy)
            else:
                own[key] = (mark, value)
        return merged | own

    def _key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise SourceError(_mark(event), "a key must be text", _QUOTE)
        return str(event.value)

    def _plain(self, node: _Node, at: Address) -> Any:
        check_bounds(node.mark, len(at), len(self.marks.values))
        self.marks.values[at] = node.mark
        if node.items is not None:
            return [self._plain(item, (*at, index)) for index, item in enumerate(node.items)]
        if node.pairs is None:
            return node.value
        self.marks.keys.update({(*at, key): mark for key, (mark, _) in node.pairs.items()})
        return {key: self._plain(value, (*at, key)) for key, (_, value) in node.pairs.items()}


def _mark(event: Any) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


class _Rule(NamedTuple):
    """Our words for an error of libyaml's, told by its own words and by what stands before it in the line."""

    context: str
    problem: str
    message: str
    remedy: str
    before: str = ""
    mark: str = "problem_mark"
    """Where the mistake is: where libyaml noticed it, or where the context of that began."""

    def fits(self, error: yaml.MarkedYAMLError, before: str) -> bool:
        told = self.context in (error.context or "") and self.problem in (error.problem or "")
        return told and bool(re.search(self.before, before))

    def explain(self, error: yaml.MarkedYAMLError) -> SourceError:
        at = getattr(error, self.mark)
        return SourceError(Mark(at.line + 1, at.column + 1), self.message.format(error=error), self.remedy)


def _problem(error: yaml.MarkedYAMLError, text: str) -> SourceError:
    at: Any = error.problem_mark
    line = f"{text}\n".split("\n")[at.line]
    if re.match(r"[ -]*\t", line):
        return SourceError(Mark(at.line + 1, line.index("\t") + 1), "a tab indents this line", "indent with spaces")
    return next(rule for rule in _RULES if rule.fits(error, line[: at.column])).explain(error)


_BREAKS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")
"""Characters that end a line for libyaml, as in YAML 1.1; in YAML 1.2 they are text."""

_BEGIN = "context_mark"
_START = "text cannot begin with this character"
_QUOTE = "text that begins with one of , [ ] { } * & ! | > % @ ` needs quotes"
_BEHIND = "put the whole text in quotes, of the other kind if it has some inside"
_ESCAPE = r"write \\ for a backslash, or use single quotes"
_ALIGN = "line it up with the keys or items above"
_RULES = (
    _Rule("", "nesting depth", f"nested more than {MAX_DEPTH} deep", "make it flatter"),
    _Rule("quoted scalar", "end of stream", "this quotation mark is never closed", "add the closing mark", "", _BEGIN),
    _Rule("quoted scalar", "escape", "an escape that YAML does not know", _ESCAPE),
    _Rule("quoted scalar", "hexdecimal", "expected the digits of an escape", _ESCAPE),
    _Rule("scanning an a", "alphabetic", _START, _QUOTE, "", _BEGIN),
    _Rule("block scalar", "expected", _START, _QUOTE, "", _BEGIN),
    _Rule("scanning a tag", "", _START, _QUOTE, "", _BEGIN),
    _Rule("directive", "", _START, _QUOTE, "", _BEGIN),
    _Rule("block node", "expected", _START, _QUOTE),
    _Rule("next token", "cannot start", _START, _QUOTE),
    _Rule("flow", "expected", "expected a comma or the closing bracket", "quote text with , [ ] { } in it", r"[\[{]"),
    _Rule("flow", "expected", "this bracket is never closed", f"close it; {_QUOTE}", "", _BEGIN),
    _Rule("", "mapping values", "a colon and a space inside unquoted text", "put the whole text in quotes", r":\s"),
    _Rule("", "mapping values", "a colon in a line that goes on with the text above", f"{_ALIGN}, or quote all of it"),
    _Rule("", "sequence entries", "a list cannot begin here", "begin it on the next line; quote text with a dash"),
    _Rule("simple key", "expected", "expected key: value", "write a colon and a space after the key", "", _BEGIN),
    _Rule("block", "expected", "text goes on behind the closing quotation mark", _BEHIND, r"[\"']\s*$"),
    _Rule("block", "expected", "text goes on behind the closing bracket", _BEHIND, r"[\]}]\s*$"),
    _Rule("block mapping", "expected", "expected a key here", _ALIGN),
    _Rule("block", "expected", "expected an item of the list here", f"begin it with “- ”, or {_ALIGN}"),
    _Rule("", "document start", "expected key: value", "begin the file with contact:"),
    _Rule("", "", "not valid YAML: {error.problem}", "quote the text, if it is one"),
)
