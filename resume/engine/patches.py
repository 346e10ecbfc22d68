"""Functions of WeasyPrint that are replaced by others with the same results.

They take a fifth of the time of a page away. For each element and each pseudo-element WeasyPrint computes a hundred
properties, one by one, where most are those of the parent; it has Pango shape each line to find its end, and again to
draw it; and the regular expressions that its HTML parser means to keep are kept under a wrong key, and built anew for
each word. Only in the very files that this was tried with is anything replaced; `quick` knows them.
"""

import re
from typing import Any
from weakref import WeakSet

_SHARED = ("before", "after", "marker")
"""Pseudo-elements whose styles nothing changes."""
_NEW_LINES = re.compile("[\n\r\u2028\u2029]")
_UNCUT = ("clip", "none")
"""How a line ends that is drawn as a whole."""
_MOST_KEPT = 1_000
"""Lines, of some kilobytes each."""


def to_weasyprint(css: Any, line_break: Any, draw: Any) -> None:
    """To its modules."""
    _look_up_at_once(css)
    _share_styles(css.StyleFor)
    _keep_lines(line_break.Layout, line_break.pango, draw)


def to_tinyhtml5() -> None:
    from tinyhtml5 import inputstream

    inputstream.characters_until_regex = _Expressions()


def _look_up_at_once(css: Any) -> None:
    """A property that no rule sets: it is the parent's, or what all begin with."""
    inherited, physical = css.INHERITED, css.PHYSICAL_FUNCTIONS
    logical = {of(block="ttb", inline=inline) for of in physical.values() for inline in ("ltr", "rtl")}
    first = {name: value for name, value in css.INITIAL_VALUES.items() if _is_simple(name, css)}
    long_way = css.ComputedStyle.__missing__

    def missing(style: Any, name: str) -> Any:
        if name in style.cascaded or (name in physical and not logical.isdisjoint(style.cascaded)):
            return long_way(style, name)
        if name in first:
            value = style[name] = first[name]
        elif name in inherited and style.parent_style is not None:
            value = style[name] = style.parent_style[name]
        else:
            value = long_way(style, name)
        return value

    css.ComputedStyle.__missing__ = missing


def _is_simple(name: str, css: Any) -> bool:
    """Whether a property begins with a value that depends on nothing."""
    depends = name in ("display", "float", "page", "position") or name.startswith("text_decoration_")
    return not depends and name not in css.INHERITED | css.INITIAL_NOT_COMPUTED


def _share_styles(style_for: Any) -> None:
    """Of pseudo-elements for which the same is said under the same parent, as WeasyPrint does it for elements."""
    compute = style_for.set_computed_styles

    def share(styles: Any, element: Any, parent: Any, pseudo_type: str | None = None, **others: Any) -> None:
        computed = styles.get_computed_styles()
        if pseudo_type not in _SHARED:
            compute(styles, element, parent, pseudo_type=pseudo_type, **others)
            return
        said = styles.get_cascaded_styles().get((element, pseudo_type), {})
        values = tuple((name, id(value), weight) for name, (value, weight) in said.items())
        known = styles.__dict__.setdefault("known", {})
        key = (id(computed[parent, None]), pseudo_type, values)
        style = known.get(key)
        if style is None or style["anchor"]:
            compute(styles, element, parent, pseudo_type=pseudo_type, **others)
            known[key] = computed[element, pseudo_type]
        else:
            computed[element, pseudo_type] = style

    style_for.set_computed_styles = share


def _keep_lines(layouts: Any, pango: Any, draw: Any) -> None:
    """From where they are broken to where they are drawn; else they would be shaped twice."""
    set_text, deactivate, reactivate = layouts.set_text, layouts.deactivate, layouts.reactivate
    draw_text = draw.draw_text
    kept = WeakSet[Any]()

    def set_text_as_for_drawing(layout: Any, text: str, *, justify: bool = False) -> None:
        set_text(layout, text, justify)
        alone = not _NEW_LINES.search(layout.text)
        if alone != layout.is_alone:
            pango.pango_layout_set_single_paragraph_mode(layout.layout, alone)
            layout.is_alone = alone

    def put_aside(layout: Any) -> None:
        spaced = layout.justification_spacing or layout.style["word_spacing"] or "\t" in layout.text
        if layout.is_drawn or spaced or len(kept) == _MOST_KEPT:
            deactivate(layout)
        else:
            kept.add(layout)

    def take_up(layout: Any, style: Any) -> None:
        layout.is_drawn = True
        if layout in kept:
            kept.remove(layout)
        else:
            reactivate(layout, style)

    def draw_text_or_part_of_it(stream: Any, box: Any, offset: float, *ends: Any) -> None:
        if ends != _UNCUT:
            kept.discard(box.pango_layout)
        draw_text(stream, box, offset, *ends)

    layouts.is_alone = layouts.is_drawn = False
    layouts.set_text, layouts.deactivate, layouts.reactivate = set_text_as_for_drawing, put_aside, take_up
    draw.draw_text = draw_text_or_part_of_it


class _Expressions(dict[tuple[frozenset[str], bool], re.Pattern[str]]):
    """For some characters, or for all others."""

    def __missing__(self, key: tuple[frozenset[str], bool]) -> re.Pattern[str]:
        characters, opposite = key
        codes = "".join(f"\\x{ord(character):02x}" for character in characters)
        pattern = self[key] = re.compile(f"[{'' if opposite else '^'}{codes}]+")
        return pattern
