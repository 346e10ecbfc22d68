"""The source documents and their encodings in data/: nothing is lost, nothing is made up."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import resume
from resume.richtext import blocks, plain
from resume.schema import LEVELS, Resume

ROOT = Path(__file__).parent.parent
COUNTS = {
    "gafiyatullin": {"entries": 17, "bullets": 16, "technologies": 20, "keywords": 5, "links": 10},
    "portfolio": {"entries": 31, "bullets": 49, "technologies": 140, "roles": 34, "skills": 6},
}
KINDS = dict.fromkeys(["education", "open_source", "experience", "projects"], "entries") | {"highlights": "bullets"}
HEADINGS = {
    "education": "Education",
    "languages": "Languages",
    "open_source": "Open source",
    "experience": "Experience",
}
TYPOGRAPHY = str.maketrans({"—": "–", "‘": "'", "’": "'", "“": '"', "”": '"', "\ufe0e": None})


@pytest.fixture(params=COUNTS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def path(name: str) -> Path:
    return ROOT / f"data/{name}.yaml"


@pytest.fixture
def source(name: str) -> str:
    """The document without icons and list markers, a run of Markdown emphasis a line of its own."""
    text = (ROOT / f"tests/documents/{name}.txt").read_text("utf-8")
    return re.sub(r"(?m)^\s*[-•] |[<>✉📄]", "", text).replace("*", "\n")


@pytest.fixture
def cv(path: Path) -> Resume:
    return resume.load(path)


def test_every_sentence_is_in_the_model_as_often_as_in_the_source(source: str, cv: Resume) -> None:
    sentences = list(fragments(source, cv))
    document, model = " ".join(sentences), " ".join(map(normal, words(cv)))
    missing = [sentence for sentence in sentences if model.count(sentence) < document.count(sentence)]
    assert not missing, "\n".join(missing)


def test_every_sentence_is_in_the_pdf(source: str, path: Path, cv: Resume) -> None:
    pdf = squeezed(text_of_pdf(resume.render(resume.load(path), ".pdf")))
    missing = [sentence for sentence in fragments(source, cv) if squeezed(sentence) not in pdf]
    assert not missing, "\n".join(missing)


def test_no_words_are_added(source: str, cv: Resume) -> None:
    document = normal(source)
    added = [text for text in words(cv) if bare(text) not in document]
    assert not added, "\n".join(added)


def test_nothing_is_merged(name: str, cv: Resume) -> None:
    counts = census(cv.model_dump(exclude_defaults=True))
    assert {kind: counts[kind] for kind in COUNTS[name]} == COUNTS[name]


def fragments(source: str, cv: Resume) -> Iterator[str]:
    """The sentences of the source; of a line that the model divides into fields, the fields."""
    fields = set(map(bare, words(cv)))
    for line in source.splitlines():
        for sentence in re.split(r"(?<=[.!?]) (?=[A-Z])", normal(line)):
            parts = [bare(part) for part in re.split(", | – ", sentence)]
            yield from filter(None, parts if fields.issuperset(parts) else [bare(sentence)])


def words(cv: Resume) -> Sequence[str]:
    """The texts of the model in reading order, under the labels that the source gives them."""
    return list(leaves(cv.model_dump(exclude={"titles", "design"}, exclude_defaults=True), HEADINGS | cv.titles))


def leaves(value: Any, labels: Mapping[str, str]) -> Iterator[str]:
    if isinstance(value, str):
        yield from [value.capitalize()] if value in LEVELS else plain(value).splitlines()
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from filter(None, [labels.get(key)])
            yield from leaves(item, labels)
    else:
        for item in value:
            yield from leaves(item, labels)


def census(value: Any) -> Counter[str]:
    """How many there are of each kind, at any depth; the items of a Markdown list are bullets too."""
    if isinstance(value, str):
        return Counter(bullets=sum(token.type == "list_item_open" for token in blocks(value)))
    if isinstance(value, dict):
        lists = {key: item for key, item in value.items() if isinstance(item, list | tuple)}
        return sum(map(census, value.values()), Counter(KINDS.get(key, key) for key in lists for _ in lists[key]))
    return sum(map(census, value), Counter())


def normal(text: str) -> str:
    """One typography for both sides: ’ is ', — is –, a range has an unspaced –, a URL no scheme."""
    text = " ".join(text.translate(TYPOGRAPHY).replace("...", "…").replace("https://", "").split())
    return re.sub(r"(?<=\d) ?[-–] ?(?=\d|present)", "–", text)


def bare(text: str) -> str:
    return normal(text).lstrip(", ").rstrip(" ,.;:")


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", normal(text))


def text_of_pdf(data: bytes) -> str:
    """All pages; U+FFFE is how PDFium gives a hyphen at the end of a line, ‐ is one that hyphenation put there."""
    with pypdfium2.PdfDocument(data) as pdf:
        text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    return re.sub(r"‐\s+", "", text.replace("\ufffe", "-"))
