"""A PDF carries what it was made from: read back, nothing is lost, and it is built again to the same bytes."""

import io
import itertools
import re
import shutil
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image
from strategies import resumes
from typer.testing import CliRunner
from weasyprint.pdf import VARIANTS

from resume import Resume, ResumeError, attachments, cli, load, render, standards
from resume.options import Options
from resume.schema import Design
from resume.shelves import built_in
from resume.source import Source, parse
from resume.writers import attached, produce

DATA = Path(__file__).parent.parent / "data"
LOOKS = ("--set", "accent=#7a1f3d", "--paper", "letter", "--lang", "de", "--pages", "9")
ADA = "contact:\n  name: Ada Example\n"
PROFILES = {"ua-1": "ua1", **{f"a-{name}": name for name in ("1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u")}}


def picture(color: str = "red") -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (9, 9), color).save(content, "PNG")
    return content.getvalue()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cv.yaml").write_text(f"{ADA}  photo: pictures/me.png\nmeta: {{from: elsewhere}}\n")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/me.png").write_bytes(picture())
    return tmp_path


def build(*arguments: object) -> str:
    result = CliRunner().invoke(cli.app, ["build", *map(str, arguments)])
    assert result.exit_code == 0, f"{arguments}: {result.output} {result.exception}"
    return result.output


def refused(*arguments: object) -> str:
    result = CliRunner().invoke(cli.app, ["build", *map(str, arguments)])
    assert result.exit_code == cli.PROBLEMS
    return result.output + str(result.exception)


def carried(pdf: Path | str = "cv.pdf") -> str:
    return attachments.read(Path(pdf).read_bytes())["resume.yaml"].decode()


def _cases() -> Iterator[Any]:
    """Each resume and each theme at least once; all of them are in `make test-all`."""
    names = ("gafiyatullin", "portfolio", "sample")
    for (number, theme), name in itertools.product(enumerate(built_in()), names):
        marks = [] if names[number % len(names)] == name else [pytest.mark.slow]
        yield pytest.param(theme, name, id=f"{theme}-{name}", marks=marks)


@pytest.mark.parametrize(("theme", "name"), list(_cases()))
def test_what_is_built_from_a_pdf_is_the_same_pdf(theme: str, name: str) -> None:
    build(DATA / f"{name}.yaml", "-o", "a.pdf", "--theme", theme, *LOOKS)
    build("a.pdf", "-o", "deep/b.yaml")
    build("deep/b.yaml", "-o", "c.pdf")
    build("a.pdf", "-o", "d.pdf")
    assert Path("a.pdf").read_bytes() == Path("c.pdf").read_bytes() == Path("d.pdf").read_bytes()
    assert Path("deep/b.yaml").read_text("utf-8") == carried("a.pdf")


@pytest.mark.parametrize("theme", ["./mine", "./shelf/mine", "mine"])
def test_a_theme_of_ones_own_is_found_beside_the_pdf(theme: str) -> None:
    CliRunner().invoke(cli.app, ["themes", "new", theme.removeprefix("./")])
    build("cv.yaml", "-o", "a.pdf", "--theme", theme)
    build("a.pdf", "-o", "b.yaml")
    build("b.yaml", "-o", "c.pdf")
    assert load("b.yaml").design.theme == theme
    assert Path("a.pdf").read_bytes() == Path("c.pdf").read_bytes()


def test_where_a_theme_lies_elsewhere_is_not_told(tmp_path: Path) -> None:
    theme = tmp_path / "secret/mine"
    CliRunner().invoke(cli.app, ["themes", "new", str(theme)])
    Path("here").mkdir()
    Path("here/cv.yaml").write_text(ADA)
    build("here/cv.yaml", "--theme", theme)
    assert load("here/cv.pdf").design.theme == "./mine"
    assert "secret" not in carried("here/cv.pdf")


def test_the_source_says_what_was_typeset_and_no_more() -> None:
    Path("cv.yaml").write_text(
        f"{ADA}  photo: pictures/me.png # not my best\nmeta: {{from: elsewhere}}\ncheck: {{ignore: missing_glyph}}\n"
        "design: {theme: swiss, size: 10.5pt, keep_together: skills}\n"
    )
    build("cv.yaml", "--theme", "serif", "--paper", "letter", "--pages", "2", "--set", "accent=#7a1f3d")
    assert carried().split("\n\n", 1)[1] == (
        "contact:\n  name: Ada Example\n  photo: me.png\n\n"
        "design:\n  theme: serif\n  paper: letter\n  lang: en\n  pages: 2\n  keep_together:\n    - skills\n"
        '  size: 10.5pt\n  accent: "#7a1f3d"\n'
    )


