"""Links and profiles."""

from collections.abc import Mapping
from typing import Any

from resume.errors import Address
from resume.lenient.draft import Draft
from resume.lenient.texts import each, leftover
from resume.networks import NETWORKS, profile
from resume.schema import Link

_FOLDERS = {
    "Bluesky": "profile/",
    "LinkedIn": "in/",
    "Medium": "@",
    "ResearchGate": "profile/",
    "SourceHut": "~",
    "Xing": "profile/",
    "YouTube": "@",
}


def links(draft: Draft, key: str, value: Any, at: Address) -> None:
    """URLs, links as our own file has them, or profiles."""
    for place, item in each(value, at):
        link = _link(draft, item, place)
        if link and (key == at[-1] or not _is_said(draft, key, link)):
            draft.add(key, link, place)


def _is_said(draft: Draft, key: str, link: Any) -> bool:
    """Whether the same link is there, or one of the file's own `links` says all that it does."""
    known = draft.fields.get(key, [])
    own = [each for index, each in enumerate(known) if key in draft.origins[key, index]]
    return link in known or any(_href(each) == _href(link) and _label(link) in (None, _label(each)) for each in own)


def url_of(network: str, username: str) -> str | None:
    """The address of a profile on a network that is known, if its addresses follow from the user names."""
    for host, (name, _) in NETWORKS.items():
        url = f"https://{host}/{_FOLDERS.get(name, '')}{username}"
        if name.casefold() == network.casefold() and name != "Mastodon" and profile(url) == (name, username):
            return url
    return None


def _link(draft: Draft, item: Any, at: Address) -> Any:
    match item:
        case str():
            return item.strip()
        case dict():
            return _labelled(draft, item, at)
    return leftover(draft, "url", item, at)


def _labelled(draft: Draft, item: Mapping[str, Any], at: Address) -> Any:
    """A link with a label where its URL does not say it all; what else the item says is kept."""
    keys = ("network", "username") if {"network", "username"} & item.keys() else ("label",)
    given = {key: item[key].strip() for key in (*keys, "url") if isinstance(item.get(key), str)}
    for key, value in item.items():
        if key not in given:
            draft.leftovers.keep((*at, key), value)
    label = ": ".join(given[key] for key in keys if key in given)
    url = given.get("url") or url_of(given.get("network", ""), given.get("username", ""))
    if not url:
        leftover(draft, "url", label, at)
    return {"url": url, "label": label} if url and label and not _is_profile(url, given) else url


def _is_profile(url: str, given: Mapping[str, str]) -> bool:
    """Whether the URL itself says the network and the user name that are given."""
    known = profile(_href(url))
    if not known or "label" in given:
        return False
    return given.get("network", known.network).casefold() == known.network.casefold() and (
        given.get("username", known.username) == known.username
    )


def _href(link: Any) -> str:
    return Link.model_construct(url=link["url"] if isinstance(link, dict) else link).href


def _label(link: Any) -> Any:
    return link.get("label") if isinstance(link, dict) else None
