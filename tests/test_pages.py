"""How many pages: as many as were asked for, filled well, with breaks where the file says so."""

import io
import re
from collections.abc import Callable
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from resume import Resume, ResumeError
from resume.fit import AIRIEST, TIGHTEST, Layout, fitted, measures, settled
from resume.options import Options
from resume.shelves import built_in
from resume.writers import produce

LINE = "Did a thing that somebody had asked for."


def career(jobs: int, design: dict[str, Any] | None = None, **job: Any) -> Resume:
    entries: list[Any] = [{"title": f"Job {number}", "highlights": [LINE] * 3, **job} for number in range(jobs)]
    return Resume.model_validate({"contact": {"name": "Ada"}, "experience": entries, "design": design or {}})


def pages(resume: Resume, **options: Any) -> list[str]:
    pdf = produce(resume, ".pdf", Options(**options)).content
    return [sheet.extract_text().replace("\xa0", " ") for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize("theme", built_in())
def test_a_resume_fits_where_it_is_asked_to(theme: str) -> None:
    resume = career(11)
    assert len(pages(resume, theme=theme, settings={"density": "1.15", "size": "12pt"})) > 1
    assert len(pages(resume, theme=theme, pages=1)) == 1


def test_the_file_may_ask_for_it_and_a_flag_wins() -> None:
    resume = career(13, {"pages": "1"})
    assert len(pages(resume)) == 1
    assert len(pages(resume, pages=2)) == 2


def test_what_is_short_is_set_larger() -> None:
    asked, designed = (produce(career(18), ".pdf", Options(pages=number)).content for number in (2, None))
    assert largest_text(asked) >= largest_text(designed)


def test_what_cannot_fit_is_an_error_that_counts_the_lines() -> None:
    with pytest.raises(ResumeError) as error:
        pages(career(40), pages=1)
    (problem,) = error.value.problems
    assert re.match(r"\d+ lines too many for 1 page", problem.message)
    assert "“Job 0” (4 lines)" in problem.remedy


def test_a_section_or_an_entry_begins_a_page() -> None:
    resume = career(3)
    first, second = resume.experience[:2]
    second = second.model_copy(update={"break_before": True})
    broken = resume.model_copy(update={"experience": (first, second)})
    assert [("Job 0" in page, "Job 1" in page) for page in pages(broken)] == [(True, False), (False, True)]
    by_section = resume.model_validate(
        {"contact": {"name": "Ada"}, "summary": "Short.", "experience": [{"title": "Job"}]}
        | {"design": {"break_before": "experience"}}
    )
    assert [("Short" in page, "Job" in page) for page in pages(by_section)] == [(True, False), (False, True)]


def test_a_custom_section_begins_a_page_too() -> None:
    custom = [{"title": "More", "summary": "Later.", "break_before": "yes"}]
    resume = Resume.model_validate({"contact": {"name": "Ada"}, "summary": "First.", "custom": custom})
    assert [("First" in page, "Later" in page) for page in pages(resume)] == [(True, False), (False, True)]


def test_an_entry_is_kept_together() -> None:
    """Of entries of nine bullets some would be torn at the foot of a page; none that must not be."""
    nine = [LINE] * 9
    torn = {kept: sum(map(is_torn, pages(career(14, highlights=nine, keep_together=kept)))) for kept in ("no", "yes")}
    assert torn["no"] > 0
    assert torn["yes"] == 0


def is_torn(page: str) -> bool:
    return page.count(LINE[:30]) % 9 > 0


def test_no_three_lines_stand_on_the_last_page() -> None:
    """Of careers of every length, none ends with a nearly empty page: the density gives way a little."""
    for jobs in range(12, 18):
        texts = pages(career(jobs))
        assert len(texts) == 1 or texts[-1].count(LINE[:30]) >= 4, f"{jobs} jobs"


@pytest.mark.parametrize("field", ["break_before", "keep_together"])
def test_how_an_entry_stands_is_no_text_of_it(field: str) -> None:
    flagged: dict[str, Any] = {field: "true"}
    assert "true" not in " ".join(pages(career(1, **flagged))).lower()


@given(length=st.floats(0.2, 12), allowed=st.integers(1, 9))
def test_the_search_finds_the_airiest_that_fits(length: float, allowed: int) -> None:
    """Against a typesetter whose pages grow with the square of the density."""
    tried: list[float] = []
    layout = fitted(counting(length, tried), allowed)
    assert len(tried) <= 6
    if layout.pages > allowed:
        assert counting(length, [])(TIGHTEST).pages > allowed
    elif layout.density + 0.03 < AIRIEST:
        airier = counting(length, [])(layout.density + 0.03)
        assert airier.pages > min(allowed, layout.pages) or airier.is_thin


@given(length=st.floats(0.2, 12))
def test_settling_stays_near_the_design(length: float) -> None:
    tried: list[float] = []
    layout = settled(counting(length, tried), 1)
    assert len(tried) <= 6
    assert 0.9 <= layout.density <= 1.1
    assert layout.density == 1 or not layout.is_thin


@given(st.floats(9, 12), st.floats(10, 40), st.floats(1.2, 1.45), st.floats(TIGHTEST, AIRIEST))
def test_no_density_is_beyond_what_is_legible(size: float, margin: float, leading: float, density: float) -> None:
    found = measures(size, margin, leading, density)
    number = {name: float(re.sub("[a-z]", "", value)) for name, value in found.items()}
    assert 9 <= number["size"] <= 12
    assert min(number["margin"], number["margin-top"], number["margin-bottom"]) >= 10
    assert 1.2 <= number["leading"] <= 1.45


def counting(length: float, tried: list[float]) -> Callable[[float], Layout]:
    def lay_out(density: float) -> Layout:
        tried.append(density)
        filled = length * density**2
        count = int(filled) + 1
        return Layout(density, (40,) * count, filled - count + 1)

    return lay_out


def largest_text(pdf: bytes) -> float:
    import pypdfium2
    from judges import characters

    with pypdfium2.PdfDocument(pdf) as document:
        return max(character.size for sheet in document for character in characters(sheet))
