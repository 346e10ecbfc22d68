"""JSON Resume 1.3, and the dialects met in the wild, read leniently: nothing is refused and nothing lost.

A key of our own format counts too: our writer uses it for what JSON Resume has no word for.
"""

import re
from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel

from resume.errors import Address, Problem
from resume.lenient import dates, links, texts
from resume.lenient.draft import HEADING, Converter, Draft, Leftovers
from resume.lenient.texts import each, is_empty
from resume.schema import (
    SECTIONS,
    Award,
    Certificate,
    Contact,
    Entry,
    Language,
    Location,
    Publication,
    Reference,
    Resume,
    Talk,
    key_of,
)

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

_SECTIONS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "basics": ("summary", {}),
    "work": ("experience", {"name": "organization", "company": "organization", "position": "title"}),
    "volunteer": ("volunteering", {"position": "title"}),
    "education": ("education", {"studyType": "degree", "gpa": "score"}),
    "projects": ("projects", {"name": "title", "entity": "organization"}),
    "open_source": ("open_source", {"name": "title", "entity": "organization"}),
    "publications": ("publications", {"name": "title"}),
    "references": ("references", {"reference": "summary"}),
    "languages": ("languages", {"fluency": "level"}),
}
"""Our section for theirs, and our keys for theirs; what is not here is called the same. The summary is in `basics`."""

_CONTACT = {
    "label": "headline",
    "image": "photo",
    "picture": "photo",
    "profiles": "links",
    "emails": "email",
    "phones": "phone",
}
_LOCATION = {"postalCode": "postal_code", "countryCode": "country"}
_ANYWHERE = {
    "url": "links",
    "website": "links",
    "description": "tagline",
    "keywords": "technologies",
    "startDate": "start",
    "endDate": "end",
    "releaseDate": "date",
}
_MODELS: Mapping[str, type[BaseModel]] = {
    name: get_args(Resume.model_fields[name].annotation)[0]
    for name in SECTIONS
    if name not in ("summary", "highlights")
}
_TITLE = "Resume"
_DATED_ONCE = (Award, Certificate, Publication, Talk, Reference)
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\~]|(?:.*[/\\])?\.\.[/\\]")


