"""The command line: one short function a verb. It prints, as `telling` does for it, and only it exits."""

import os
import shlex
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from resume import flags, telling
from resume.bounds import bounded
from resume.errors import Place, Problem, ResumeError

if TYPE_CHECKING:
    from resume.build import Job
    from resume.options import Options
    from resume.proof import Examination

OK, PROBLEMS, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130

_ROOM = "look for a full disk, a folder that is gone, or a limit of open files or processes (ulimit -a)"

app = typer.Typer(
    help="Typesets a resume, kept as one YAML file, into a PDF, a web page and more.",
    epilog="Begin with: resume new cv.yaml, then resume build cv.yaml",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command(epilog="Example: resume new cv.yaml --ci github")
def new(
    file: Annotated[Path, typer.Argument(metavar="[FILE]", help="The file to write.")] = Path("cv.yaml"),
    ci: flags.Ci = None,
    site: Annotated[bool, typer.Option("--site", help="With --ci: publish the web page too.")] = False,
) -> None:
    """Write a resume to begin from, with the schema by which editors complete it."""
    from resume.ci import pipeline
    from resume.sample import write_sample

    if site and not ci:
        raise typer.BadParameter("name the host that shall publish it: --ci github, or gitlab", param_hint="--site")
    for path in write_sample(file, pipeline(ci, file, site=site) if ci else None):
        typer.echo(f"wrote {path}")
    typer.echo(f"next: {'commit and push' if ci else f'resume build {file}'}")


@app.command(epilog="Example: resume build cv.yaml -o cv.html --theme timeline --set accent=#0b6e4f")
def build(
    files: flags.Files,
    output: flags.Output = None,
    themes: flags.Themes = None,
    formats: flags.Suffixes = None,
    name: flags.Name = None,
    settings: flags.Settings = None,
    paper: flags.Paper = None,
    lang: flags.Language = None,
    pages: flags.Pages = None,
    dpi: flags.Dpi = 150,
    pdf_variant: flags.Variant = None,
    no_source: Annotated[bool, typer.Option("--no-source", help="Leave what it is made from out of a PDF.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Leave no PDF that fails `resume check`.")] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the result when it is there.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Of several, build those too that are as they would be.")
    ] = False,
    jobs: flags.Jobs = None,
    dask: flags.Dask = None,
) -> None:
    """Typeset resumes: FILE.yaml becomes FILE.pdf, or what -o says."""
    from resume.build import Wishes, build, plan
    from resume.options import Options

    options = Options(None, paper, lang, _pairs(settings or []), pages, dpi, not no_source, pdf_variant)
    planned = plan(files, Wishes(output, themes or (), formats or (), name, check), options)
    if len(planned) == 1 and not dask:
        with bounded():
            reports = [build(planned[0])]
        telling.tell(reports[0])
    else:
        reports = telling.tell_all(planned, force=force, workers=jobs, dask=dask)
    if open_:
        for report in reports:
            for path in report.written[:1]:
                typer.launch(str(path))
    raise typer.Exit(PROBLEMS if any(report.failed for report in reports) else OK)


@app.command(epilog="Example: resume check cv.yaml --theme plain -o report.html")
def check(
    files: flags.Files,
    report: flags.Report = None,
    themes: flags.Themes = None,
    settings: flags.Settings = None,
    paper: flags.Paper = None,
    lang: flags.Language = None,
    pages: flags.Pages = None,
    no_pdf: Annotated[bool, typer.Option("--no-pdf", help="Read the source only; typeset nothing.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")] = False,
    as_text: Annotated[bool, typer.Option("--as-text", help="Print what the worst reader gets of the PDF.")] = False,
    format_: flags.Format = "text",
    _rule: flags.Rule = None,
) -> None:
    """Say all that is wrong with resumes, and with their PDFs as others will read them."""
    from resume.options import Options

    if report == Path("-") and (as_text or format_ != "text"):
        raise typer.BadParameter("only one thing can go to standard output", param_hint="--output")
    jobs = _checks(files, themes or [], report, Options(None, paper, lang, _pairs(settings or []), pages))
    found = [(job, _examined(job, pdf=not no_pdf)) for job in jobs]
    if as_text:
        telling.print_texts(found)
    elif report != Path("-"):
        telling.print_found(found, format_)
    if report:
        for job, examination in found:
            telling.put_report(job, examination, aside=format_ != "text")
    raise typer.Exit(PROBLEMS if any(examination.fails(strict=strict) for _, examination in found) else OK)


def _examined(job: "Job", *, pdf: bool) -> "Examination":
    from resume.proof import Examination, examine

    try:
        with bounded():
            return examine(job.source, job.options, pdf=pdf)
    except ResumeError as error:  # it took too much, and the others shall be told of too
        return Examination(tuple(problem.found_at(Place(str(job.source))) for problem in error.problems))


