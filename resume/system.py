"""What must come from the operating system, and the command that brings it there."""

import os
import shutil
import sys
from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "apt-get": "{sudo}apt-get update && {sudo}apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "{sudo}dnf install -y pango harfbuzz",
    "pacman": "{sudo}pacman -S --needed --noconfirm pango harfbuzz",
    "zypper": "{sudo}zypper install -y libpango-1_0-0 libharfbuzz-subset0",
    "apk": "{sudo}apk add pango harfbuzz-subset fontconfig",
    "brew": "brew install pango",
}


def library_path() -> dict[str, str]:
    """What the environment needs so that Pango is found: on macOS, Homebrew's, by a Python of other origin."""
    if sys.platform != "darwin" or "DYLD_FALLBACK_LIBRARY_PATH" in os.environ:
        return {}
    return {"DYLD_FALLBACK_LIBRARY_PATH": "/opt/homebrew/lib:/usr/local/lib:/usr/lib"}


def install_command() -> str:
    """How this system's package manager installs Pango and harfbuzz-subset."""
    managers = ["brew"] if sys.platform == "darwin" else list(COMMANDS)
    found = next(filter(shutil.which, managers), None)
    if found is None:
        return "install Pango 1.44 or newer, with harfbuzz-subset, by your package manager"
    return COMMANDS[found].format(sudo="" if os.geteuid() == 0 else "sudo ")


if __name__ == "__main__":
    sys.stdout.write(install_command() + "\n")
