"""Resume → a web page in one file."""

from resume import fonts, themes
from resume.compose import compose
from resume.options import Options, Output
from resume.schema import Resume


def write(resume: Resume, options: Options) -> Output:
    """A page that needs nothing from elsewhere: fonts are cut down to the characters in use."""
    page = compose(resume, options)
    theme = themes.find_theme(resume, options.over(resume))
    return Output(page.replace("<style>", f"<style>\n{fonts.embedded(page, theme.faces)}", 1).encode())
