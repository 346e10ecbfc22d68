"""Where templates run, which may be anybody's: they see values, and nothing that leads on to Python or to files."""

from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound
from jinja2.environment import TemplateModule
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace
from pydantic import BaseModel

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


def sandbox(folders: Sequence[Path]) -> Sandbox:
    """An environment for the templates of these folders, the first one first."""
    return Sandbox(
        loader=_Loader(folders), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
