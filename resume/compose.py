"""Resume → the one semantic HTML document that every output in pages is made from."""

import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import TemplateSyntaxError
from markupsafe import Markup, escape

from resume import i18n, markup, themes
from resume.authors import is_same_person
from resume.dates import PartialDate, Period
from resume.declaration import INHERIT
from resume.errors import Place, Problem, ResumeError
from resume.fit import measures
from resume.options import PAPERS, Options
from resume.photo import load_photo
from resume.sandbox import Sandbox, sandbox
from resume.schema import Custom, Education, Entry, Resume, Section
from resume.typography import Style

_WIDEST = 20  # characters of a date in a column; a wider one leaves the text too little, and engines read it apart


def compose(resume: Resume, options: Options) -> str:
    """The document in the theme, paper and language of the options; fonts are not in it yet."""
    choices = options.over(resume)
    theme = themes.find_theme(resume, choices)
    settings = themes.settings(theme, choices, resume)
    locale = i18n.find_locale(resume, choices.lang)
    resume = i18n.localize(resume, choices.lang)
    written = partial(dates, locale, settings["date_style"])
    if settings["dates"] == "column" and "dates" not in choices.settings and _longest_date(resume, written) > _WIDEST:
        settings["dates"] = "below"
    context = {
        "resume": resume,
        "contact": resume.contact,
        "document": _document(resume),
        "photo": load_photo(resume),
        "lang": choices.lang,
        "locale": locale,
        "css": Markup(theme.css(settings["accent"])),
        "properties": {**_properties(theme, settings), "paper": PAPERS[choices.paper], **_measures(resume, written)},
        "settings": settings,
        "flags": {name: value for name, value in settings.items() if theme.options[name].type in ("choice", "flag")},
        "roles": ROLES,
        "dates": written,
        "heading": partial(heading, resume),
        "is_own": partial(is_same_person, markup.plain(resume.name or "")),
        "paging": partial(_paging, resume),
        "title": title,
        "anchor": markup.anchor,
    }
    return _rendered(theme, context, locale.style)


def _properties(theme: themes.Theme, settings: Mapping[str, str]) -> dict[str, str]:
    """The options as custom properties, and the lengths that the density makes of them."""
    heading = settings["heading_font"]
    chosen = {**settings, "heading_font": settings["font"] if heading == INHERIT else heading}
    properties: dict[str, str] = {name: Markup(theme.options[name].css(value)) for name, value in chosen.items()}
    size, margin = settings["size"].removesuffix("pt"), settings["margin"].removesuffix("mm")
    leading, density = float(settings["leading"]), float(settings["density"])
    return {**properties, **measures(float(size), float(margin), leading, density)}


def _rendered(theme: themes.Theme, context: Mapping[str, Any], style: Style) -> str:
    try:
        templates = tuple(sorted(path for folder in theme.folders for path in folder.glob("*.j2")))
        page = _environment(theme.folders, style, templates).get_template("resume.html.j2").render(context)
        return page.encode("utf-8", "replace").decode()  # a template may have put half a character into it
    except ResumeError:
        raise
    except Exception as error:  # noqa: BLE001 – a template may be anybody's, and raise anything
        raise ResumeError(_fault(error, theme)) from None


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...], style: Style, _templates: tuple[Path, ...]) -> Sandbox:
    """Kept as long as the same templates are there, for most of the time goes into compiling them.

    One that has changed is read anew by Jinja itself.
    """
    environment = sandbox(folders, repr(style))
    environment.filters |= {**FILTERS, **{name: partial(write, style=style) for name, write in TEXTS.items()}}
    return environment


def _fault(error: Exception, theme: themes.Theme) -> Problem:
    """What is wrong with a template, at its line: Jinja's own words name our classes."""
    frames = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    file, line = next(((file, line) for file, line in reversed(frames) if file.endswith(".j2")), (str(theme.folder), 0))
    if isinstance(error, TemplateSyntaxError):
        file, line = error.filename or file, error.lineno
    lines = Path(file).read_text(encoding="utf-8").splitlines() if line else []
    text = lines[line - 1] if line and line <= len(lines) else ""
    words = "it needs too much memory" if isinstance(error, MemoryError) else str(error) or type(error).__name__
    message = re.sub(r"^'(?:[\w.]*\.)?(\w+) object' has no attribute '(\w+)'$", r"\1 has no “\2”", words)
    message = f"{message[0].lower()}{message[1:]}"
    return Problem(f"the template fails: {message}", "see docs/themes.md", place=Place(file, line or 0, 1, text))


