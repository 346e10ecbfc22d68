"""The rules about the source: each catches what it is for, and keeps still where an expert would.

What they say is in the gallery, as tests/errors/rule-NAME.yaml and the answer beside it.
"""

import re
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from professor import professor
from strategies import resumes

from resume import Resume, dates, load, proof, rules
from resume.errors import Problem
from resume.options import Options
from resume.readers import from_source
from resume.source import parse, value_at
from resume.writers import yaml_

ROOT = Path(__file__).parent.parent
GALLERY = ROOT / "tests/errors"
MODULES = ROOT / "resume/rules/source"

pytestmark = pytest.mark.usefixtures("today")


def source_problems(path: Path) -> tuple[Problem, ...]:
    return proof.examine(path, Options(), pdf=False).problems


def found_in(resume: Resume) -> list[Problem]:
    return list(rules.run(rules.SOURCE, resume))


def resume_of(parts: str) -> Resume:
    contact = "" if "contact:" in parts else "contact: {name: Ada Lovelace, phone: +44 7700 900142}\n"
    return from_source(parse(contact + parts))


def test_every_module_is_a_rule_and_every_rule_a_module() -> None:
    assert {path.stem for path in MODULES.glob("[!_]*.py")} == set(rules.SOURCE)
    assert len(set(rules.SOURCE)) == len(rules.SOURCE)


@pytest.mark.parametrize("name", rules.SOURCE)
def test_a_rule_has_a_manual_page_and_an_input_that_it_catches(name: str) -> None:
    rule = name.replace("_", "-")
    summary, _, page = rules.explain(rule).partition("\n\n")
    assert summary.endswith(".")
    assert "\n" not in summary
    assert len(re.findall(r"\.(?:\s|$)", page)) >= 1
    inputs = list(GALLERY.glob(f"rule-{rule}*.yaml"))
    assert inputs
    for path in inputs:
        assert {problem.rule for problem in source_problems(path)} == {rule}, path.name


