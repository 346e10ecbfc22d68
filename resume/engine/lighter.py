"""WeasyPrint's own style sheet, without what would mean nothing in a page.

Five of its rules give a style to each element, in case it has notes to the page or in a margin; others number lists in
fifty ways.
"""

import re
import sys
from collections.abc import Container, Iterable
from html import unescape

_STYLED = re.compile(r"<style|[\s\"'/]style\s*=", re.IGNORECASE)
_ELSEWHERE = re.compile(r"<link|@import")
_RULES = re.compile(r"\n|(?=@counter-style)")
_IDLE = re.compile(r"::(?P<note>footnote|note)-|@counter-style (?P<counter>[\w-]+)")
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE)
_COUNTERS = {"circle", "decimal", "disc", "square"}  # that lists have of themselves


def without_idle_rules(defaults: str, page: str, sheets: Iterable[str]) -> str:
    """As it is, if the page may get styles from somewhere else."""
    said = "\n".join([unescape(page) if _STYLED.search(page) else "", *sheets])
    said = _ESCAPE.sub(_character, said).lower()
    if _ELSEWHERE.search(page.lower()) or _ELSEWHERE.search(said):
        return defaults
    words = set(re.findall(r"[\w-]+", said))
    rules = _RULES.split(defaults)
    counters = {rule["counter"] for rule in map(_IDLE.match, rules) if rule and rule["counter"]}
    wanted = counters if words & (counters - _COUNTERS) else _COUNTERS
    return "\n".join(rule for rule in rules if _means_something(rule, words, wanted))


def _means_something(rule: str, words: Container[str], counters: Container[str]) -> bool:
    idle = _IDLE.match(rule)
    return not idle or idle["note"] in words or idle["counter"] in counters


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1], 16) if escape[1] else 0
    return chr(code) if 0 < code <= sys.maxunicode else escape[2] or ""
