"""The one model of a resume: readers make it, transforms return a new one, writers take it.

An entry is the same model in every section, called by the section's own words: the `title` of a reference is
written `name:`, the `organization` of an award `awarder:`. One recursion serves them all.
"""

from resume.schema.contact import Contact, Link, Location
from resume.schema.entries import (
    Award,
    Certificate,
    Education,
    Entry,
    Highlight,
    Publication,
    Reference,
    Talk,
)
from resume.schema.model import Model, Shorthand, key_of
from resume.schema.resume import HEADINGS, SECTIONS, Check, Custom, Design, Ignored, Resume, Section
from resume.schema.skills import LEVELS, Interest, Language, Skill

__all__ = [
    "HEADINGS",
    "LEVELS",
    "SECTIONS",
    "Award",
    "Certificate",
    "Check",
    "Contact",
    "Custom",
    "Design",
    "Education",
    "Entry",
    "Highlight",
    "Ignored",
    "Interest",
    "Language",
    "Link",
    "Location",
    "Model",
    "Publication",
    "Reference",
    "Resume",
    "Section",
    "Shorthand",
    "Skill",
    "Talk",
    "key_of",
]
