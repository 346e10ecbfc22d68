"""A Dask cluster that builds: what a job needs travels there as bytes, and so does what comes of it."""

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from resume import shelves
from resume.build import Job, Made, make
from resume.children import Children
from resume.errors import Problem, ResumeError
from resume.photo import path_of_photo
from resume.readers import load
from resume.themes import find_theme


@dataclass(frozen=True, slots=True)
class Parcel:
    """A job, and the files that it needs, by paths below the folder that holds them all."""

    job: Job
    root: str
    files: Mapping[str, bytes]
    version: str


@contextmanager
def executor(address: str) -> Iterator[tuple[Executor, int]]:
    """That of a cluster, and how many jobs it does at once."""
    try:
        from distributed import Client
    except ImportError:
        problem = Problem("Dask is missing; clusters are reached with it", "run: pip install 'resume[dask]'")
        raise ResumeError(problem) from None
    try:
        client: Any = Client(address, timeout=10)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        remedy = "is it running? dask scheduler starts one, dask worker ADDRESS its workers"
        raise ResumeError(Problem(f"no Dask cluster at {address} ({error})", remedy)) from None
    with client:
        yield client.get_executor(pure=False), sum(client.nthreads().values()) or 1


def packed(job: Job) -> Parcel:
    """ResumeError if the source or its theme can't be read."""
    resume = load(job.source)
    choices = job.options.over(resume)
    theme = find_theme(resume, choices)
    photo = path_of_photo(resume)
    folders = [folder for folder in theme.folders if not folder.is_relative_to(shelves.BUILT_IN)]
    wanted = [job.source, *([photo] if photo else []), *(file for folder in folders for file in _files(folder))]
    places = {path: Path(os.path.realpath(path)) for path in wanted}
    for folder in folders:
        if "/" not in choices.theme and folder.parent == shelves.own_folder():  # there it is found beside the source
            places |= {
                file: Path(os.path.realpath(job.source.parent)) / folder.name / file.name for file in _files(folder)
            }
    root = os.path.commonpath([place.parent for place in places.values()])
    files = {str(place.relative_to(root)): path.read_bytes() for path, place in places.items()}
    return Parcel(job, root, files, version("resume"))


def make_there(parcel: Parcel) -> Made:
    """On the cluster: in a folder of its own, and within bounds."""
    if parcel.version != version("resume"):
        message = f"a worker of the cluster has resume {version('resume')}, and this is {parcel.version}"
        raise ResumeError(Problem(message, "install the same version on both"))
    with TemporaryDirectory(prefix="resume-") as folder:
        for name, content in parcel.files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return _back_home(_children().call(make, _moved(parcel, folder)), parcel, folder)


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if path.is_file()]


def _moved(parcel: Parcel, folder: str) -> Job:
    """The job as it is over there."""
    job, options = parcel.job, parcel.job.options
    if options.theme and "/" in options.theme:
        options = replace(options, theme=_there(options.theme, parcel.root, folder))
    return replace(job, source=Path(_there(str(job.source), parcel.root, folder)), options=options)


def _there(path: str, root: str, folder: str) -> str:
    return str(Path(folder, os.path.relpath(os.path.realpath(path), root)))


def _back_home(made: Made, parcel: Parcel, folder: str) -> Made:
    """Problems and files as they are called here."""
    names = {_there(str(parcel.job.source), parcel.root, folder): str(parcel.job.source)}

    def home(path: str) -> str:
        return names.get(path, path.replace(folder, parcel.root, 1) if path.startswith(folder) else path)

    problems = [
        replace(problem, place=replace(problem.place, file=home(problem.place.file))) if problem.place else problem
        for problem in made.problems
    ]
    return replace(made, problems=tuple(problems), made_of=tuple(Path(home(str(path))) for path in made.made_of))


@cache
def _children() -> Children:
    return Children()
