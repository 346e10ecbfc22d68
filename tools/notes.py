"""What the changelog says of this version, as the text of a release. Usage: tools/notes.py [TAG], such as v1.2.0."""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    if sys.argv[1:] not in ([], [f"v{version}"]):
        sys.exit(f"notes: the tag {sys.argv[1]} is not v{version}, the version in pyproject.toml; change one of them")
    section = re.search(
        rf"^## {re.escape(version)}(?: [^\n]*)?\n(.*?)(?=^## |\Z)",
        (ROOT / "CHANGELOG.md").read_text("utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    if section is None:
        sys.exit(f"notes: CHANGELOG.md has no section {version}; rename “Unreleased”, and begin a new one")
    print(section[1].strip())


if __name__ == "__main__":
    main()
