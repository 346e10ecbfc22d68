"""What an employer need not know: birth date, marital status, religion, identity number, street address and the like.

It invites bias, which many countries’ laws want kept out of the choice, and a number or a full address helps those
who steal identities from job boards. Town and country are enough. Some countries and posts do ask for one or another:
keep that, and ignore the rule there.
"""

import re
from collections.abc import Iterator, Mapping

from resume import facts
from resume.errors import Address, Problem
from resume.richtext import plain
from resume.schema import Resume

_LABELS: Mapping[str, str] = {
    "a date of birth": (
        "date of birth|birth ?date|dob|d\\.o\\.b\\.|age|born|geburtsdatum|geburtstag|geboren|alter|date de naissance"
        "|né|née|âge|fecha de nacimiento|edad|data di nascita|età|data urodzenia|wiek|дата народження|вік"
        "|дата рождения|возраст|data de nascimento|geboortedatum"
    ),
    "a marital status": (
        "marital status|civil status|family status|familienstand|état civil|situation (?:familiale|matrimoniale)"
        "|situation de famille|estado civil|stato civile|stan cywilny|сімейний стан|семейное положение"
        "|burgerlijke staat"
    ),
    "a nationality": (
        "nationality|citizenship|staatsangehörigkeit|nationalität|nationalité|nacionalidad|nazionalità|cittadinanza"
        "|narodowość|obywatelstwo|громадянство|національність|гражданство|национальность|nacionalidade|nationaliteit"
    ),
    "a religion": (
        "religion|konfession|religionszugehörigkeit|religión|religione|wyznanie|религия|релігія|віросповідання"
    ),
    "a gender": "gender|sex|geschlecht|sexe|género|sexo|genere|sesso|płeć|стать|пол",
    "an identity number": (
        "national id(?: number)?|id(?:entity)? (?:card|number|no\\.?)|passport(?: number| no\\.?)?|ssn"
        "|social security (?:number|no\\.?)|national insurance (?:number|no\\.?)|personalausweis(?:nummer)?"
        "|sozialversicherungsnummer|ausweisnummer|reisepass(?:nummer)?|numéro de sécurité sociale|passeport|dni|nie|nif"
        "|pasaporte|codice fiscale|carta d[’']identità|pesel|nip"
        "|numer dowodu(?: osobistego)?|паспорт|іпн|рнокпп|инн|снилс"
    ),
}
_STATEMENTS: Mapping[str, str] = {
    "a date of birth": (
        r"(?:born|geboren|geb\.|née?|nacid[oa]|nat[oa] (?:il|a)|urodzon[ya]|ur\."
        r"|народи(?:вся|лась|лася)|родил(?:ся|ась))\s.{0,30}\b(?:19|20)\d\d\b"
    ),
    "a marital status": (
        "(?:married|unmarried|divorced|widowed|verheiratet|ledig|geschieden|verwitwet|mariée?|célibataire|divorcée?"
        "|casad[oa]|solter[oa]|divorciad[oa]|sposat[oa]|coniugat[oa]|nubile|celibe|żonaty|mężatka|kawaler|panna"
        r"|одружен\w*|неодружен\w*|женат|замужем|холост)(?=\.|$)"
    ),
}
_PATTERNS = {
    kind: re.compile(
        rf"(?P<label>{labels})\s*(?:[:：=]|\s[-–—]\s)|(?={_STATEMENTS.get(kind, '(?!)')})(?P<said>\S+)", re.IGNORECASE
    )
    for kind, labels in _LABELS.items()
}
_STREET = re.compile(
    r"\b\d+\w?,?\s(?:\w+\s){1,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|way"
    r"|terrace|boulevard|blvd|square|place|crescent|gardens|grove|row|mews)\b"
    r"|\b[^\W\d]+(?:straße|strasse|str\.|gasse|weg|allee|platz)\s\d+"
    r"|\b(?:rue|avenue|boulevard|calle|via|rua|ulica|ul\.|вул\.|ул\.)\s[^,]+\d",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[\n|·•;,(]|(?<=[.!?])\s")
_NEED = "leave it out, unless it is asked for where you apply"


def check(resume: Resume) -> Iterator[Problem]:
    yield from _street(resume)
    for at, text in facts.facts(resume):
        if at[0] in ("summary", "highlights", "skills", "custom") or at == ("contact", "headline"):
            yield from _personal(text, at)


def _street(resume: Resume) -> Iterator[Problem]:
    location = resume.contact.location if resume.contact else None
    for key, is_full in (("address", True), ("text", False)):
        text = getattr(location, key, None)
        if text and (is_full or _STREET.search(text)):
            yield Problem("a street address: the town is enough", _NEED, "note", ("contact", "location", key))


def _personal(text: str, at: Address) -> Iterator[Problem]:
    """What a part of a text says of a person, by how it begins; the message does not repeat the value."""
    parts = [part.strip() for part in _SEPARATOR.split(plain(text))]
    if at[0] == "custom" and at[-1] == "title":
        parts = [f"{part}:" for part in parts]
    for kind, pattern in _PATTERNS.items():
        if match := next(filter(None, map(pattern.match, parts)), None):
            yield Problem(f"“{match['label'] or match['said']}” gives {kind}", _NEED, "note", at)
