"""Resume → a web page in one file."""

from resume import fonts, themes
from resume.compose import compose
from resume.markup import INVISIBLE
from resume.options import Options, Output
from resume.schema import Resume


def write(resume: Resume, options: Options) -> Output:
    """A page that needs nothing from elsewhere: fonts are cut down to the characters in use."""
    page = compose(resume, options).translate(INVISIBLE)
    choices = options.over(resume)
    theme = themes.find_theme(resume, choices)
    faces = theme.faces(themes.settings(theme, choices, resume))
    return Output(page.replace("<style>", f"<style>\n{fonts.embedded(page, faces)}", 1).encode())
