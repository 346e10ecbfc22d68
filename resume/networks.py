"""Which network a profile's URL belongs to, and whose profile it is."""

import re
from collections.abc import Mapping
from typing import NamedTuple

_USER = r"/@?([^/?#]+)/?"
NETWORKS: Mapping[str, tuple[str, str]] = {
    "behance.net": ("Behance", _USER),
    "bitbucket.org": ("Bitbucket", _USER),
    "bsky.app": ("Bluesky", r"/profile/([^/?#]+)/?"),
    "codeberg.org": ("Codeberg", _USER),
    "dev.to": ("DEV", _USER),
    "dribbble.com": ("Dribbble", _USER),
    "facebook.com": ("Facebook", _USER),
    "github.com": ("GitHub", _USER),
    "gitlab.com": ("GitLab", _USER),
    "instagram.com": ("Instagram", _USER),
    "kaggle.com": ("Kaggle", _USER),
    "leetcode.com": ("LeetCode", r"/(?:u/)?([^/?#]+)/?"),
    "linkedin.com": ("LinkedIn", r"/in/([^/?#]+)/?"),
    "mastodon.social": ("Mastodon", _USER),
    "medium.com": ("Medium", _USER),
    "orcid.org": ("ORCID", r"/([0-9X-]{19})/?"),
    "researchgate.net": ("ResearchGate", r"/profile/([^/?#]+)/?"),
    "scholar.google.com": ("Google Scholar", r"/citations\?(?:.*&)?user=([^&#]+).*"),
    "sr.ht": ("SourceHut", r"/~([^/?#]+)/?"),
    "stackoverflow.com": ("Stack Overflow", r"/users/\d+/([^/?#]+)/?"),
    "t.me": ("Telegram", _USER),
    "twitter.com": ("Twitter", _USER),
    "x.com": ("X", _USER),
    "xing.com": ("Xing", r"/profile/([^/?#]+)/?"),
    "youtube.com": ("YouTube", r"/@([^/?#]+)/?"),
}


class Profile(NamedTuple):
    """A person on a network."""

    network: str
    username: str


def profile(url: str) -> Profile | None:
    """The profile that a URL names; None for any other page."""
    host, slash, path = url.partition("://")[2].partition("/")
    network, pattern = NETWORKS.get(host.lower().removeprefix("www."), ("Mastodon", r"/@([^/?#]+)/?"))
    match = re.fullmatch(pattern, slash + path)
    return Profile(network, match[1]) if match else None
