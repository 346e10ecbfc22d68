"""JSON Resume 1.3.1. What it has no word for stands under our own keys, which it allows and our reader takes."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from resume.dates import Period
from resume.fields import PRESENT
from resume.lenient.html import escaped
from resume.options import Options, Output
from resume.photo import without_a_file
from resume.schema import Contact, Entry, Highlight, Link, Resume

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

T = TypeVar("T")

_PROJECT = {"title": "name", "organization": "entity"}
_SECTIONS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "experience": ("work", {"title": "position", "organization": "name"}),
    "volunteering": ("volunteer", {"title": "position"}),
    "education": ("education", {"degree": "studyType"}),
    "projects": ("projects", _PROJECT),
    "open_source": ("projects", _PROJECT),
    "publications": ("publications", {"title": "name", "date": "releaseDate"}),
    "certificates": ("certificates", {}),
    "awards": ("awards", {}),
    "references": ("references", {"summary": "reference"}),
}
"""Their section for ours, and their keys for ours; what is not here is called the same."""

_ANYWHERE = {"tagline": "description", "technologies": "keywords"}
_DATED_ONCE = ("publications", "certificates", "awards", "references")
_NO_MARKDOWN = ("titles", "design", "check", "meta", "url", "links", "dates")


def write(resume: Resume, _options: Options) -> Output:
    document = _escaped({"$schema": _kept(resume, "$schema", str) or SCHEMA} | dict(_members(resume)))
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return Output(text.encode("utf-8", "replace"), beside=without_a_file(resume))


def _members(resume: Resume) -> Iterator[tuple[str, Any]]:
    """The document's members; `basics` stands where the summary does, so that the order comes back."""
    dump = resume.model_dump(mode="json", by_alias=True, exclude={"meta"}, exclude_defaults=True)
    for name, value in dump.items():
        match name:
            case "contact" if "summary" in dump:
                continue
            case "contact" | "summary":
                yield "basics", _basics(resume)
            case "languages":
                yield name, list(map(_language, value))
            case "open_source" if resume.projects:
                yield name, []
            case "open_source" | "projects":
                yield "projects", list(_projects(resume))
            case _ if name in _SECTIONS:
                yield _SECTIONS[name][0], [_entry(entry, name) for entry in getattr(resume, name)]
            case _:
                yield name, value
    if meta := _meta(resume):
        yield "meta", meta


def _kept(resume: Resume, key: str, kind: type[T]) -> T | None:
    """What our reader keeps in `meta` for us."""
    value = resume.meta.get(key)
    return value if isinstance(value, kind) else None


def _meta(resume: Resume) -> dict[str, Any]:
    """The rest of it."""
    titles = {project.title for project in resume.projects}
    types = {title: kind for title, kind in (_kept(resume, "projects.type", dict) or {}).items() if title not in titles}
    has_place = {
        "$schema": isinstance(resume.meta.get("$schema"), str),
        "basics.image": bool(resume.contact and not resume.contact.photo and _kept(resume, "basics.image", str)),
        "projects.type": _kept(resume, "projects.type", dict) is not None,
    }
    rest = {key: value for key, value in resume.meta.items() if not has_place.get(key)}
    return rest | ({"projects.type": types} if types else {})


def _basics(resume: Resume) -> dict[str, Any]:
    contact = _contact(resume.contact, _kept(resume, "basics.image", str)) if resume.contact else {}
    return _filled(contact | {"summary": resume.summary})


def _contact(contact: Contact, image: str | None) -> dict[str, Any]:
    site = next((link for link in contact.links if not (link.label or link.profile)), None)
    others = [link for link in contact.links if link is not site]
    in_order = contact.links == (*filter(None, [site]), *others)
    return {
        "name": contact.name,
        "label": contact.headline,
        "image": contact.photo or image,
        "email": "".join(contact.email[:1]),
        "emails": contact.email[1:],
        "phone": "".join(contact.phone[:1]),
        "phones": contact.phone[1:],
        "url": site and site.href,
        "location": _location(contact),
        "profiles": list(map(_profile, others)),
        "links": [] if in_order and all(map(_is_said_by_profile, others)) else _dump(contact)["links"],
    }


