"""The resume that `resume new` writes."""

from collections.abc import Iterator
from pathlib import Path

from resume import jsonschema
from resume.errors import Place, Problem, ResumeError
from resume.files import save

_HERE = Path(__file__).parent
DATA = next(folder for folder in (_HERE / "_data", _HERE.parent / "data") if folder.is_dir())
"""In an installation, and in a checkout."""

SCHEMA = "resume.schema.json"
PHOTO = "sample-photo.png"


def write_sample(file: Path) -> Iterator[Path]:
    """Writes the sample as `file`, with its photo and the JSON Schema beside it; yields the paths."""
    if file.suffix not in (".yaml", ".yml"):
        raise ResumeError(Problem("the sample is a YAML file", "name it like cv.yaml", place=Place(str(file))))
    if file.exists():
        problem = Problem("this file is there already", "name another one", place=Place(str(file)))
        raise ResumeError(problem)
    contents = {
        file: (DATA / "sample.yaml").read_bytes(),
        file.with_name(PHOTO): (DATA / PHOTO).read_bytes(),
        file.with_name(SCHEMA): jsonschema.text().encode(),
    }
    for path, content in contents.items():
        if path == file or not path.exists():
            save(path, content, "choose another folder")
            yield path