def title(entry: Entry) -> str:
    """What an entry is called: its title (a degree comes before its field), else its organization."""
    degree = entry.degree if isinstance(entry, Education) else None
    return ", ".join(filter(None, [degree, entry.title])) or entry.organization or ""


def heading(resume: Resume, section: Section) -> str:
    return str(section.items.title) if section.name == "custom" else resume.titles[section.name]


def _document(resume: Resume) -> Mapping[str, Any]:
    """Title, author, subject and keywords, as a PDF's properties have them."""
    contact = resume.contact
    subtitle = [resume.title or contact.headline] if contact else []
    keywords = [keyword for skill in resume.skills for keyword in skill.keywords]
    return {
        "title": " – ".join(map(markup.plain, filter(None, [resume.name, *subtitle]))),
        "author": contact.name if contact else None,
        "subject": markup.plain(resume.summary or resume.title or "") or resume.name,
        "keywords": list(dict.fromkeys(map(markup.plain, keywords))),
    }


def _longest_date(resume: Resume, written: Callable[[Period], Markup]) -> int:
    """In characters; free text is not counted, for it may break."""
    entries = (entry for section in resume.sections for entry in _entries(section.items))
    periods = (entry.period for entry in entries if entry.period and entry.period.text is None)
    return max((len(written(period).striptags()) for period in periods), default=0)


def _measures(resume: Resume, written: Callable[[Period], Markup]) -> Mapping[str, str]:
    """What CSS can't know: how wide the longest date or language is, and how large a name of this length may be."""
    entries = [entry for section in resume.sections for entry in _entries(section.items)]
    dates = [written(entry.period).striptags() for entry in entries if entry.period]
    longest = max(map(len, [*dates, *(language.language for language in resume.languages)]), default=0)
    return {
        "longest-date": f"{min(max(longest, 12), 26) * 0.53 + 0.4:.2f}rem",
        "name-size": f"{4.2 - min(max(len(resume.name or ''), 20), 40) * 0.06:.2f}em",
    }


def _paging(resume: Resume, section: Section) -> str:
    """The classes that say how a section stands on pages."""
    design, own = resume.design, section.items if isinstance(section.items, Custom) else None
    wishes = {
        "break-before": section.name in design.break_before or (own and own.break_before) or _first_breaks(section),
        "keep-together": section.name in design.keep_together or (own and own.keep_together),
    }
    return "".join(f" {name}" for name, wished in wishes.items() if wished)


def _first_breaks(section: Section) -> bool:
    """Whether the first entry wants to begin a page: then its section does, lest the heading stay behind."""
    first = next(_entries(section.items), None)
    return bool(first and first.break_before)


def _entries(items: Any) -> Iterator[Entry]:
    for item in getattr(items, "entries", items):
        if isinstance(item, Entry):
            yield item
            yield from _entries(item)


def dates(locale: i18n.Locale, style: str, period: Period) -> Markup:
    """Machine-readable dates as the language prints them; the dash has spaces round it where the dates have some."""
    if period.text is not None:
        return markup.inline(period.text)
    start, end = _time(locale, style, period.start, "startDate"), _time(locale, style, period.end, "endDate")
    if period.present:
        end = escape(locale.present)
    if not (start and end) or start.striptags() == end.striptags():
        return start or end
    precise = style != "year" and any(date and date.month for date in (period.start, period.end))
    return Markup("{}\N{NO-BREAK SPACE}– {}" if precise else "{}–{}").format(start, end)


def _time(locale: i18n.Locale, style: str, date: PartialDate | None, name: str) -> Markup:
    if date is None:
        return Markup()
    return Markup('<time datetime="{}" itemprop="{}">{}</time>').format(date, name, locale.date(date, style))


def tel(phone: str) -> str:
    """The URI of a phone number, without its extension."""
    return "tel:" + re.sub(r"(?:ext|x|#).*|[^0-9+]", "", phone)


class Role(NamedTuple):
    """What links a person to an organization in schema.org, by a Role with dates of its own."""

    property: str
    organization: str


ROLES: Mapping[str, Role] = {
    "experience": Role("worksFor", "Organization"),
    "education": Role("alumniOf", "EducationalOrganization"),
    "volunteering": Role("memberOf", "Organization"),
}
TEXTS: Mapping[str, Callable[..., Markup]] = {"inline": markup.inline, "blocks": markup.blocks, "item": markup.item}
FILTERS: Mapping[str, Callable[..., Any]] = {
    "plain": markup.plain,
    "text": markup.text,
    "data_uri": markup.data_uri,
    "tel": tel,
}