def _location(contact: Contact) -> dict[str, Any]:
    """The parts of an address; a place in one text also as the city, which is what others show."""
    location = _dump(contact).get("location", {})
    if isinstance(location, str):
        return {"city": location, "text": location}
    country = "countryCode" if re.fullmatch("[A-Z]{2}", location.get("country", "")) else "country"
    names = {"postal_code": "postalCode", "country": country}
    return {names.get(key, key): value for key, value in location.items()}


def _profile(link: Link) -> dict[str, str]:
    network, _, username = (link.label or "").partition(": ")
    if link.profile and not username:
        network, username = link.profile
    return _filled({"network": network, "username": username, "url": link.href})


def _is_said_by_profile(link: Link) -> bool:
    """Whether network, user name and URL bring back the label."""
    if not (link.label and link.profile):
        return True
    network, _, username = link.label.partition(": ")
    return bool(username) and (network.casefold(), username) != (link.profile.network.casefold(), link.profile.username)


def _projects(resume: Resume) -> Iterator[dict[str, Any]]:
    types = _kept(resume, "projects.type", dict) or {}
    for project in resume.open_source:
        yield _described(_entry(project, "open_source")) | {"type": "open source"}
    for project in resume.projects:
        yield _filled(_described(_entry(project, "projects")) | {"type": types.get(project.title)})


def _described(project: dict[str, Any]) -> dict[str, Any]:
    """A summary is the description too, where there is no other."""
    summary = project.get("summary", "")
    if not summary or "description" in project:
        return project
    rest = {key: value for key, value in project.items() if key != "summary" or "\n" not in summary}
    return rest | {"description": summary}


def _entry(entry: Entry, section: str) -> dict[str, Any]:
    names = {**_ANYWHERE, **_SECTIONS[section][1]}
    single = names.get("date", "date") if section in _DATED_ONCE else None
    item: dict[str, Any] = {}
    for key, value in _dump(entry).items():
        match key:
            case "dates" | "start" | "end" | "date" if entry.period:
                item |= _dates(entry.period, single)
            case "highlights":
                item[key] = list(_bullets(entry.highlights))
            case "links":
                item |= {"url": entry.links[0].href} | ({} if value == [entry.links[0].url] else {key: value})
            case _:
                item[names.get(key, key)] = value
    return item


def _dates(period: Period, single: str | None) -> dict[str, Any]:
    """`startDate` and `endDate`, or the `single` date; what those can't say as our own file says it."""
    if period.text is not None:
        return {"dates": {"text": period.text}}
    if period.present and not period.start:
        return {"end": PRESENT}
    if period.present and single:
        return {"dates": str(period)}
    if single and period.start == period.end:
        return {single: str(period.start)}
    return {key: str(date) for key, date in (("startDate", period.start), ("endDate", period.end)) if date}


def _bullets(highlights: Sequence[Highlight], indent: str = "") -> Iterator[str]:
    for highlight in highlights:
        yield f"{indent}- {highlight.text}" if indent else highlight.text
        yield from _bullets(highlight.highlights, indent + "  ")


def _language(language: Mapping[str, str]) -> dict[str, str]:
    """The level as JSON Resume writes it, with a capital, or else the note."""
    names = {"level": "fluency"} if "level" in language else {"note": "fluency"}
    return {names.get(key, key): value.capitalize() if key == "level" else value for key, value in language.items()}


def _escaped(data: Any) -> Any:
    """The same with each text so that our reader takes it for itself, and not for HTML."""
    match data:
        case str():
            return escaped(data)
        case list() | tuple():
            return list(map(_escaped, data))
        case dict():
            return {key: value if key in _NO_MARKDOWN else _escaped(value) for key, value in data.items()}
    return data


def _dump(model: BaseModel) -> dict[str, Any]:
    return model.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _filled(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if value}
