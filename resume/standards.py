"""The standards that a PDF may satisfy, and what the typesetter's own PDF/A lacks of them."""

from collections.abc import Mapping
from typing import Any

from resume.errors import Problem, ResumeError
from resume.suggest import did_you_mean

DEFAULT = "a-3a+ua-1"
CARRIES_FILES: Mapping[str, bool] = {
    DEFAULT: True,
    "ua-1": True,
    "ua-2": True,
    "a-1a": False,
    "a-1b": False,
    "a-2a": False,
    "a-2b": False,
    "a-2u": False,
    "a-3a": True,
    "a-3b": True,
    "a-3u": True,
    "a-4e": False,
    "a-4f": True,
    "a-4u": False,
}
"""By the name of a standard, whether files of any kind may be attached."""

_UA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""PDF/A knows no `pdfuaid`, so the metadata must declare it: ISO 19005-3, 6.6.2.3."""


def find(name: str) -> str:
    """The standard of a name, which may be written as PDF/UA-1, pdf/ua-1 or ua-1."""
    known = name.lower().removeprefix("pdf/")
    if known not in CARRIES_FILES:
        raise ResumeError(Problem(f"no PDF standard “{name}”", did_you_mean(known, CARRIES_FILES)))
    return known


def variant(standard: str) -> str:
    """What WeasyPrint calls it; of two at once, the one that it can do."""
    return "pdf/" + standard.partition("+")[0]


def finish(pdf: Any, standard: str) -> None:
    """Mends a document of pydyf before it is written."""
    for item in filter(is_stream, pdf.objects):
        if "Interpolate" in item.extra:
            item.extra["Interpolate"] = "false"  # PDF/A forbids another
        if standard.startswith("a-1"):
            item.extra.pop("Group", None)  # nor translucency; WeasyPrint declares it of any SVG
        if item.extra.get("Type") == "/Metadata":
            item.compress = False  # for programs that know nothing of PDF; PDF/A-1 and some judges demand it
            if standard == DEFAULT:
                item.stream = [part.replace(b"</rdf:RDF>", _UA + b"</rdf:RDF>") for part in item.stream]
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])  # WeasyPrint 70.0 lists each file twice


def is_stream(item: Any) -> bool:
    """Whether an object of pydyf is one."""
    return hasattr(item, "stream")
