"""What a file says is what the model holds: dates, YAML's surprises, three syntaxes, marks."""

import datetime as dt
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from resume import Resume, load
from resume.dates import DateError, PartialDate, Period, parse_date, parse_period
from resume.richtext import blocks, plain
from resume.source import parse
from resume.source.marks import Mark

MAY = PartialDate(2017, 5)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2017", Period(PartialDate(2017), PartialDate(2017))),
        ("2017-05", Period(MAY, MAY)),
        ("2017/05", Period(MAY, MAY)),
        ("05/2017", Period(MAY, MAY)),
        ("May 2017", Period(MAY, MAY)),
        ("Sept. 2017", Period(PartialDate(2017, 9), PartialDate(2017, 9))),
        ("3 May 2017", Period(PartialDate(2017, 5, 3), PartialDate(2017, 5, 3))),
        ("May 3, 2017", Period(PartialDate(2017, 5, 3), PartialDate(2017, 5, 3))),
        ("2017 – present", Period(PartialDate(2017), present=True)),
        ("2017-present", Period(PartialDate(2017), present=True)),
        ("2017-2019", Period(PartialDate(2017), PartialDate(2019))),
        ("2017—2019", Period(PartialDate(2017), PartialDate(2019))),
        ("2017-05 to 2019-01", Period(MAY, PartialDate(2019, 1))),
        ("2017-05 - 2019-01", Period(MAY, PartialDate(2019, 1))),
        ("2017-05 – May 2017", Period(MAY, MAY)),
        ("2017 – 2017-05", Period(PartialDate(2017), MAY)),
    ],
)
def test_dates_as_people_write_them(typed: str, meant: Period) -> None:
    assert parse_period(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "soon", "13/2017", "2017-13", "2017-02-30", "present", "2017 –", "2019 – 2017", "17"]
)
def test_what_is_no_date(typed: str) -> None:
    with pytest.raises(DateError) as error:
        parse_period(typed)
    assert error.value.remedy


@given(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)), st.sampled_from([4, 7, 10]))
def test_a_date_prints_as_it_is_read(date: Any, precision: int) -> None:
    text = date.isoformat()[:precision]
    assert str(parse_date(text)) == text
    assert parse_period(str(parse_period(f"{text} – present"))) == parse_period(f"{text} – present")


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    with suppress(DateError):
        assert parse_period(text)


def test_scalars_mean_what_was_typed() -> None:
    typed = "a: no\nb: 2015\nc: 1:30\nd: 2017-05-01\ne: 0x1F\nf: 1_000\ng: yes\nh: ~\ni:\nj: '~'\nk: .5\nl: 3.10\n"
    assert parse(typed).data == {
        "a": "no",
        "b": "2015",
        "c": "1:30",
        "d": "2017-05-01",
        "e": "0x1F",
        "f": "1_000",
        "g": "yes",
        "h": None,
        "i": None,
        "j": "~",
        "k": ".5",
        "l": "3.10",
    }


def test_aliases_and_merges() -> None:
    text = "a: &one {x: 1, y: 2}\nb: *one\nc:\n  <<: *one\n  y: 3\n"
    one = {"x": "1", "y": "2"}
    assert parse(text).data == {"a": one, "b": one, "c": {"x": "1", "y": "3"}}


YAML = """\
title: "A: b"
contact:
  name: Ada
  links: [a.example, {url: b.example, label: "]"}]
experience:
  - title: One
    entries:
      - title: Two
      - title: Three
        highlights: [x, y]
  - title: Four
"""
JSON = json.dumps(yaml.load(YAML, Loader=yaml.BaseLoader), indent=1)
TOML = """\
title = "A: b" # comment
[contact]
name = 'Ada'
links = ["a.example", # one
  {url = "b.example", label = "]"}]
[[experience]]
title = "One"
[[experience.entries]]
title = "Two"
[[experience.entries]]
title = "Three"
highlights = ["x", "y"]
[[experience]]
"title" = '''Four'''
"""


@pytest.mark.parametrize(("text", "suffix"), [(YAML, ".yaml"), (JSON, ".json"), (TOML, ".toml")])
def test_three_syntaxes_one_meaning_and_every_value_has_its_mark(text: str, suffix: str) -> None:
    source = parse(text, suffix=suffix)
    lines = text.splitlines()
    assert source.data == parse(YAML).data
    for at, value in leaves(source.data, ()):
        line, column = source.marks.values[at]
        assert lines[line - 1][column - 1 :].lstrip("\"'").startswith(value.split()[0]), at