def test_options_of_a_theme_that_was_replaced_are_left_out() -> None:
    Path("cv.yaml").write_text(f"{ADA}design: {{theme: ./mine, own: 2pt}}\n")
    CliRunner().invoke(cli.app, ["themes", "new", "mine"])
    with Path("mine/theme.toml").open("a") as file:
        file.write('\n[options.own]\ntype = "points"\ndefault = "1pt"\nmin = 0\nmax = 9\nhelp = "Mine."\n')
    build("cv.yaml", "-o", "mine.pdf")
    build("cv.yaml", "-o", "swiss.pdf", "--theme", "swiss")
    assert "own: 2pt" in carried("mine.pdf")
    assert "own" not in carried("swiss.pdf")
    build("swiss.pdf", "-o", "again.pdf")


@given(resumes())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_resume_is_read_again_as_it_was(resume: Resume) -> None:
    files = {"me.jpg": picture()}
    source = Source("cv.yaml", "", {}, parse(ADA).marks, files=files)
    plain = resume.model_copy(update={"design": Design()}).read_from(source)
    written = {file.name: file.content for file in attached.files(plain, Options(theme="plain"))}
    text = parse(written.pop("resume.yaml").decode())
    again = Resume.model_validate(text.data).read_from(Source("cv.yaml", "", {}, text.marks, files=written))
    kept = plain.model_dump(exclude={"design", "check", "meta"})
    assert again.model_dump(exclude={"design", "check", "meta"}) == kept
    assert (again.check.ignore, again.meta) == ((), {})
    assert [section.name for section in again.sections] == [section.name for section in plain.sections]
    assert [file.content.decode("latin-1") for file in attached.files(again, Options())] == [
        file.content.decode("latin-1") for file in attached.files(plain, Options(theme="plain"))
    ]
    assert attached.date_of(again) == attached.date_of(plain)


def test_each_file_is_attached_once_with_its_kind_and_date() -> None:
    Path("cv.yaml").write_text(
        f"{ADA}  photo: pictures/me.png\nexperience:\n"
        "  - {title: A, dates: 2015 – present}\n  - {title: B, start: 2014-09, end: 2017-02}\n"
    )
    build("cv.yaml")
    with pikepdf.open("cv.pdf") as pdf:
        files: list[Any] = list(pdf.Root.AF)
        assert [str(file.UF) for file in files] == ["me.png", "resume.yaml"]
        assert [str(file.AFRelationship) for file in files] == ["/Supplement", "/Source"]
        assert [str(file.EF.F.Subtype) for file in files] == ["/image/png", "/application/yaml"]
        assert {str(file.EF.F.Params[key]) for file in files for key in ("/CreationDate", "/ModDate")} == {
            "D:20170201000000Z"
        }
        assert all(str(file.Desc) for file in files)
        assert bytes(pdf.attachments["me.png"].get_file().read_bytes()) == picture()


def test_the_date_is_never_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    assert attached.date_of(load("cv.yaml")).isoformat() == "1980-01-01T00:00:00+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert attached.date_of(load("cv.yaml")) == datetime.fromisoformat("2023-11-14T22:13:20+00:00")
    build("cv.yaml")
    with pikepdf.open("cv.pdf") as pdf:
        assert str(pdf.Root.AF[0].EF.F.Params.ModDate) == "D:20231114221320Z"


def test_the_source_may_be_left_off() -> None:
    build("cv.yaml", "--no-source")
    assert b"EmbeddedFile" not in Path("cv.pdf").read_bytes()
    with pikepdf.open("cv.pdf") as pdf:
        assert "/AF" not in pdf.Root
        assert len(pdf.attachments) == 0
    report = page.validate_pdf_bytes(Path("cv.pdf").read_bytes(), profile="3a")
    assert report.is_compliant, [failure.message for failure in report.failures]


@pytest.mark.parametrize("name", standards.CARRIES_FILES)
def test_other_standards(name: str) -> None:
    build(DATA / "sample.yaml", "-o", "cv.pdf", "--pdf-variant", f"PDF/{name.upper()}")
    content = Path("cv.pdf").read_bytes()
    with pikepdf.open("cv.pdf") as pdf:
        assert len(pdf.attachments) == 2 * standards.CARRIES_FILES[name]
        assert "/StructTreeRoot" in pdf.Root
        assert b"<pdfuaid:rev" not in content or name == "ua-2"
        identified = re.findall(rb'pdf(u?a)id:part="(\d)"', pdf.Root.Metadata.read_bytes())
    assert identified == [(kind.encode(), part.encode()) for kind, part in re.findall(r"(u?a)-(\d)", name)]
    if name in PROFILES:
        report = page.validate_pdf_bytes(content, profile=PROFILES[name])
        assert report.is_compliant, [failure.message for failure in report.failures]


def test_the_standards_are_those_of_the_typesetter() -> None:
    known = {name.removeprefix("pdf/") for name in VARIANTS if name.startswith(("pdf/a", "pdf/ua"))}
    assert {*standards.CARRIES_FILES} == known | {standards.DEFAULT}


