"""A long career: twelve pages and more in most themes."""

from itertools import cycle
from typing import Any

from resume import Resume

_PLACES = (
    ("University of Warsaw", "Warsaw"),
    ("Universidade de Lisboa", "Lisbon"),
    ("Charles University", "Prague"),
    ("University of Edinburgh", "Edinburgh"),
)
_POSITIONS = ("Assistant Professor", "Associate Professor", "Visiting Professor", "Head of Laboratory", "Professor")
_PAPERS = (
    "Treebanks from Field Notes",
    "Parsing Free Word Order with Little Data",
    "What Annotators Disagree About",
    "Morphology before Meaning: a Study of Six Lemmatizers",
    "A Corpus of Village Letters, 1890–1939",
)
_CONTACT = {
    "name": "Elena Maria Kowalska-Duarte",
    "headline": "Professor of Computational Linguistics",
    "email": ["e.kowalska@example.edu", "elena@example.org"],
    "phone": "+48 22 555 01 00",
    "location": "Warsaw, Poland",
    "links": ["example.edu/~ekowalska/research/groups/languages-with-few-texts/people-and-projects"],
}
_YEARS = range(2010, 2020)
_VENUES = ("Computational Linguistics", "Proceedings of the Workshop on Small Languages", "Language Resources")


def professor() -> Resume:
    positions = zip(range(1996, 2026, 3), cycle(_POSITIONS), cycle(_PLACES), strict=False)
    return Resume.model_validate(
        {
            "contact": _CONTACT,
            "summary": "Works on parsing for languages with few written texts; leads a group of nine.",
            "highlights": ["Built the first treebanks of **six** languages.", "Raised €4.2 million since 2012."],
            "experience": [_position(*position) for position in positions],
            "education": [
                {"degree": "PhD", "area": "Linguistics", "institution": _PLACES[0][0], "dates": "1992 – 1996"}
            ],
            "publications": list(map(_publication, range(90))),
            "talks": list(map(_talk, range(30))),
            "teaching": list(map(_course, range(2004, 2024))),
            "awards": [{"title": f"Best Paper {year}", "awarder": _VENUES[0], "date": f"{year}"} for year in _YEARS],
            "languages": [{"language": "Polish", "level": "native"}, {"language": "Portuguese", "level": "C2"}],
            "skills": [{"name": "Programming", "level": "daily", "keywords": ["Python", "Julia", "C++ 17"]}],
            "interests": [{"name": "Choir", "summary": "Alto in a chamber choir of eighteen."}],
        }
    )


def _position(year: int, title: str, place: tuple[str, str]) -> dict[str, Any]:
    return {
        "title": f"{title} (from {year})",
        "organization": place[0],
        "location": place[1],
        "dates": f"{year}-09 – {year + 3}-08",
        "summary": f"Taught two courses a term and answered for a laboratory of {year % 17 + 3}.",
        "highlights": [
            f"Designed annotation scheme {year}, which six other projects took over, and wrote its manual.",
            f"Obtained grant {year} as principal investigator, with partners in five countries and three industries.",
            {"text": f"Organised a school in {year + 1}.", "highlights": [f"{year % 90} people, 21 countries."]},
        ],
    }


def _publication(number: int) -> dict[str, Any]:
    return {
        "title": f"{_PAPERS[number % 5]} ({number + 1})",
        "publisher": _VENUES[number % 3],
        "authors": ["E. M. Kowalska-Duarte" if number % 2 else "Elena Maria Kowalska-Duarte", "Jan Novák"],
        "date": str(2024 - number // 4),
        "doi": f"10.5555/cl.{2024 - number // 4}.{100 + number}",
    }


def _talk(number: int) -> dict[str, Any]:
    return {
        "title": f"Keynote {number + 1} on Small Languages",
        "event": _VENUES[number % 3],
        "location": _PLACES[number % 4][1],
        "date": f"{2024 - number // 2}-05",
    }


def _course(year: int) -> dict[str, Any]:
    return {
        "title": f"Introduction to Syntax {year}",
        "organization": _PLACES[0][0],
        "dates": f"{year} – {year + 1}",
        "roles": "Lecturer",
        "summary": "Sixty students a year, weekly exercises, and an examination with a corpus of their own.",
    }
