"""JSON Resume there and back: nothing is lost, whatever the file is like."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import meaning, resumes

from resume import source
from resume.dates import DateError, is_present, parse_period
from resume.fields import MAX_TEXT, PRESENT
from resume.lenient.draft import path
from resume.lenient.html import markdown
from resume.lenient.texts import tidied
from resume.networks import profile
from resume.options import Options
from resume.readers import is_json_resume, load
from resume.readers import jsonresume as reader
from resume.richtext import plain
from resume.schema import LEVELS, Resume
from resume.writers import jsonresume as writer
from resume.writers import render, yaml_

HERE = Path(__file__).parent
SAMPLES = sorted(path for path in (HERE / "jsonresume").glob("*.json") if path.stem != "schema")
DOCUMENTS = sorted((HERE.parent / "data").glob("*.yaml"))
VALIDATOR = jsonschema.Draft7Validator(
    json.loads((HERE / "jsonresume/schema.json").read_bytes()), format_checker=jsonschema.FormatChecker()
)
fuzz = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def read(data: Any) -> Resume:
    return Resume.model_validate(reader.read(data)[0])


def written(resume: Resume) -> Any:
    return json.loads(writer.write(resume, Options()).content)


def leaves(data: Any) -> Iterator[str]:
    match data:
        case dict():
            for item in data.values():
                yield from leaves(item)
        case list() | tuple():
            for item in data:
                yield from leaves(item)
        case str() if data.strip():
            yield data


def without_empty(data: Any) -> Any:
    match data:
        case dict():
            return {
                key: item for key, value in data.items() if (item := without_empty(value)) not in ("", None, [], {})
            }
        case list():
            return list(map(without_empty, data))
    return data


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> Any:
    return json.loads(request.param.read_bytes())


def test_every_text_of_a_sample_is_in_the_resume(sample: Any) -> None:
    resume = read(sample)
    links = resume.contact.links if resume.contact else ()
    said = {*leaves(resume.model_dump(mode="json")), *(name for link in links for name in link.profile or ())}
    said |= {language.level.capitalize() for language in resume.languages if language.level}
    sample.pop("$schema", None)
    for leaf in leaves(sample):
        assert leaf in said or any(text.endswith(f": {leaf}") or text.startswith(f"{leaf}: ") for text in said)


def test_a_sample_comes_back(sample: Any) -> None:
    """But for empty values, which go, and `$schema`, which comes."""
    expected = {"$schema": writer.SCHEMA} | without_empty(sample)
    result = written(read(sample))
    assert result == expected
    assert list(result) == list(expected)


def test_a_sample_comes_back_by_way_of_yaml(sample: Any) -> None:
    text = yaml_.write(read(sample), Options()).content.decode()
    assert written(Resume.model_validate(source.parse(text).data)) == written(read(sample))


def test_the_samples_need_no_warning_but_for_a_photo_elsewhere(sample: Any) -> None:
    has_photo = bool(sample["basics"]["image"])
    assert [problem.at for problem in reader.read(sample)[1]] == [("basics", "image")] * has_photo


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_comes_back_valid(path: Path) -> None:
    resume = load(path)
    result = written(resume)
    VALIDATOR.validate(result)
    assert is_json_resume(result)
    assert meaning(read(result)) == meaning(resume)


def test_html_in_bullets_below_bullets_comes_back() -> None:
    bullets = [{"text": "</b> closes", "highlights": ["</strong>", {"text": "<br>", "highlights": ["</i>"]}]}]
    custom = [{"title": "Notes", "entries": [{"title": "HTML", "highlights": bullets}]}]
    resume = Resume.model_validate({"contact": {"name": "Ada"}, "projects": custom[0]["entries"], "custom": custom})
    assert meaning(read(written(resume))) == meaning(resume)


@given(resumes())
@fuzz
def test_any_resume_comes_back_valid(resume: Resume) -> None:
    result = written(resume)
    VALIDATOR.validate(result)
    assert meaning(read(result)) == meaning(resume)


def work(**item: Any) -> Any:
    """What becomes of a job."""
    return reader.read({"basics": {"name": "Jane"}, "work": [{"name": "Acme", **item}]})[0]["experience"][0]


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ({"basics": {"picture": "me.jpg"}}, {"basics": {"image": "me.jpg"}}),
        ({"basics": {"website": "jane.example"}}, {"basics": {"url": "jane.example"}}),
        ({"work": [{"company": "Acme"}]}, {"work": [{"name": "Acme"}]}),
        ({"work": [{"name": "Acme", "website": "a.example"}]}, {"work": [{"name": "Acme", "url": "a.example"}]}),
        ({"education": [{"area": "Art", "gpa": "4.0"}]}, {"education": [{"area": "Art", "score": "4.0"}]}),
        (
            {"basics": {"name": "Jane"}, "work": {"name": "Acme"}},
            {"basics": {"name": "Jane"}, "work": [{"name": "Acme"}]},
        ),
        ({"skills": "Python"}, {"skills": [{"name": "Python"}]}),
        ({"skills": [{"keywords": "Python"}]}, {"skills": [{"keywords": ["Python"]}]}),
        ({"work": [{"name": "Acme", "highlights": "One"}]}, {"work": [{"name": "Acme", "highlights": ["One"]}]}),
        ({"work": [{"name": 3, "summary": True}]}, {"work": [{"name": "3", "summary": "true"}]}),
        ({"work": [{"name": "A", "summary": ["b", "c"]}]}, {"work": [{"name": "A", "summary": "b\n\nc"}]}),
        (
            {"work": [{"name": "Acme", "location": {"city": "Rome", "countryCode": "IT"}}]},
            {"work": [{"name": "Acme", "location": "Rome, IT"}]},
        ),
        ({"basics": {"location": "Rome"}}, {"basics": {"location": {"text": "Rome"}}}),
        ({"work": None, "skills": [None, "", {}], "basics": {"email": None, "phone": ""}}, {"basics": {}}),
    ],
)
def test_an_older_or_looser_form_is_read_like_the_right_one(older: Any, newer: Any) -> None:
    assert meaning(read(older)) == meaning(read(newer))
    assert not read(older).custom


@pytest.mark.parametrize(
    ("given", "dates"),
    [
        ({"startDate": "2017", "endDate": "2019-05"}, {"start": "2017", "end": "2019-05"}),
        ({"startDate": "2017-05-03", "endDate": "aktuell"}, {"start": "2017-05-03", "end": "present"}),
        ({"startDate": "2017"}, {"start": "2017", "end": "present"}),
        ({"startDate": "2017", "endDate": ""}, {"start": "2017", "end": "present"}),
        ({"startDate": "2017", "endDate": None}, {"start": "2017", "end": "present"}),
        ({"startDate": "2017-05", "endDate": "2017-05"}, {"date": "2017-05"}),
        ({"startDate": "August 2021", "endDate": "today"}, {"start": "2021-08", "end": "present"}),
        ({"startDate": "2021-08-02T22:00:00.000Z", "endDate": "2022"}, {"start": "2021-08-02", "end": "2022"}),
        ({"date": "on 2021-08-02 10:00 sharp"}, {"dates": {"text": "on 2021-08-02 10:00 sharp"}}),
        ({"startDate": 2017, "endDate": 2019}, {"start": "2017", "end": "2019"}),
        ({"endDate": "2019"}, {"end": "2019"}),
        ({"startDate": "2017 - 2019"}, {"start": "2017", "end": "2019"}),
        ({"startDate": "Sommer 2019", "endDate": "heute"}, {"dates": {"text": "Sommer 2019 – heute"}}),
        ({"startDate": "2019", "endDate": "2017"}, {"dates": {"text": "2019 – 2017"}}),
        ({"startDate": "2016-02-30", "endDate": "2017"}, {"dates": {"text": "2016-02-30 – 2017"}}),
        ({"date": "2015 to 2016"}, {"start": "2015", "end": "2016"}),
        ({"dates": "Lent term"}, {"dates": {"text": "Lent term"}}),
    ],
)
def test_dates(given: Any, dates: Any) -> None:
    assert work(**given) == {"organization": "Acme", **dates}


def test_a_single_date_is_no_open_period_where_things_happen_once() -> None:
    assert reader.read({"awards": [{"title": "A", "startDate": "2017"}]})[0]["awards"] == [
        {"title": "A", "date": "2017"}
    ]


@pytest.mark.parametrize(
    ("profile", "link"),
    [
        ({"network": "GitHub", "username": "jane", "url": "https://github.com/jane"}, "https://github.com/jane"),
        ({"network": "github", "username": "jane"}, "https://github.com/jane"),
        ({"network": "LinkedIn", "username": "jane"}, "https://linkedin.com/in/jane"),
        ({"network": "SourceHut", "username": "jane"}, "https://sr.ht/~jane"),
        ({"network": "Portfolio", "url": "jane.example"}, {"url": "jane.example", "label": "Portfolio"}),
        (
            {"network": "GitHub", "username": "Jane D.", "url": "https://github.com/jane"},
            {"url": "https://github.com/jane", "label": "GitHub: Jane D."},
        ),
        ("https://github.com/jane", "https://github.com/jane"),
    ],
)
def test_profiles(profile: Any, link: Any) -> None:
    data, warnings = reader.read({"basics": {"name": "Jane", "profiles": [profile]}})
    assert data == {"contact": {"name": "Jane", "links": [link]}}
    assert not warnings


@pytest.mark.parametrize(
    "profile",
    [
        {"network": "GitHub", "username": "jane", "url": "https://github.com/jane"},
        {"network": "GitHub", "username": "Jane D.", "url": "https://github.com/jane"},
        {"network": "SoundCloud", "username": "jane", "url": "https://soundcloud.example/jane"},
        {"network": "Twitter", "username": "jane", "url": "https://twitter.com"},
        {"network": "Portfolio", "url": "https://jane.example"},
        {"url": "https://jane.example"},
    ],
)
def test_a_profile_comes_back(profile: Any) -> None:
    basics = {"name": "Jane", "url": "https://example.com", "profiles": [profile]}
    assert written(read({"basics": basics}))["basics"] == basics


def test_links_to_one_page_under_two_names_come_back() -> None:
    links = ["https://a.example", {"url": "https://b.example", "label": "B"}, "https://b.example"]
    resume = Resume.model_validate({"contact": {"name": "Jane", "links": links}})
    assert meaning(read(written(resume))) == meaning(resume)


def test_the_same_page_is_not_listed_twice() -> None:
    url = "https://github.com/jane"
    profile = {"network": "GitHub", "username": "jane", "url": url}
    data, _ = reader.read({"basics": {"name": "Jane", "url": url, "profiles": [profile]}})
    assert data["contact"]["links"] == [url]


@pytest.mark.parametrize(
    ("data", "title", "text"),
    [
        ({"work": [{"name": "Acme", "salary": {"from": 1, "to": None}}]}, "work[0].salary", '{"from":"1"}'),
        ({"basics": {"name": "Jane", "email": "jane at home"}}, "basics.email", "jane at home"),
        ({"basics": {"name": "Jane", "phone": "n/a"}}, "basics.phone", "n/a"),
        ({"basics": {"name": "Jane", "url": "no page"}}, "basics.url", "no page"),
        ({"basics": {"profiles": [{}, {"network": "Skype", "username": "jane"}]}}, "basics.profiles[1]", "Skype: jane"),
        ({"basics": {"profiles": [{"network": "Mastodon", "username": "j"}]}}, "basics.profiles[0]", "Mastodon: j"),
        ({"basics": ["Jane"]}, "basics", '["Jane"]'),
        ({"work": [{"name": "Acme"}, [["x"]]]}, "work[1]", '[["x"]]'),
        ({"work": [{"name": "Acme", "company": "Acme Inc."}]}, "work[0].company", "Acme Inc."),
        (
            {"publications": [{"name": "P", "doi": "https://doi.org/10.1/2"}]},
            "publications[0].doi",
            "https://doi.org/10.1/2",
        ),
        ({"awards": [{"title": "A", "date": "2017", "startDate": "2016"}]}, "awards[0].date", "2017"),
        ({"x-theme": "even"}, "x-theme", "even"),
        ({"meta": "v1"}, "meta", "v1"),
        ({"projects": [{"type": "application", "description": "An app"}]}, "projects[0].type", "application"),
    ],
)
def test_what_has_no_place_is_kept_under_its_path(data: Any, title: str, text: str) -> None:
    result, warnings = reader.read(data)
    assert result["custom"] == [{"title": "Other", "entries": [{"title": title, "summary": text}]}]
    assert title in {path(warning.at) for warning in warnings if warning.severity == "warning" and warning.remedy}
    assert read(written(read(data))).custom == read(data).custom


def test_a_text_too_long_for_a_field_is_spread_over_entries() -> None:
    words = "word " * 4_001
    entries = reader.read({"basics": {"name": "Jane", "summary": words}})[0]["custom"][0]["entries"]
    assert [entry["title"] for entry in entries] == ["basics.summary"] * 3
    assert "".join(entry["summary"] for entry in entries) == words.strip()
    read({"basics": {"summary": words}})


def test_what_has_no_name_gets_one() -> None:
    data, warnings = reader.read(
        {
            "basics": {"email": "jane@example.com"},
            "education": [{"studyType": "Abitur"}],
            "references": [{"reference": "Splendid."}],
        }
    )
    assert data["contact"]["name"] == "Unnamed"
    assert data["education"] == [{"area": "Abitur"}]
    assert data["references"] == [{"name": "Unnamed", "summary": "Splendid."}]
    assert [path(warning.at) for warning in warnings] == ["basics", "education[0]", "references[0]"]


def test_a_file_that_names_nobody_is_a_resume() -> None:
    assert read({}).title == read({"title": "x" * 10_001}).title == "Resume"
    assert read({"basics": {}, "skills": ["C"]}).title == "Resume"


def test_a_photo_elsewhere_is_kept_for_the_way_back() -> None:
    for image in ("https://example.com/me.jpg", "data:image/png;base64,AAAA", "/home/jane/me.jpg", "../me.jpg"):
        data, warnings = reader.read({"basics": {"name": "Jane", "image": image}})
        assert data == {"contact": {"name": "Jane"}, "meta": {"basics.image": image}}
        assert [warning.at for warning in warnings] == [("basics", "image")]
        assert written(Resume.model_validate(data)) == {
            "$schema": writer.SCHEMA,
            "basics": {"name": "Jane", "image": image},
        }


def test_levels_of_languages_are_ours_where_they_have_the_name() -> None:
    given = [
        {"language": "A", "fluency": "FLUENT"},
        {"language": "B", "fluency": "c1"},
        {"language": "C", "fluency": "ok"},
    ]
    ours = [{"language": "A", "level": "fluent"}, {"language": "B", "level": "C1"}, {"language": "C", "note": "ok"}]
    data = reader.read({"languages": given})[0]
    assert data["languages"] == ours
    assert [language["fluency"] for language in written(Resume.model_validate(data))["languages"]] == [
        "Fluent",
        "C1",
        "ok",
    ]


def test_projects_of_open_source_have_a_section_of_their_own() -> None:
    given = [{"name": "a", "type": "Open Source"}, {"name": "b", "type": "application"}, {"name": "c"}]
    resume = read({"projects": given})
    assert [entry.title for entry in resume.open_source] == ["a"]
    assert [entry.title for entry in resume.projects] == ["b", "c"]
    back = [{"name": "a", "type": "open source"}, {"name": "b", "type": "application"}, {"name": "c"}]
    assert written(resume)["projects"] == back


def test_types_of_projects_that_are_gone_are_kept() -> None:
    types = {"gone": "application", "here": "talk"}
    resume = Resume.model_validate({"title": "T", "projects": [{"title": "here"}], "meta": {"projects.type": types}})
    result = written(resume)
    assert result["projects"] == [{"name": "here", "type": "talk"}]
    assert result["meta"] == {"projects.type": {"gone": "application"}}
    assert read(result).meta == resume.meta


def test_leftovers_join_those_of_an_earlier_file() -> None:
    result = written(read({"basics": {"name": "Jane"}, "first": "1"})) | {"second": "2"}
    assert [entry.title for entry in read(result).custom[0].entries] == ["first", "second"]


def test_a_meta_of_the_same_name_gives_way_to_none() -> None:
    image, other = "https://example.com/me.jpg", "https://example.com/other.jpg"
    data = reader.read({"basics": {"name": "Jane", "image": image}, "meta": {"basics.image": other}})[0]
    assert data["meta"] == {"basics.image": other}
    assert data["custom"][0]["entries"] == [{"title": "basics.image", "summary": image}]


def test_others_find_what_they_look_for() -> None:
    project, summary = {"title": "a", "summary": "An app."}, "One.\n\nTwo."
    resume = Resume.model_validate(
        {
            "contact": {"name": "Jane", "location": "Rome", "links": ["github.com/jane", "jane.example"]},
            "projects": [project, project | {"tagline": "App"}, project | {"summary": summary}],
        }
    )
    result = written(resume)
    assert result["basics"]["location"]["city"] == "Rome"
    assert result["basics"]["url"] == "https://jane.example"
    assert [item["description"] for item in result["projects"]] == ["An app.", "App", summary]
    assert meaning(read(result)) == meaning(resume)


def test_line_breaks_of_any_system_are_plain() -> None:
    assert work(summary="a\r\nb\rc")["summary"] == "a\nb\nc"


def test_the_sections_keep_their_order() -> None:
    names = ["projects", "languages", "summary", "talks", "open_source", "custom", "experience"]
    data: dict[str, Any] = {name: [{"title": name}] for name in names}
    data |= {"contact": {"name": "Jane"}, "summary": "So.", "languages": [{"language": "Latin"}]}
    resume = Resume.model_validate(data)
    assert [section.name for section in read(written(resume)).sections] == names


def test_bullets_below_bullets_stay_texts_to_others() -> None:
    nested = [{"text": "a", "highlights": [{"text": "b", "highlights": ["c"]}, "- d"]}, "e"]
    resume = Resume.model_validate({"title": "T", "experience": [{"title": "x", "highlights": nested}]})
    flat = ["a", "  - b", "    - c", "  - - d", "e"]
    assert written(resume)["work"][0]["highlights"] == flat
    assert work(highlights=flat)["highlights"] == nested


def test_a_staircase_of_bullets_does_not_reach_the_ceiling() -> None:
    steps = [f"{'  ' * step}- {step}" for step in range(600)]
    said = json.dumps(read({"work": [{"name": "Acme", "highlights": steps}]}).model_dump(mode="json"))
    assert all(f"{step}" in said for step in range(600))


def test_html_that_a_text_is_about_does_not_become_markup() -> None:
    resume = Resume.model_validate(
        {"title": "T", "summary": "Wrote <b>tags</b>.", "interests": [{"name": "<b> and C<T>"}]}
    )
    back = read(written(resume))
    assert plain(back.summary or "") == plain(resume.summary or "") == "Wrote <b>tags</b>."
    assert back.interests == resume.interests


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<p>One <b>two </b>three &amp; four.</p>\n<p>x<br>y<br/><br>z</p>",
            "One **two** three & four.\n\nx  \ny\n\nz",
        ),
        ("<ul>\n <li><p>a</p></li>\n <li>b<ul><li>c</li></ul></li></ul><p>d</p>", "- a\n- b\n  - c\n\nd"),
        ("<ol><li>a</li><li><i>b</i></li></ol>", "1. a\n1. *b*"),
        ('<a href="https://a.example">a</a>, <A HREF="b.html">b</A>', "[a](https://a.example), b (b.html)"),
        ('<a href="https://a.example/(b)">a</a>', "[a](<https://a.example/(b)>)"),
        ('<a href="https://a.example">https://a.example</a>', "<https://a.example>"),
        ('<span class="x">a</span> <u>b</u> <code>c</code>', "a b <code>c</code>"),
        ("<strong>a</strong>\n\n* b\n* c", "**a**\n\n* b\n* c"),
        ("<b>a <i>b</b> c</i>", "**a *b*** c"),
        ('a<br><a href="https://a.example">b', "a  \n[b](https://a.example)"),
        ("x<b> </b>y<i></i>", "x y"),
        ("<br>" * 5_001, "<br>" * 5_001),
        ("Replaced <b> by <strong>", "Replaced <b> by <strong>"),
        ("R&amp;D, a < b, <b", "R&amp;D, a < b, <b"),
        ("**x** and\n* y", "**x** and\n* y"),
        ("a<br><![x y", "a<br><![x y"),
        ("<p></p>", ""),
    ],
)
def test_html_becomes_markdown(html: str, expected: str) -> None:
    assert markdown(html) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"basics": {}}, True),
        ({"work": []}, False),
        ({"contact": {}, "basics": {}}, False),
        ({"$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"}, True),
        ({"contact": {"name": "Jane"}, "work": []}, False),
        ({"title": "T", "skills": []}, False),
        ({"basics": {}, "sections": {}, "metadata": {}}, False),
        ({"$schema": "resume.schema.json"}, False),
        ([], False),
        (None, False),
    ],
)
def test_json_resume_is_told_from_other_files(data: Any, expected: object) -> None:
    assert is_json_resume(data) is expected


# fmt: off
KEYS = [
    "name", "label", "image", "picture", "email", "phone", "url", "website", "summary", "location", "address", "city",
    "postalCode", "countryCode", "country", "region", "profiles", "network", "username", "position", "company", "title",
    "organization", "description", "startDate", "endDate", "date", "releaseDate", "dates", "start", "end", "text",
    "highlights", "institution", "area", "studyType", "degree", "score", "gpa", "courses", "awarder", "issuer", "doi",
    "publisher", "authors", "level", "keywords", "language", "fluency", "note", "reference", "roles", "entity", "type",
    "entries", "links", "technologies", "emails", "tagline", "salary", "", "a b",
]
PARTS = [
    "$schema", "basics", "work", "volunteer", "education", "awards", "certificates", "publications", "skills",
    "languages", "interests", "references", "projects", "meta", "title", "summary", "open_source", "talks", "custom",
    "titles", "design", "experience", "contact", "x-theme", "",
]
WORDS = [
    "2017", "2017-05-03", "2016-02-30", "August 2021", "aktuell", "today", "2019 - 2021", "2014-06-29T00:00:00Z",
    "jane@example.com", "jane at home", "+49 30 123456", "n/a", "example.com", "https://github.com/jane", "not a url",
    "GitHub", "github", "jane", "Mastodon", "open sauce", "Fluent", "c1", "10.1000/182", "me.jpg", "/me.jpg",
    "<p>one <b>two</b></p><ul><li>three</li></ul>", "a<br>b", "<b>", "* one\n* two", "**x**", "  - below", "\ud800x",
    "data:image/png;base64,AAAA", "x" * 10_001, "a\r\nb", '"\\', "Unnamed", "Other", "\0", ",",
]
# fmt: on
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(WORDS)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), inner, max_size=6)
    ),
    max_leaves=20,
)
documents = st.dictionaries(st.sampled_from(PARTS) | st.text(max_size=5), values, max_size=6)


@given(values)
@fuzz
def test_anything_can_be_asked_for(data: Any) -> None:
    assert is_json_resume(data) in (True, False)


@given(documents)
@fuzz
def test_whatever_the_file_says_is_kept(data: dict[str, Any]) -> None:
    said = list(leaves(read(data).model_dump(mode="json")))
    said += [name.casefold() for text in said for name in profile(text) or ()]
    said += [f"{start} – {end}" for start in said for end in said if is_date(start) and is_date(end)]
    for leaf in leaves(data):
        assert any(form in text for form in forms(leaf) for text in said), leaf[:80]


def is_date(text: str) -> bool:
    return re.fullmatch(r"\d{4}(-\d\d){0,2}", text) is not None


def forms(leaf: str) -> Iterator[str]:
    """What may stand in the resume for a text of the file."""
    text = tidied(leaf).strip()
    yield from (
        text[: MAX_TEXT // 2],
        markdown(text),
        text.removeprefix("- "),
        json.dumps(tidied(leaf), ensure_ascii=False)[1:-1],
    )
    yield PRESENT if is_present(text) else text.partition("T00:00")[0]
    yield from (level for level in (*LEVELS, "github") if level.casefold() == text.casefold())
    with suppress(DateError):
        yield str(parse_period(text))


@given(documents)
@fuzz
def test_whatever_is_read_can_be_written(data: dict[str, Any]) -> None:
    resume = read(data)
    text = yaml_.write(resume, Options()).content.decode()
    assert meaning(Resume.model_validate(source.parse(text).data)) == meaning(resume)
    VALIDATOR.validate(written(resume))


def test_a_photo_that_is_not_there_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "resume.json").write_text('{"basics": {"name": "Ada", "image": "me.jpg"}}')
    resume = load(tmp_path / "resume.json")
    assert "there is no photo “me.jpg”" in [warning.message for warning in resume.warnings]
    assert json.loads(render(resume, ".json"))["basics"]["image"] == "me.jpg"