def read(data: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """Data that our model accepts, and a warning for all that could not be taken over as it stood."""
    resume = Draft(Leftovers())
    for key, value in zip(map(str, data), texts.tidied(list(data.values())), strict=True):
        read_part = _PARTS.get(key, _section if _home(key)[0] in _MODELS else texts.leftover)
        read_part(resume, key, value, (key,))
    if "open_source" in data:
        order = (*(_home(str(key))[0] for key in data), *resume.fields)
        resume.fields = {name: resume.fields[name] for name in order if name in resume.fields}
    return _completed(resume), resume.leftovers.warnings


def _completed(resume: Draft) -> dict[str, Any]:
    """The settled fields, with a title where nobody is named, and the leftovers in meta and in a section at the end."""
    if not resume.fields.get("contact"):
        resume.fields.setdefault("title", _TITLE)
    resume.fields["meta"] = _meta_with(resume.leftovers, resume.fields.get("meta", {}))
    data = resume.settle(Resume) or {"title": _TITLE}
    return data | _custom(data.get("custom", []), resume.leftovers.entries)


def _meta_with(leftovers: Leftovers, meta: dict[str, Any]) -> dict[str, Any]:
    """The file's own meta, completed by what we keep there."""
    for key, value in leftovers.meta.items():
        known = meta.get(key, value)
        if isinstance(known, dict) and isinstance(value, dict):
            known = {**known, **value}
        elif known != value:
            leftovers.keep((key,), value)
        meta = {**meta, key: known}
    return meta


def _custom(sections: list[dict[str, Any]], leftovers: list[dict[str, str]]) -> dict[str, Any]:
    if not leftovers:
        return {}
    other = next((section for section in sections if section["title"] == HEADING), {"title": HEADING})
    rest = [section for section in sections if section is not other]
    return {"custom": [*rest, other | {"entries": [*other.get("entries", ()), *leftovers]}]}


def _home(key: str) -> tuple[str, Mapping[str, str]]:
    return _SECTIONS.get(key, (key, {}))


def _section(resume: Draft, key: str, value: Any, at: Address) -> None:
    name, keys = _home(key)
    resume.fields.setdefault(name, [])
    for place, item in each(value, at):
        if record := _record(resume.leftovers, item, place, _MODELS[name], keys):
            resume.add(name, record, place)


def _projects(resume: Draft, _key: str, value: Any, at: Address) -> None:
    """Those of the type “open source” have a section of their own here; other types are kept by the project's name."""
    for place, item in each(value, at):
        kind = item.pop("type").strip() if isinstance(item, dict) and isinstance(item.get("type"), str) else ""
        is_open_source = kind.casefold() == "open source"
        _section(resume, "open_source" if is_open_source else "projects", item, place)
        if kind and not is_open_source:
            _keep_type(resume.leftovers, item.get("name", item.get("title")), kind, (*place, "type"))


def _keep_type(leftovers: Leftovers, title: Any, kind: str, at: Address) -> None:
    types = leftovers.meta.setdefault("projects.type", {})
    if not isinstance(title, str) or types.setdefault(title.strip(), kind) != kind:
        leftovers.keep(at, kind)


def _basics(resume: Draft, key: str, value: Any, at: Address) -> None:
    if isinstance(value, dict):
        texts.one(resume, "summary", value.pop("summary", None), (*at, "summary"))
        contact = _record(resume.leftovers, value, at, Contact, _CONTACT)
        resume.fields |= {"contact": contact} if contact else {}
    else:
        texts.leftover(resume, key, value, at)


def _record(
    leftovers: Leftovers, item: Any, at: Address, model: type[BaseModel], keys: Mapping[str, str]
) -> dict[str, Any] | None:
    """The data of a model; `keys` are its fields by their name in the file, where that is another."""
    draft = Draft(leftovers, at)
    names = [key_of(model, name) for name in model.model_fields]
    if not isinstance(item, dict):
        texts.one(draft, names[0], item, at)
        return draft.settle(model)
    members: dict[str, Any] = item
    for key, value in sorted(members.items(), key=lambda pair: pair[0] != "links"):
        name = keys.get(key, key if key in names else _ANYWHERE.get(key, key))
        _converter(model, name, names)(draft, name, value, (*at, key))
    if issubclass(model, Entry):
        dates.settle(draft, open_ended=model not in _DATED_ONCE)
        _settle_description(draft)
    return draft.settle(model)


def _converter(model: type[BaseModel], name: str, known: list[str]) -> Converter:
    if name not in known:
        return texts.leftover
    return _CONVERTERS_OF.get((model, name)) or _CONVERTERS.get(name, texts.one)


def _settle_description(draft: Draft) -> None:
    """A description of several lines is a summary; one that repeats the summary is none."""
    tagline, summary = draft.fields.get("tagline"), draft.fields.get("summary", "")
    if tagline and (tagline == summary or ("\n" in tagline and not summary)):
        draft.fields["summary"] = draft.fields.pop("tagline")


def _entries(draft: Draft, key: str, value: Any, at: Address) -> None:
    for place, item in each(value, at):
        if entry := _record(draft.leftovers, item, place, Entry, {}):
            draft.add(key, entry, place)


def _address(draft: Draft, key: str, value: Any, at: Address) -> None:
    if not isinstance(value, dict):
        texts.one(draft, key, value, at)
    elif parts := _record(draft.leftovers, value, at, Location, _LOCATION):
        draft.put(key, parts["text"] if parts == {"city": parts.get("text"), "text": parts.get("text")} else parts, at)


def _photo(draft: Draft, key: str, value: Any, at: Address) -> None:
    """A path; what is not in the file's own folder is kept unprinted."""
    if not isinstance(value, str) or not _ELSEWHERE.match(value.strip()):
        texts.one(draft, key, value, at)
    elif draft.leftovers.meta.setdefault("basics.image", value) != value:
        draft.leftovers.keep(at, value)
    else:
        remedy = "save the picture beside the file, and give its name as contact.photo"
        draft.leftovers.warn(at, f"the photo “{value[:80]}” is not a file of this folder", remedy)


def _schema(resume: Draft, key: str, value: Any, at: Address) -> None:
    if not isinstance(value, str):
        texts.leftover(resume, key, value, at)
    elif value not in ("", SCHEMA):
        resume.leftovers.meta[key] = value


def _meta(resume: Draft, key: str, value: Any, at: Address) -> None:
    (_as_it_is if isinstance(value, dict) else texts.leftover)(resume, key, value, at)


def _as_it_is(resume: Draft, key: str, value: Any, at: Address) -> None:
    if not is_empty(value):
        resume.put(key, value, at)


def _flag(draft: Draft, key: str, value: Any, at: Address) -> None:
    """Ours: how an entry stands on pages."""
    word = str(value).lower()
    if word in ("true", "false"):
        draft.put(key, word, at)
    else:
        texts.leftover(draft, key, value, at)


_PARTS: Mapping[str, Converter] = {
    "$schema": _schema,
    "highlights": texts.highlights,
    "title": texts.one,
    "basics": _basics,
    "summary": texts.one,
    "projects": _projects,
    "titles": _as_it_is,
    "design": _as_it_is,
    "check": _as_it_is,
    "meta": _meta,
}
_CONVERTERS: Mapping[str, Converter] = {
    "authors": texts.many,
    "break_before": _flag,
    "courses": texts.many,
    "date": dates.typed,
    "dates": dates.period,
    "end": dates.typed,
    "entries": _entries,
    "highlights": texts.highlights,
    "keep_together": _flag,
    "keywords": texts.many,
    "links": links.links,
    "location": texts.location,
    "roles": texts.many,
    "start": dates.typed,
    "technologies": texts.many,
}
_CONVERTERS_OF: Mapping[tuple[type[BaseModel], str], Converter] = {
    (Contact, "email"): texts.many,
    (Contact, "location"): _address,
    (Contact, "phone"): texts.many,
    (Contact, "photo"): _photo,
    (Language, "level"): texts.level,
}
