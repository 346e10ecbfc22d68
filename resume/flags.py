"""The flags of the command line that need more than a line, with their completions."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer


def complete_theme(incomplete: str) -> list[str]:
    from resume.shelves import built_in

    return [name for name in built_in() if name.startswith(incomplete)]


def _complete_language(incomplete: str) -> list[str]:
    from resume.i18n import languages

    return [name for name in languages() if name.startswith(incomplete)]


def _complete_paper(incomplete: str) -> list[str]:
    return [name for name in ("a4", "letter") if name.startswith(incomplete)]


def _complete_variant(incomplete: str) -> list[str]:
    from resume.standards import CARRIES_FILES

    return [name for name in CARRIES_FILES if name.startswith(incomplete.lower())]


def _from_to(least: int, most: int) -> Callable[[int | None], int | None]:
    def check(value: int | None) -> int | None:
        if value is not None and not least <= value <= most:
            raise typer.BadParameter(f"{value} is not from {least} to {most}")
        return value

    return check


def _explain(rule: str | None) -> None:
    if rule:
        from resume.rules import explain

        typer.echo(explain(rule))
        raise typer.Exit


def _complete_rule(incomplete: str) -> list[str]:
    from resume.rules import names

    return [name for name in names() if name.startswith(incomplete)]


def _complete_suffix(incomplete: str) -> list[str]:
    from resume.writers import WRITERS

    return [suffix[1:] for suffix in WRITERS if suffix[1:].startswith(incomplete)]


def _complete_format(incomplete: str) -> list[str]:
    from resume.report import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


def _one_of_the_formats(value: str) -> str:
    from resume.report import FORMATS

    if value not in FORMATS:
        raise typer.BadParameter(f"“{value}” is none of {', '.join(FORMATS)}")
    return value


def _complete_host(incomplete: str) -> list[str]:
    from resume.ci import HOSTS

    return [name for name in HOSTS if name.startswith(incomplete)]


def _one_of_the_hosts(value: str | None) -> str | None:
    if value is None:
        return None
    from resume.ci import HOSTS

    if value not in HOSTS:
        raise typer.BadParameter(f"“{value}” is none of {', '.join(HOSTS)}")
    return value


Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE…", help="YAML, JSON, TOML, JSON Resume, or a PDF made here; - is standard input."),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="OUT",
        help="A .pdf, .html, .png, .yaml or .json (JSON Resume) file, or a folder; - is standard output.",
    ),
]
Themes = Annotated[
    list[str] | None,
    typer.Option(
        "--theme",
        metavar="NAME",
        help="A theme by its name or its folder; may be repeated.",
        autocompletion=complete_theme,
    ),
]
Suffixes = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="pdf|html|…",
        help="What to make, if -o does not say it; may be repeated.",
        autocompletion=_complete_suffix,
    ),
]
Name = Annotated[
    str | None,
    typer.Option(metavar="TEMPLATE", help="What outputs are called, such as '{stem}-{theme}.{ext}'."),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", metavar="N", callback=_from_to(1, 999), help="How many at once; by default one a core."
    ),
]
Dask = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Build on a Dask cluster, such as tcp://scheduler:8786.")
]
Settings = Annotated[
    list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="An option of the theme; may be repeated.")
]
Paper = Annotated[str | None, typer.Option(metavar="a4|letter", help="Paper.", autocompletion=_complete_paper)]
Language = Annotated[
    str | None,
    typer.Option(metavar="TAG", help="Language of headings and dates, such as de.", autocompletion=_complete_language),
]


Pages = Annotated[
    int | None, typer.Option(metavar="N", callback=_from_to(1, 99), help="Fit on at most N pages, and fill them well.")
]
Variant = Annotated[
    str | None,
    typer.Option(
        "--pdf-variant",
        metavar="NAME",
        help="Standard of a PDF, such as ua-1 or a-2u; by default a-3a+ua-1.",
        autocompletion=_complete_variant,
    ),
]
Dpi = Annotated[int, typer.Option(metavar="N", callback=_from_to(36, 600), help="Pixels an inch of a .png.")]
Report = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="REPORT.html",
        help="A page with all that was found, or a folder for several; - is standard output.",
    ),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="text|json|sarif|github",
        callback=_one_of_the_formats,
        autocompletion=_complete_format,
        help="Of what is found.",
    ),
]
Ci = Annotated[
    str | None,
    typer.Option(
        "--ci",
        metavar="github|gitlab",
        callback=_one_of_the_hosts,
        autocompletion=_complete_host,
        help="Write what builds it on every push and releases it on every tag; FILE may be there already.",
    ),
]
Rule = Annotated[
    str | None,
    typer.Option(
        "--explain",
        metavar="RULE",
        help="Print the page of a rule.",
        is_eager=True,
        callback=_explain,
        autocompletion=_complete_rule,
    ),
]
