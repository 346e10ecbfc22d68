"""Who it is, and the links that lead from any entry."""

from typing import Annotated

from resume.fields import Email, OneOrMany, Phone, Text, Url
from resume.networks import Profile, profile
from resume.schema.model import Model, Shorthand


class Link(Shorthand):
    """A web page; a bare URL is enough."""

    SHORT = "url"

    url: Url
    """Where it leads; `https://` may be left off."""
    label: Text | None = None
    """What is printed instead of the address."""

    @property
    def href(self) -> str:
        return self.url if ":" in self.url.partition("/")[0] else f"https://{self.url}"

    @property
    def text(self) -> str:
        """The label, or the address as a person would write it."""
        return self.label or self.href.partition(":")[2].lstrip("/").removeprefix("www.").rstrip("/")

    @property
    def profile(self) -> Profile | None:
        return profile(self.href)


class Location(Shorthand):
    """A place: one text, or the parts of an address."""

    SHORT = "text"

    text: Text | None = None
    """The place as it is to be printed."""
    address: Text | None = None
    """Street and number."""
    postal_code: Text | None = None
    """ZIP or postal code."""
    city: Text | None = None
    """Town or city."""
    region: Text | None = None
    """State, province or region."""
    country: Text | None = None
    """Country; a code of two letters is printed as it stands."""

    def __str__(self) -> str:
        code = (self.postal_code or "").replace(" ", "\N{NO-BREAK SPACE}")
        town = " ".join(filter(None, [code, self.city]))
        return ", ".join(filter(None, [self.text, self.address, town, self.region, self.country]))


class Contact(Model):
    """Whose resume it is, and how to reach them."""

    name: Text
    """Full name."""
    headline: Text | None = None
    """Profession or role, in a few words."""
    email: Annotated[tuple[Email, ...], OneOrMany()] = ()
    """E-mail address, or several."""
    phone: Annotated[tuple[Phone, ...], OneOrMany()] = ()
    """Phone number, or several; printed as typed."""
    location: Location | None = None
    """Where the person lives or works."""
    photo: Text | None = None
    """Path of a JPEG, PNG, GIF or WebP picture, in the folder of this file or below it."""
    links: Annotated[tuple[Link, ...], OneOrMany()] = ()
    """Web site and profiles; the network and the user name are read from the URL."""
