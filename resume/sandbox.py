"""Where templates run, which may be anybody's: they see values, and nothing that leads on to Python or to files."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import is_dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, FileSystemLoader, StrictUndefined, TemplateNotFound
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace
from pydantic import BaseModel

from resume.files import cache_folder, write_atomically

_COMPUTED = ("name", "sections", "period", "href", "text", "profile")
"""Properties of the models that a template may ask for, besides their fields."""
_PLAIN = (str, int, float, Sequence, Mapping, LoopContext, Namespace, Cycler, Joiner, TemplateModule)


class Sandbox(ImmutableSandboxedEnvironment):
    """Fields of models, and what plain values offer; no methods of models, no paths, no insides of functions."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, BaseModel):
            return attr in type(obj).model_fields or attr in _COMPUTED
        return super().is_safe_attribute(obj, attr, value) and (isinstance(obj, _PLAIN) or is_dataclass(obj))


class _Loader(FileSystemLoader):
    """Templates of the folders, and not what links in them lead to."""

    def get_source(self, environment: Any, template: str) -> Any:
        source, path, uptodate = super().get_source(environment, template)
        if not any(Path(path).resolve().is_relative_to(Path(folder).resolve()) for folder in self.searchpath):
            raise TemplateNotFound(template)
        return source, path, uptodate


class _Compiled(BytecodeCache):
    """Templates as compiled, in the cache folder; Jinja holds them against the text and the version of Python.

    A filter of constant text is worked out when it is compiled, so each `variety` of the filters has its own.
    """

    def __init__(self, variety: str) -> None:
        self._variety = sha256(variety.encode()).hexdigest()[:16]

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError, EOFError, ValueError, TypeError):
            bucket.bytecode_from_string(self._path(bucket).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            write_atomically(self._path(bucket), bucket.bytecode_to_string())

    def _path(self, bucket: Bucket) -> Path:
        return cache_folder() / "templates" / f"{bucket.key}-{self._variety}"


def sandbox(folders: Sequence[Path], variety: str) -> Sandbox:
    """An environment for the templates of these folders, the first one first."""
    return Sandbox(
        loader=_Loader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_Compiled(variety),
    )
