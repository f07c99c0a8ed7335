"""The points of an outcome ("att-satser"), from a list as it is written or pasted (I-DEC1)."""

import re

BULLET = re.compile(r"^\s*(?:[-–—•*·]|\(?\d{1,2}[.)]|[a-zåäö][.)])\s+", re.IGNORECASE)
# "att A; att B" on one line is two points; a comma is too common inside one.
BEFORE_ATT = re.compile(r";\s*(?:och\s+|samt\s+)?(?=att\s)", re.IGNORECASE)
LONGEST = 2000


def points_of(text: str) -> list[str]:
    """One point a line, without bullets and numbers; "att" is kept where it is written and never put in."""
    lines = (BULLET.sub("", line) for row in text.splitlines() for line in BEFORE_ATT.split(row))
    return [point[:LONGEST] for line in lines if (point := line.strip().rstrip(";").strip())]
