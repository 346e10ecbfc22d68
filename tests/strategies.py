"""Whole resumes for Hypothesis, and what they mean whatever way it is spelt."""

from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel

from resume.schema import HEADINGS, LEVELS, SECTIONS, Entry, Link, Resume

DATES = ("dates", "start", "end", "date")


def meaning(value: Any) -> Any:  # noqa: PLR0911
    """The content as plain data, with periods for the ways to date an entry and full addresses for links."""
    match value:
        case Entry():
            rest = {name: meaning(item) for name, item in value if name not in DATES}
            return rest | {"period": value.period}
        case Link():
            return value.href, value.label
        case Resume():
            return [(section.at, meaning(section.items)) for section in value.sections], {
                name: meaning(item) for name, item in value if name not in SECTIONS
            }
        case BaseModel():
            return {name: meaning(item) for name, item in value}
        case tuple() | list():
            return list(map(meaning, value))
        case dict():
            return {key: meaning(item) for key, item in value.items()}
    return value


def _record(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


def _lists(items: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(items, min_size=1, max_size=3)


# fmt: off
_TYPED = st.sampled_from([
    "2017", "no", "1:30", "null", "~", "- x", "a: b", "a #b", "#1", "*", "**x**", "[a](b)", "'", '"', "`", "{", "@a",
    "? a", "&a", "! x", "| y", "> 5", "% z", "C#", "a, b", "---", "...", "key:", "a\\b", "it's “so”: 'x' \"y\"",
    "a\xa0b", "long words " * 20, "a  b   c " * 20, "a - b ? c # d [e] " * 12, "word" * 40, "Straße 東京 😀",
])
_URLS = st.sampled_from([
    "example.com", "https://jane.example/a?b=c#d", "http://b.example", "mailto:jane@example.com", "tel:+49301234567",
    "https://github.com/jane", "www.linkedin.com/in/jane", "https://hachyderm.io/@jane", "https://twitter.com",
])
# fmt: on
lines = (st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30) | _TYPED).map(str.strip).filter(bool)
paragraphs = st.lists(lines | st.just(""), min_size=1, max_size=4).map("\n".join).map(str.strip).filter(bool)
texts = lines | paragraphs
bullets: st.SearchStrategy[Any] = st.recursive(
    texts, lambda below: _record({"text": texts, "highlights": _lists(below)}, {}), max_leaves=4
)
years = st.sampled_from(["2015", "2016-05", "2017-02-28", "2017"])
periods = st.sampled_from(["2015", "2015 – 2017-02-28", "2016-05 – present", {"text": "Summer 2019"}]).map(
    lambda dates: {"dates": dates}
)
dated: st.SearchStrategy[dict[str, Any]] = (
    st.just({})
    | periods
    | years.map(lambda date: {"date": date})
    | years.map(lambda end: {"end": end})
    | st.just({"end": "present"})
    | st.just({"start": "2014", "end": "2014"})
    | years.map(lambda end: {"start": "2014-09", "end": end})
    | years.map(lambda start: {"start": start, "end": "present"})
)
labels = lines | st.sampled_from(["GitHub: jane", "GitHub: Jane", "SoundCloud: jane", "My code"])
links = st.lists(
    _URLS | st.builds(lambda url, label: {"url": url, "label": label}, _URLS, labels),
    min_size=1,
    max_size=4,
    unique_by=str,
)


def _entries(
    name: str = "title", organization: str = "organization", below: Any = None, **more: Any
) -> st.SearchStrategy[dict[str, Any]]:
    optional = {organization: lines, "tagline": lines, "location": lines, "roles": _lists(lines), "summary": texts}
    optional |= {"technologies": _lists(lines), "highlights": _lists(bullets), "links": links, **more}
    optional |= {name: st.sampled_from(["true", "false"]) for name in ("break_before", "keep_together")}
    optional |= {"entries": _lists(below)} if below is not None else {}
    fields = _record({name: lines}, optional).filter(_says_nothing_twice)
    return st.builds(lambda fields, dates: fields | dates, fields, dated)


def _says_nothing_twice(entry: dict[str, Any]) -> bool:
    return entry.get("tagline") is None or bool(entry["tagline"] != entry.get("summary"))


_nested = _entries(below=_entries())
_groups = _record({"name": lines}, {"level": lines, "keywords": _lists(lines), "summary": texts})
_locations = lines | _record(
    {"country": st.sampled_from(["DE", "Germany"])},
    {"text": lines, "address": texts, "postal_code": lines, "city": lines},
)
_contacts = _record(
    {"name": lines},
    {
        "headline": lines,
        "email": _lists(st.sampled_from(["a@example.com", "b@example.com"])),
        "phone": _lists(st.sampled_from(["+49 30 123456", "(555) 123-4567"])),
        "location": _locations,
        "photo": st.just("me.jpg"),
        "links": links,
    },
)
_kept: st.SearchStrategy[Any] = st.recursive(
    texts, lambda below: _lists(below) | st.dictionaries(lines, below, min_size=1, max_size=3), max_leaves=4
)
_PARTS: dict[str, Any] = {
    "title": lines,
    "summary": texts,
    "highlights": _lists(bullets),
    "experience": _lists(_nested),
    "education": _lists(_entries("area", "institution", degree=lines, score=lines, courses=_lists(lines))),
    "skills": _lists(_groups | _record({"keywords": _lists(lines)}, {})),
    "languages": _lists(_record({"language": lines}, {"level": st.sampled_from(LEVELS), "note": lines})),
    "open_source": _lists(_entries()),
    "projects": _lists(_nested),
    "publications": _lists(_entries("title", "publisher", authors=_lists(lines), doi=st.just("10.1000/182"))),
    "certificates": _lists(_entries("name", "issuer")),
    "awards": _lists(_entries("title", "awarder")),
    "talks": _lists(_entries("title", "event")),
    "teaching": _lists(_entries()),
    "volunteering": _lists(_entries()),
    "references": _lists(_entries("name", email=st.just("boss@example.com"), phone=st.just("+1 212 555 0100"))),
    "interests": _lists(_groups),
    "custom": _lists(
        _record({"title": lines}, {"summary": texts, "highlights": _lists(bullets), "entries": _lists(_nested)})
    ),
    "titles": st.dictionaries(st.sampled_from(HEADINGS), lines, max_size=2),
    "check": _record({}, {"ignore": _lists(_record({"rule": lines}, {"path": lines}))}),
    "design": _record({}, {"theme": lines, "lang": st.just("de"), "accent": lines}),
    "meta": st.dictionaries(lines, _kept, max_size=3),
}


@st.composite
def resumes(draw: st.DrawFn) -> Resume:
    """Resumes of every section, in any order."""
    names = draw(st.lists(st.sampled_from(list(_PARTS)), unique=True, max_size=6))
    parts = {name: draw(_PARTS[name]) for name in names}
    return Resume.model_validate({"contact": draw(_contacts)} | parts)
