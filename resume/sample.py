"""The resume that `resume new` writes."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from resume import jsonschema
from resume.errors import refusal
from resume.files import save

_HERE = Path(__file__).parent
DATA = next(folder for folder in (_HERE / "_data", _HERE.parent / "data") if folder.is_dir())
"""In an installation, and in a checkout."""

SCHEMA = "resume.schema.json"
PHOTO = "sample-photo.png"


def write_sample(file: Path, more: Mapping[Path, bytes] | None = None) -> Iterator[Path]:
    """Writes the sample as `file`, its photo and the JSON Schema beside it, and `more`; yields the paths.

    With `more`, the file may be there already, and stays as it is.
    """
    contents = dict(more or {})
    if not (more and file.exists()):
        contents |= _sample(file)
    for path, content in contents.items():
        if path.name not in (PHOTO, SCHEMA) or not path.exists():
            save(path, content, "choose another folder")
            yield path


def _sample(file: Path) -> dict[Path, bytes]:
    if file.suffix not in (".yaml", ".yml"):
        raise refusal(file, "the sample is a YAML file", "name it like cv.yaml")
    if file.exists():
        raise refusal(file, "this file is there already", "name another one")
    return {
        file: (DATA / "sample.yaml").read_bytes(),
        file.with_name(PHOTO): (DATA / PHOTO).read_bytes(),
        file.with_name(SCHEMA): jsonschema.text().encode(),
    }
