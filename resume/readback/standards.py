"""Whether a PDF follows a standard, by an independent validator."""

import re
from typing import Any


def failures(pdf: bytes, profile: str) -> list[tuple[str, str]]:
    """Each rule that is broken, once, with what the validator says of it; `profile` is ua1, 3a, 2b, …."""
    import page

    report = page.validate_pdf_bytes(pdf, profile=profile)
    return list({failure.rule_id: failure.message for failure in report.failures}.items())


def claimed(document: Any) -> str | None:
    """The part and the level of PDF/A that a file says it follows, as far as they can be validated."""
    metadata = document.Root.get("/Metadata")
    xmp = metadata.read_bytes().decode("utf-8", "replace") if metadata is not None else ""
    part, level = (re.search(rf"pdfaid:{name}(?:=\"|>)(\w+)", xmp) for name in ("part", "conformance"))
    return f"{part[1]}{level[1]}".lower() if part and level and part[1] in "123" else None