# fmt: off
SILENT = [
    ("no-contact", "contact: {name: Ada, links: ada.uk}"),
    ("no-contact", "contact: {name: Ada, email: ada@lovelace.uk}"),
    ("personal-data", "contact: {name: Ada, phone: +44 7700 900142, location: 'London, United Kingdom'}"),
    ("personal-data", "contact: {name: Ada, phone: +44 7700 900142, location: {postal_code: W1, city: London}}"),
    ("personal-data", "custom: [{title: Gender Studies, highlights: ['NATO exercise, 2018', 'Age Concern, Bath']}]"),
    ("personal-data", "education: [{area: Religion}]"),
    ("personal-data", "summary: Married two systems that nobody thought compatible."),
    ("personal-data", "interests: [{name: Religion}, {name: Film, keywords: ['Genre: noir']}]"),
    ("personal-data", "summary: Alters everything. Sexton of St Mary’s. Native of London."),
    ("placeholder", "projects: [{title: TODO app, tagline: A TODO list in Rust}]"),
    ("placeholder", "summary: Trabajo en todo el mundo y hablo con todos."),
    ("placeholder", "talks: [{title: How Super Bowl XXX Was Won}, {title: XXX International Congress}]"),
    ("placeholder", "publications: [{title: 'Cells [in Polish]'}, {title: 'Notes [1]'}, {title: '[Name](https://a.uk)'}]"),
    ("placeholder", "summary: Examples for your company; a template of `<div>` and List<int>, X11, Xx."),
    ("placeholder", "experience: [{title: Analyst, organization: TBC Bank, summary: 'GET /users/username; <link>'}]"),
    ("overlapping-dates", """
experience:
  - organization: A
    entries: [{title: Two, dates: 2020-11 – present}, {title: One, dates: 2017 – 2020-12}]"""),
    ("overlapping-dates", """
experience:
  - organization: A
    entries: [{title: Two, dates: 2020 – present}, {title: One, dates: 2017 – 2020}]"""),
    ("overlapping-dates", """
experience:
  - organization: A
    entries: [{title: Professor, dates: 2010 – present}, {title: Dean, dates: 2012 – 2014}]"""),
    ("overlapping-dates", """
experience:
  - title: Engineer
    organization: A
    entries: [{title: Search, dates: 2017 – 2019}, {title: Billing, dates: 2018-01 – 2020}]"""),
    ("overlapping-dates", """
experience:
  - organization: An agency
    entries:
      - {title: Search, organization: A, dates: 2017 – 2019}
      - {title: Billing, organization: B, dates: 2018-01 – 2020}"""),
    ("overlapping-dates", """
experience:
  - {title: Engineer, organization: A, dates: 2017 – 2019}
  - {title: Teacher, organization: B, dates: 2018-01 – 2020}"""),
    ("overlapping-dates", """
projects:
  - {title: One, organization: A, dates: 2017 – 2019}
  - {title: Two, organization: A, dates: 2018-01 – 2020}"""),
    ("dates-out-of-order", "education: [{area: A, date: 2017-05}, {area: B, date: 2017}, {area: C, date: 2016}]"),
    ("dates-out-of-order", "education: [{area: A, date: 2010}, {area: B, date: 2012}, {area: C, date: 2014}]"),
    ("dates-out-of-order", "experience: [{title: A, dates: 2010 – present}, {title: B, dates: 2012 – 2013}]"),
    ("dates-out-of-order", """
experience:
  - {title: By its end, dates: 2010 – present}
  - {title: B, dates: 2014 – 2018}
  - {title: C, dates: 2012 – 2015}
  - {title: Undated}
  - {title: Free, dates: {text: for many summers}}
  - {title: D, dates: 2013 – 2014}"""),
    ("dates-out-of-order", "projects: [{title: A, date: 2010}, {title: B, date: 2015}, {title: C, date: 2012}]"),
    ("future-date", "experience: [{title: A, dates: 2026-11 – 2026}, {title: B, date: 2026-12-01}]"),
    ("open-period", """
experience:
  - {title: Professor, dates: 2010 – present}
  - {title: Visiting professor, dates: 2015 – 2016}"""),
    ("open-period", "experience: [{title: A, dates: 2017 – present}, {title: B, dates: 2017-05 – present}]"),
    ("open-period", "volunteering: [{title: A, dates: 2017 – present}, {title: B, dates: 2019 – present}]"),
    ("empty-entry", "education: [{area: Mathematics}]\ncertificates: [{name: CKA}]\nteaching: [{title: Logic}]"),
    ("empty-entry", "projects: [{title: A, tagline: A thing}, {title: B, entries: [{title: C, summary: Done.}]}]"),
    ("long-bullet", f"highlights: ['{'word ' * 40}']\nsummary: '{'word ' * 90}'"),
    ("repeated-verb", "highlights: [Built A., Built B., Led C., Built D.]"),
    ("repeated-verb", "highlights: ['Course: A', 'Course: B', 'Course: C', 5 of A, 5 of B, 5 of C]"),
    ("repeated-verb", "highlights: [Node.js at A, Node in B, Node in C]"),
    ("inconsistent-endings", "highlights: [One., 'Two:', 'Three?', 'Four etc.', Five.]"),
    ("inconsistent-endings", "highlights: [One, 'Two, and so on…', 'Three, Acme Inc.', 'Four in the U.S.', Five]"),
    ("inconsistent-endings", "highlights: [One (the first)., '“Two.”', '**Three.**']"),
    ("inconsistent-endings", "highlights: [One.]\nprojects: [{title: A, highlights: [One]}]"),
    ("duplicate-bullet", """
highlights:
  - Taught Databases 1 to sixty students in every term
  - Taught Databases 2 to sixty students in every term"""),
    ("duplicate-bullet", """
highlights:
  - Moved the billing service from Oracle to PostgreSQL
  - Moved the booking service from MySQL to PostgreSQL"""),
    ("duplicate-link", "contact: {name: Ada, links: ada.uk}\nprojects: [{title: A site, links: 'https://ada.uk/'}]"),
    ("duplicate-link", "projects: [{title: A, links: 'a.uk/x#one'}, {title: B, links: 'a.uk/x#two'}]"),
    ("duplicate-link", "projects: [{title: A, links: 'a.uk/?id=1'}, {title: B, links: 'a.uk/?id=2'}]"),
    ("duplicate-link", """
education:
  - {degree: MSc, institution: A, links: a.uk}
  - {degree: BSc, institution: A, links: a.uk}"""),
    ("skill-spelling", "skills: [{keywords: [C, C++, C#, Python 3.1, Python 31, Postgres, PostgreSQL, Go, Golang]}]"),
    ("mixed-dashes", "summary: Sold 10 - 20 a day, 2–3m views – and well-known.\nhighlights: ['Ends – so']"),
    ("mixed-dashes", "summary: |\n  A list – of two:\n\n  - one\n    - two\ntalks: [{title: A - B}]"),
    ("mixed-dashes", "summary: Knows `ls - x`, [a](https://a.uk/a - b) – no more."),
    ("mixed-quotes", """summary: 'A 27" screen, 5''10" tall, it’s `"code"` and “so”.'"""),
    ("mixed-quotes", "summary: Er sagte „so“ und „anders“."),
    ("mixed-dates", "experience: [{title: A, dates: 2017-05 – 2018}, {title: B, date: 2016-05-03}]"),
    ("mixed-dates", "experience: [{title: A, dates: 2017 until 2018}, {title: B, dates: {text: Summer 2019}}]"),
    ("mixed-dates", "experience: [{title: A, dates: 2008-2010}, {title: B, dates: May 2011 – June 2012}]"),
]
# fmt: on


