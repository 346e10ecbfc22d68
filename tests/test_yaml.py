"""Our own file, written: what is read back is what was there, and it looks as if typed."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from strategies import resumes

from resume import source
from resume.fields import MAX_TEXT
from resume.options import Options
from resume.readers import load
from resume.schema import Resume
from resume.writers import yaml_

ROOT = Path(__file__).parent.parent
HEAD = "# yaml-language-server: $schema=resume.schema.json\n\n"


def written(resume: Resume) -> str:
    return yaml_.write(resume, Options()).content.decode()


def dump(resume: Resume) -> tuple[object, list[str]]:
    return resume.model_dump(mode="json", exclude_defaults=True), [section.name for section in resume.sections]


def parsed(text: str) -> Resume:
    return Resume.model_validate(source.parse(text).data)


@given(resumes())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_read_back_is_what_was_there(resume: Resume) -> None:
    text = written(resume)
    assert dump(parsed(text)) == dump(resume)
    assert written(parsed(text)) == text


@pytest.mark.parametrize("name", ["gafiyatullin", "portfolio", "sample"])
def test_a_document_comes_back(name: str) -> None:
    resume = load(ROOT / f"data/{name}.yaml")
    assert dump(parsed(written(resume))) == dump(resume)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
@example("\n", "\n")
@settings(max_examples=300, deadline=None)
def test_any_text_and_any_key_come_back(text: str, key: str) -> None:
    resume = Resume.model_validate(
        {"title": "T", "meta": {key: text, "list": [text], "below": {key: [[text], {key: text}]}}}
    )
    assert parsed(written(resume)).meta == resume.meta


def test_paragraphs_as_long_as_may_be_come_back() -> None:
    resume = Resume.model_validate({"title": "T", "summary": "a\nb" + "c" * (MAX_TEXT - 3)})
    assert dump(parsed(written(resume))) == dump(resume)


def test_half_a_character_becomes_a_sign_of_it() -> None:
    assert parsed(written(Resume.model_validate({"title": "T", "meta": {"a": "x\ud800y"}}))).meta == {"a": "x\ufffdy"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(
            (text, text)
            for text in ("2017", "no", "1:30", "2017-05-01", "C#", "a - b", "it's", "Straße 😀", "+49 30", "(a)")
        ),
        *(
            (text, text)
            for text in (".net", "-5", "a, b", "https://a.example", "50%", "x*", "5 > 4", "==", "yes", "0x1F")
        ),
        *(
            (text, f'"{text}"')
            for text in ("null", "~", "a: b", "a #b", "- x", "#1", "*x*", "[a]", "@a", "`a`", "> 5", "a:")
        ),
        ('a: "b"', "'a: \"b\"'"),
        ('it\'s: "so"', '"it\'s: \\"so\\""'),
        ("a\tb", '"a\\tb"'),
        ("a\x85b\ufeff", '"a\\u0085b\\ufeff"'),
    ],
)
def test_quotes_stand_only_where_they_must(text: str, expected: str) -> None:
    assert written(Resume.model_validate({"title": text})) == f"{HEAD}title: {expected}\n"


PAGE = f"""\
{HEAD}title: Portfolio

contact:
  name: Jane Doe
  email: jane@example.com
  phone:
    - +49 30 123456
    - +49 30 123457
  links:
    - jane.example
    - url: github.com/jane
      label: Code

summary: |
  One.

  - Two
    - Three

languages:
  - language: Latin
    level: C1
  - language: Greek

experience:
  - title: Engineer
    organization: "Acme: the company"
    dates: 2017-05 – present
    roles: [Lead]
    summary: >-
      A sentence that does not fit into a line of a hundred characters, as the file is written for
      people to read.
    technologies: [C#, Node.js, Continuous integration, Continuous delivery, PostgreSQL, Redis,
                   Kubernetes]
    highlights:
      - A sentence that does not fit into a line of a hundred characters, as the file is written for
        people to read.
      - text: Parts
        highlights:
          - One
          - |
            Two

            Three

  - title: Intern
    dates:
      text: Summer 2016
    technologies:
      - C, mostly
    links: acme.example

meta:
  version: v1
"""


def test_a_page_looks_as_if_typed() -> None:
    assert written(parsed(PAGE)) == PAGE
