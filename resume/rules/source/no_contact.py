"""A resume that names no e-mail address, no phone number and no link.

Whoever likes it cannot answer, and a tracking system files it under nobody. Give an e-mail address at least. A
document with a title and no name, such as a portfolio, is reminded only: it may go with a resume that has all this.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.schema import Resume


def check(resume: Resume) -> Iterator[Problem]:
    contact = resume.contact
    if not contact:
        message = "nothing here says whose document this is, and how to reach them"
        remedy = "add contact: with name: and email:, unless it goes with a resume that has them"
        yield Problem(message, remedy, "note", ("title",))
    elif not (contact.email or contact.phone or contact.links):
        message = "no e-mail address, no phone number, no link: nobody can answer"
        yield Problem(message, "add email: below contact:", "warning", ("contact",))