def leaves(value: Any, at: tuple[str | int, ...]) -> Any:
    if isinstance(value, str):
        yield at, value
    for key, child in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from leaves(child, (*at, key))


def test_a_bom_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "cv.yaml").write_bytes(b"\xef\xbb\xbfcontact:\r\n  name: Ada\r\n")
    resume = load(tmp_path / "cv.yaml")
    assert resume.name == "Ada"
    assert resume.source
    assert resume.source.marks.values[("contact", "name")] == Mark(2, 9)


@given(
    st.recursive(
        st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
        max_leaves=20,
    )
)
def test_any_json_is_read_as_json_reads_it(value: Any) -> None:
    text = json.dumps({"value": value})
    assert parse(text, suffix=".json").data == {"value": value}


def test_the_order_of_the_sections_is_the_order_of_the_file() -> None:
    data = {
        "skills": [{"name": "a"}],
        "contact": {"name": "Ada"},
        "custom": [{"title": "c"}],
        "experience": [{"title": "b"}],
    }
    resume = Resume.model_validate(data)
    assert [section.name for section in resume.sections] == ["skills", "custom", "experience"]
    assert list(resume.model_dump(exclude_defaults=True)) == ["contact", "skills", "custom", "experience"]


@pytest.mark.parametrize(
    ("url", "network", "username"),
    [
        ("github.com/ada", "GitHub", "ada"),
        ("https://www.linkedin.com/in/ada-l/", "LinkedIn", "ada-l"),
        ("https://hachyderm.io/@ada", "Mastodon", "ada"),
        ("https://stackoverflow.com/users/22656/jon-skeet", "Stack Overflow", "jon-skeet"),
        ("https://orcid.org/0000-0002-1825-0097", "ORCID", "0000-0002-1825-0097"),
    ],
)
def test_a_bare_url_tells_network_and_user(url: str, network: str, username: str) -> None:
    resume = Resume.model_validate({"contact": {"name": "Ada", "links": url}})
    assert resume.contact
    assert resume.contact.links[0].profile == (network, username)


def test_other_urls_are_no_profiles() -> None:
    resume = Resume.model_validate(
        {"contact": {"name": "Ada", "links": ["ada.example/work", "https://github.com/ada/repo"]}}
    )
    assert resume.contact
    assert [link.profile for link in resume.contact.links] == [None, None]


@pytest.mark.parametrize(
    "typed", ["5 * 3 * 2", "__init__", "C:\\.net", "1. first", "- minus", "> 5", "# one", "&amp;", "<b>", "a~b~"]
)
def test_one_line_stays_as_typed(typed: str) -> None:
    assert plain(typed) == typed


def test_several_lines_may_hold_lists() -> None:
    tokens = [token.type for token in blocks("Intro:\n\n- one\n  - two\n\n1. three")]
    assert tokens.count("bullet_list_open") == 2
    assert tokens.count("ordered_list_open") == 1


def test_a_link_to_elsewhere_than_the_web_is_no_link() -> None:
    assert plain("[x](javascript:alert) [y](file:///etc/passwd)") == "[x](javascript:alert) [y](file:///etc/passwd)"


def test_a_comment_that_may_be_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "cv.yaml").write_text("contact:\n  name: The #1 tool\n  headline: 'C #1' # fine\n  phone: # fine\n")
    (warning,) = load(tmp_path / "cv.yaml").warnings
    assert str(warning).splitlines()[0].endswith("cv.yaml:2:13: warning: “#1 tool” is a comment, and not read")


def test_bullets_below_a_bullet_that_yaml_reads_as_text_are_named(tmp_path: Path) -> None:
    text = (
        "contact:\n  name: Ada\ncustom:\n  - title: x\n    highlights:\n      - Did two\n        - one\n        - two\n"
    )
    (tmp_path / "cv.yaml").write_text(text + "      - Did\n        one more\n")
    places = [warning.place for warning in load(tmp_path / "cv.yaml").warnings]
    assert [(place.line, place.column) for place in places if place] == [(7, 9), (8, 9)]
