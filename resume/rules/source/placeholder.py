"""Text that waits to be replaced: lorem ipsum, TODO, xxx, “Your Name”, [Company], example.com.

Nothing says “sent to forty employers in a hurry” as clearly as what the template had in it. Write what belongs there,
or delete the line. A TODO app that you wrote is no placeholder, nor is “Super Bowl XXX”.
"""

import re
from collections.abc import Iterator

from resume import facts
from resume.errors import Problem
from resume.rules.words import quoted
from resume.schema import Resume

_BLANKS = (
    "name|company|employer|organi[sz]ation|job|title|position|role|city|state|country|date|month|year|number|amount"
    "|degree|university|college|school|phone|e-?mail|address|street|website|url|link|skill|project|industry|field"
)
_PLACEHOLDER = re.compile(
    rf"""
      \b[Ll]orem\s+ipsum\b
    | \bTODO\b (?! -? \s* (?:apps?|lists?|applications?|managers?|trackers?|items?|tasks?|MVC)\b)
    | \bFIXME\b
    | \bTBD\b | \btbd\b | \A(?i:tba|tbc)\Z
    | \bxxx+\b | \bXXXX+\b | (?<!\bBowl\s) \bXXX\b (?!\s[A-Z]) | \bX{{1,3}}(?:\s?%) | [$€£]X+\b
    | \bYour\s(?:(?:Full|First|Last|Job|Street|Home|Phone|E-?mail)\s)?
        (?:Name|Company|Employer|Title|E-?mail|Address|City|University|School|Phone|Number|Website|Job|Degree)\b
    | \[ (?i:{_BLANKS})(?:\s(?i:name|title|here))? \] (?!\()
    | [\[<] (?i:your|insert|add|enter)\s[^\]>]{{1,40}} [\]>] (?!\()
    | \A(?:Job\sTitle|(?:Company|Employer|School|University|Degree|Project|Full)\sName|City,\sState)\Z
    | \{{\{{[^}}]*\}}\}} | <(?i:company|employer|city|name|project|role|title|year)>
    | \b(?i:Ihr\sText|votre\stexte|su\stexto|il\stuo\stesto)\b | \bMuster(?:stra(?:ß|ss)e|stadt)\b
    | \bX\+?\syears\b | (?<!\w)_{{3}} | \?{{3}}
    | (?<=\w)/(?:in/)?(?:your-?(?:user-?)?name|username)/?\Z
    | \bexample\.(?:com|org|net)\b | (?<=[\w-])\.example(?=[/:?\#]|$)
    """,
    re.VERBOSE,
)


def check(resume: Resume) -> Iterator[Problem]:
    for at, text in facts.facts(resume):
        if match := _PLACEHOLDER.search(text):
            rest = f": {quoted(text)}" if match[0] != text else ""
            message = f"“{' '.join(match[0].split())}” waits to be replaced{rest}"
            yield Problem(message, "write what belongs there, or delete it", "warning", at)