def _checks(files: Sequence[Path], themes: Sequence[str], report: Path | None, options: "Options") -> "list[Job]":
    """What to examine, each with the place of its report, or - where none is wanted."""
    from resume.build import Job, Wishes, plan

    several = len(files) * max(len(themes), 1) > 1
    if report is None and not (several and Path("-") in files):
        wanted: Sequence[str | None] = themes or [None]
        return [Job(file, Path("-"), replace(options, theme=theme)) for file in files for theme in wanted]
    is_folder = report is None or report.is_dir() or not (report.suffix or report == Path("-"))
    if report and not is_folder and report != Path("-") and report.suffix.lower() not in (".html", ".htm"):
        raise typer.BadParameter(f"a report is a web page; name it like {report.stem}.html", param_hint="--output")
    if several and not is_folder:
        raise ResumeError(Problem("several reports cannot go into one file", "name a folder with -o"))
    return plan(files, Wishes(report, themes, ("html",) if is_folder else ()), options)


class _ThemeCommands(TyperGroup):
    """`themes new` is a command; `themes NAME` shows a theme."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        return super().resolve_command(ctx, args if args[0] in self.commands else [_SHOW, *args])


_SHOW = "show"
themes = typer.Typer(
    cls=_ThemeCommands,
    help="List the themes, show the options of one (resume themes NAME), or begin a new one.",
    epilog="Example: resume themes classic",
    invoke_without_command=True,
    rich_markup_mode=None,
)
app.add_typer(themes, name="themes", subcommand_metavar="[NAME | new FOLDER]")


@themes.callback()
def _list_themes(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        _print_table(None)


@themes.command(_SHOW, hidden=True)
def _show_theme(name: Annotated[str, typer.Argument(metavar="NAME", autocompletion=flags.complete_theme)]) -> None:
    """Show the options of a theme."""
    _print_table(name)


@themes.command("new", epilog="Example: resume themes new mine --from swiss")
def _new_theme(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder to write.")],
    parent: Annotated[
        str,
        typer.Option("--from", metavar="NAME", help="The theme to begin from.", autocompletion=flags.complete_theme),
    ] = "classic",
) -> None:
    """Write a theme of your own, which begins as another one is."""
    from resume.new_theme import write_theme

    for path in write_theme(folder, parent):
        typer.echo(f"wrote {path}")
    where = folder if folder.is_absolute() else f"./{folder}"
    typer.echo(f"next: resume build cv.yaml --theme {shlex.quote(str(where))}")


def _print_table(theme: str | None) -> None:
    from resume.themes import describe

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else sys.maxsize
    for left, right in describe(theme):
        typer.echo(textwrap.fill(f"{left:<22} {right}", width, subsequent_indent=" " * 23, break_on_hyphens=False))


@app.command(epilog="Example: resume schema > resume.schema.json")
def schema() -> None:
    """Print the JSON Schema of the YAML file."""
    from resume.jsonschema import text

    typer.echo(text(), nl=False)


@app.command(epilog="Example: resume doctor")
def doctor() -> None:
    """Say what this machine has of what is needed, and how to get the rest."""
    from resume.doctor import examine

    well = True
    for finding in examine():
        well &= finding.well
        typer.echo(f"{'✓' if finding.well else '✗'} {finding.name:<20} {finding.found}")
        if not finding.well:
            typer.echo(f"  help: {finding.remedy}")
    raise typer.Exit(OK if well else PROBLEMS)


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Print the version, and those of the typesetter.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as of

        typer.echo(f"resume {of('resume')} (WeasyPrint {of('weasyprint')}, Pango {_pango()})")
        raise typer.Exit


def _pango() -> str:
    from resume import engine

    try:
        return engine.own().versions().pango
    except ResumeError:
        return "missing"


def main() -> None:
    """Runs the command line; whatever happens, nobody sees a traceback."""
    try:
        app()
    except ResumeError as error:
        telling.print_problems(error.problems)
        sys.exit(PROBLEMS)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(OK)
    except OSError as error:
        reason = ", ".join(filter(None, [str(error.strerror or error).lower(), error.filename]))
        telling.print_problems([Problem(f"this can't go on: {reason}", _ROOM)])
        sys.exit(PROBLEMS)
    except Exception as error:
        if os.environ.get("RESUME_TRACEBACK"):
            raise
        typer.echo(f"resume: a bug of ours: {type(error).__name__}: {error}", err=True)
        typer.echo("  help: run it again with RESUME_TRACEBACK=1 and report what it prints", err=True)
        sys.exit(BUG)


def _pairs(settings: Iterable[str]) -> dict[str, str]:
    for setting in settings:
        if "=" not in setting:
            raise typer.BadParameter(f"“{setting}” is not KEY=VALUE, such as accent=#0b6e4f", param_hint="--set")
    return dict(tuple(setting.split("=", 1)) for setting in settings)  # type: ignore[misc]