@pytest.mark.parametrize(("rule", "parts"), SILENT)
def test_a_rule_keeps_still(rule: str, parts: str) -> None:
    assert [problem.message for problem in found_in(resume_of(parts)) if problem.rule == rule] == []


@pytest.mark.parametrize("name", ["gafiyatullin", "portfolio"])
def test_what_is_said_of_a_real_resume(name: str) -> None:
    expected = {
        "gafiyatullin": {"mixed-dashes": 1, "empty-entry": 2},
        "portfolio": {"no-contact": 1, "empty-entry": 2, "repeated-verb": 1, "long-bullet": 1, "duplicate-bullet": 5},
    }
    found = [problem.rule for problem in source_problems(ROOT / f"data/{name}.yaml")]
    assert {rule: found.count(rule) for rule in found} == expected[name]


def test_the_sample_has_only_what_a_sample_must_have() -> None:
    assert {problem.rule for problem in source_problems(ROOT / "data/sample.yaml")} == {"placeholder", "mixed-dates"}


def test_a_professor_has_nothing_but_an_address_that_is_none() -> None:
    (problem,) = found_in(professor())
    assert (problem.rule, problem.at) == ("placeholder", ("contact", "email", 1))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(resume=resumes())
def test_every_problem_leads_to_a_place(resume: Resume) -> None:
    data = resume.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    problems = found_in(resume)
    for problem in problems:
        assert value_at(data, problem.at) is not None, problem
        assert problem.remedy or problem.severity == "note"
        assert "\n" not in problem.message
    source = parse(yaml_.write(resume, Options()).content.decode())
    again = Resume.model_validate(source.data).read_from(source)
    assert {problem.at for problem in problems} <= {problem.at for problem in found_in(again)}


@pytest.mark.parametrize("path", sorted((ROOT / "tests/jsonresume").glob("*-*.json")), ids=lambda path: path.stem)
def test_json_resume_is_checked_too(path: Path) -> None:
    assert {problem.rule for problem in source_problems(path)} <= {"placeholder", "personal-data"}
    assert load(path).source


def test_two_thousand_bullets_are_compared_in_seconds() -> None:
    words = ("designed", "measured", "tables", "engines", "cards", "notes", "loops", "numbers", "symbols")
    bullets = [" ".join(words[(index // 9**place) % 9] for place in range(8)) for index in range(0, 40_000, 20)]
    began = perf_counter()
    found_in(Resume.model_validate({"contact": {"name": "Ada"}, "highlights": bullets}))
    assert perf_counter() - began < 20


def test_today_is_that_of_the_environment_if_it_names_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert str(dates.today()) == "2026-12-01"
    for epoch in ("", "soon", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert dates.today().year == datetime.now(UTC).astimezone().year
