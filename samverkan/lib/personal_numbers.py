"""Finding what looks like a Swedish personal number in free text: none is kept anywhere (I-PER1)."""

import re
from calendar import monthrange

from samverkan.lib.reading import collapsed

# Year with or without century, month, day (plus 60 in a coordination number), any dash or none, four digits.
WRITTEN = re.compile(
    r"(?<![\d/.,-])(?P<century>18|19|20)?(?P<year>\d{2})(?P<inner>-?)(?P<month>\d{2})(?P=inner)(?P<day>\d{2})"
    r"(?P<dash> ?[-+‐‑–—−] ?| ?)(?P<last>\d{4})(?![\d-])"
)


def personal_number_in(text: str) -> str | None:
    """The first possible personal or coordination number in the text, as it is written there.

    The date must exist and the check digit fit, so that dates, telephone, registry and organisation
    numbers pass: one in ten of the few that have a date's shape is still taken for a personal number.
    """
    for found in WRITTEN.finditer(collapsed(text)):
        if _possible(found):
            return found[0]
    return None


def looks_like_personal_number(text: str) -> bool:
    """Whether `personal_number_in` finds anything."""
    return personal_number_in(text) is not None


def _possible(found: re.Match) -> bool:
    dash = found["dash"].strip()
    # 2017-03-14 0900 is a day and a time.
    if found["inner"] and not (found["century"] and dash):
        return False
    # Ten digits in a row that start with a zero are a telephone.
    if not found["century"] and not dash and found[0].startswith("0"):
        return False
    month, day = int(found["month"]), int(found["day"])
    year = int((found["century"] or "20") + found["year"])
    if not 1 <= month <= 12 or not 1 <= (day - 60 if day > 60 else day) <= monthrange(year, month)[1]:
        return False
    digits = found["year"] + found["month"] + found["day"] + found["last"]
    return check_digit_fits(digits)


def check_digit_fits(digits: str) -> bool:
    """Whether the last digit is the check digit of those before it (modulus 10)."""
    doubled = (sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(digits))
    return sum(doubled) % 10 == 0
