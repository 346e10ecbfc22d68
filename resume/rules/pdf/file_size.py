"""A file larger than many a form accepts.

Two megabytes are a common limit for uploads. A photo is most often the cause: 600 pixels a side are plenty.
"""

from collections.abc import Iterator

from resume.errors import Problem
from resume.readback import Proof

MOST = 2_000_000  # bytes


def check(proof: Proof) -> Iterator[Problem]:
    if len(proof.pdf) > MOST:
        message = f"the PDF has {len(proof.pdf) / 1e6:.1f} MB; many forms take no more than {MOST / 1e6:g}"
        yield Problem(
            message, "scale the photo down, or leave the source off: --no-source", "warning", ("contact", "photo")
        )
