"""How long a project goes on, in years and months as papers say it: “2 år”, “1 år 6 månader” (S004-28,
S004-29)."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.lib.reading import Unreadable, collapsed

LONGEST = 600
YEARS = r"(?P<years>\d{1,2}(?:[.,]5)?) ?(?:år|years?|y)\.?"
MONTHS = r"(?P<months>\d{1,3}) ?(?:månad(?:er)?|mån|months?|m)\.?"
WRITTEN = re.compile(rf"(?:{YEARS})?(?: ?(?:och |and |, ?)?{MONTHS})?", re.IGNORECASE)


def months_of(text: str) -> int | None:
    """`2 år` is 24, `1,5 år` 18, `18 månader` 18; None where nothing is written, `Unreadable` otherwise."""
    shown = collapsed(text)
    if not shown:
        return None
    found = WRITTEN.fullmatch(shown)
    months = found and round(float((found["years"] or "0").replace(",", ".")) * 12) + int(
        found["months"] or 0
    )
    if not months or months > LONGEST:
        words = _("“%(text)s” is no length of time. Write for example 2 years or 18 months.")
        raise Unreadable(words % {"text": shown}, text=shown)
    return months


def duration(months: int | None) -> str:
    """ "1 år 6 månader"; empty for what is not known. `months_of` reads it back."""
    if not months:
        return ""
    years, rest = divmod(months, 12)
    parts = [(years, ngettext("%(count)d year", "%(count)d years", years))]
    parts.append((rest, ngettext("%(count)d month", "%(count)d months", rest)))
    return " ".join(words % {"count": count} for count, words in parts if count)
