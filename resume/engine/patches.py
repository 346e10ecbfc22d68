"""Functions of WeasyPrint that are replaced by others with the same results.

They take a sixth of the time of a page away. For each element and each pseudo-element WeasyPrint computes a hundred
properties, one by one, where most are those of the parent; and the regular expressions that its HTML parser means to
keep are kept under a wrong key, and built anew for each word. Only in the very files that this was tried with is
anything replaced; `quick` knows them.
"""

import re
from typing import Any

_SHARED = ("before", "after", "marker")
"""Pseudo-elements whose styles nothing changes."""


def to_weasyprint(css: Any) -> None:
    """To its module `css`."""
    _look_up_at_once(css)
    _share_styles(css.StyleFor)


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


class _Expressions(dict[tuple[frozenset[str], bool], re.Pattern[str]]):
    """For some characters, or for all others."""

    def __missing__(self, key: tuple[frozenset[str], bool]) -> re.Pattern[str]:
        characters, opposite = key
        codes = "".join(f"\\x{ord(character):02x}" for character in characters)
        pattern = self[key] = re.compile(f"[{'' if opposite else '^'}{codes}]+")
        return pattern
