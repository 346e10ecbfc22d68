"""Did you mean …?"""

from collections.abc import Iterable, Mapping

_ALIKE = 65
"""How much of a word must be the same, in percent."""

_OTHER_WORDS: Mapping[str, str] = {
    "accent": "color colour",
    "address": "street",
    "area": "field major subject",
    "city": "town",
    "contact": "basics person personal",
    "custom": "sections",
    "dates": "period when year years",
    "degree": "studytype study_type",
    "end": "end_date enddate to until",
    "entries": "positions projects",
    "experience": "career employment jobs work",
    "headline": "label role title",
    "highlights": "accomplishments achievements bullets key_results responsibilities results",
    "institution": "college school university",
    "interests": "hobbies",
    "keywords": "items skills tags",
    "language": "name",
    "level": "fluency",
    "links": "github homepage linkedin profiles twitter url web website",
    "location": "address city place",
    "organization": "company employer firm",
    "phone": "mobile tel",
    "photo": "avatar image picture",
    "postal_code": "postcode zip zipcode",
    "region": "province state",
    "score": "gpa grade",
    "start": "from since start_date startdate",
    "summary": "about description objective profile",
    "technologies": "keywords skills stack tags tech tools",
    "title": "job name position",
}
"""What people call the fields that they know from elsewhere."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is meant, by another name for it or by its spelling."""
    from rapidfuzz import fuzz, process

    names = list(known)
    alike = process.extractOne(word, names, scorer=fuzz.ratio, processor=_as_a_field, score_cutoff=_ALIKE)
    meant = [name for name in names if _as_a_field(word) in _OTHER_WORDS.get(name, "").split()]
    return next(iter(meant), alike and alike[0])


def _as_a_field(word: str) -> str:
    return word.lower().replace("-", "_").replace(" ", "_")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A remedy that names the nearest of the known words, or all of them."""
    names = list(known)
    match = nearest(word, names)
    return f"did you mean “{match}”?" if match else f"known are {', '.join(names)}"
