"""`python -m resume`."""

from resume.cli import main

main()