def test_the_photo_is_written_beside_what_names_it() -> None:
    build("cv.yaml", "-o", "a.pdf")
    assert build("a.pdf", "-o", "out/cv.yaml").startswith("wrote out/cv.yaml, out/me.png (")
    assert build("a.pdf", "-o", "out/cv.json").startswith("wrote out/cv.json (")
    assert Path("out/me.png").read_bytes() == picture()
    assert load("out/cv.json").contact == load("out/cv.yaml").contact


def test_another_file_in_the_place_of_the_photo_is_left_alone() -> None:
    build("cv.yaml", "-o", "a.pdf")
    Path("me.png").write_bytes(b"mine")
    assert "me.png: there is another file of this name" in refused("a.pdf", "-o", "b.yaml")
    assert Path("me.png").read_bytes() == b"mine"
    assert not Path("b.yaml").exists()


def test_a_page_from_a_pdf_has_the_photo_in_it() -> None:
    build("cv.yaml", "-o", "a.pdf")
    shutil.rmtree("pictures")
    build("a.pdf", "-o", "a.html")
    assert "data:image/png;base64," in Path("a.html").read_text("utf-8")


def test_a_photo_without_a_fit_name_gets_one() -> None:
    for name in ("portrait", ".me.png", "a:b.png"):
        Path(name).write_bytes(picture())
        Path("cv.yaml").write_text(f"{ADA}  photo: '{name}'\n")
        build("cv.yaml", "-o", "a.pdf")
        assert set(attachments.read(Path("a.pdf").read_bytes())) == {"resume.yaml", "photo.png"}


def test_a_pdf_is_read_from_standard_input() -> None:
    build("cv.yaml")
    result = CliRunner().invoke(cli.app, ["build", "-", "-o", "b.yaml"], input=Path("cv.pdf").read_bytes())
    assert result.exit_code == 0
    assert Path("b.yaml").read_text("utf-8") == carried()


@pytest.mark.parametrize("name", ["../me.png", "/tmp/me.png", "C:me.png", ".me.png", "a\\me.png", "me.sh", "a\nb.png"])
def test_no_file_of_a_strangers_pdf_leaves_its_folder(name: str) -> None:
    assert list(attachments.read(stranger(ADA, {name: picture()}))) == ["resume.yaml"]


def stranger(text: str, files: dict[str, bytes]) -> bytes:
    """A PDF that somebody else made."""
    content, pdf = io.BytesIO(), pikepdf.new()
    pdf.add_blank_page()
    for name, data in {"resume.yaml": text.encode(), **files}.items():
        pdf.attachments[name.replace("\\", "_")] = pikepdf.AttachedFileSpec(pdf, data, filename=name)
    pdf.save(content)
    return content.getvalue()


def test_problems_in_the_source_of_a_pdf_have_their_place_in_it() -> None:
    Path("other.pdf").write_bytes(stranger(f"{ADA}  fone: 1\n", {}))
    assert "other.pdf/resume.yaml:3:3: unknown field “fone”" in refused("other.pdf", "-o", "b.yaml")
    result = CliRunner().invoke(cli.app, ["check", "other.pdf"])
    assert "other.pdf/resume.yaml:3:3: " in result.stderr


def test_no_damage_shows_a_traceback() -> None:
    content = bytearray(render(load("cv.yaml")))
    for place in range(0, len(content), len(content) // 150):
        damaged = bytes(content[:place] + b"\xff<< " + content[place + 4 :])
        for pdf in (damaged, bytes(content[:place])):
            with suppress(attachments.AttachmentError):
                assert "resume.yaml" in attachments.read(pdf)


def test_pictures_of_pages_carry_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attached, "files", lambda *_: pytest.fail("not asked for"))
    assert produce(load("cv.yaml"), ".png", Options(dpi=36)).pages == 1


@pytest.mark.slow
def test_a_pdf_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(10_000_000)) for _ in range(200)) + packer.flush()
    twice = pikepdf.Array([pikepdf.Name.FlateDecode] * 2)
    with pikepdf.new() as document:
        document.add_blank_page()
        document.attachments[attachments.SOURCE] = b"contact: {name: Ada}"
        document.attachments[attachments.SOURCE].obj.EF.F.write(zlib.compress(packed), filter=twice)
        document.save(tmp_path / "cv.pdf", stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    assert (tmp_path / "cv.pdf").stat().st_size < 100_000
    with pytest.raises(ResumeError, match="too much memory or time"):
        load(tmp_path / "cv.pdf")


def test_reading_a_pdf_runs_nothing_that_lies_beside_it() -> None:
    Path("cv.yaml").write_text("contact: {name: Ada}\n")
    Path("json.py").write_text("from pathlib import Path\nPath('ran').touch()\n")
    for arguments in (["cv.yaml"], ["cv.pdf", "-o", "again.yaml"]):
        CliRunner().invoke(cli.app, ["build", *arguments])
    assert (Path("again.yaml").exists(), Path("ran").exists()) == (True, False)
