"""A Dask cluster that builds: what a job needs travels there as bytes, and so does what comes of it."""

import logging
import os
from collections.abc import Callable, Iterator, Mapping
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
from resume.themes import Theme, find_theme

_EPOCH = "SOURCE_DATE_EPOCH"


@dataclass(frozen=True, slots=True)
class Parcel:
    """A job with its paths from a root, and the files that it needs below that; `name` is its source as called here."""

    job: Job
    name: str
    root: str
    files: Mapping[str, bytes]
    version: str
    epoch: str | None
    """SOURCE_DATE_EPOCH."""


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
    except Exception as error:  # noqa: BLE001 – it raises anything for what is no address
        remedy = "is it running? dask scheduler starts one, dask worker ADDRESS its workers"
        raise ResumeError(Problem(f"no Dask cluster at {address} ({type(error).__name__})", remedy)) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=10)
        except TimeoutError:
            remedy = f"start some: dask worker {address}"
            raise ResumeError(Problem(f"the Dask cluster at {address} has no workers", remedy)) from None
        try:
            yield client.get_executor(pure=False), sum(client.nthreads().values())
        except KeyboardInterrupt:
            logging.disable()  # distributed has much to say of what was under way
            raise


def packed(job: Job) -> Parcel:
    """ResumeError if the source or its theme can't be read."""
    if "-" in (str(job.source), str(job.output)):
        raise ResumeError(
            Problem("a cluster builds files of files, not in a pipe", "name a source, and a file with -o")
        )
    resume = load(job.source)
    choices = job.options.over(resume)
    places = {_absolute(job.source): job.source} | _places_of_theme(job, find_theme(resume, choices), choices.theme)
    if photo := path_of_photo(resume):
        places[_absolute(photo)] = photo
    root = Path(os.path.commonpath([place.parent for place in places]))
    files = {str(place.relative_to(root)): path.read_bytes() for place, path in places.items()}
    moved = _moved(job, lambda path: _absolute(path).relative_to(root))
    return Parcel(moved, str(job.source), str(root), files, version("resume"), os.environ.get(_EPOCH))


def _places_of_theme(job: Job, theme: Theme, name: str) -> dict[Path, Path]:
    """Where its files shall be, with where they are; what is built in is everywhere."""
    places = {}
    for folder in theme.folders:
        if folder.is_relative_to(shelves.BUILT_IN) and (folder != theme.folder or "/" not in name):
            continue
        # One of the user's own, which has but a name, is found beside the source over there.
        own = folder.parent == shelves.own_folder() and "/" not in name
        place = _absolute(job.source).parent / folder.name if own else _absolute(folder)
        places.update({place / path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()})
    return places


def _absolute(path: Path) -> Path:
    """Without following links: the files of a source are looked for beside the link to it."""
    return Path(os.path.normpath(Path.cwd() / path))


def _moved(job: Job, place: Callable[[Path], Path]) -> Job:
    """The job with its paths elsewhere; a theme that has but a name is found by it there too."""
    theme = job.options.theme
    if theme and "/" in theme:
        theme = os.path.join(".", place(Path(theme)))  # noqa: PTH118 – with the slash that tells a folder from a name
    return replace(job, source=place(job.source), options=replace(job.options, theme=theme))


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
        return _back_home(
            _children().call(_make, _moved(parcel.job, Path(folder).joinpath), parcel.epoch), parcel, folder
        )


def _make(job: Job, epoch: str | None) -> Made:
    os.environ.pop(_EPOCH, None)
    if epoch is not None:
        os.environ[_EPOCH] = epoch
    return make(job)


def _back_home(made: Made, parcel: Parcel, folder: str) -> Made:
    """Problems and files as they are called here."""
    names = {str(Path(folder, parcel.job.source)): parcel.name}

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
