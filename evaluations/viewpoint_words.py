"""The words of a viewpoint as those of a note or an issue. Pure."""

import re
from collections.abc import Iterable

LONGEST_TITLE = 120
# "a. b": a full stop before a space and a capital ends the first sentence; "ca 2" and "1-2" do not.
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])|\n")


def issue_title(text: str) -> str:
    """The first sentence without its full stop; cut at a word where it is long."""
    first = SENTENCE_END.split(text.strip(), maxsplit=1)[0].strip().rstrip(".: ")
    if len(first) <= LONGEST_TITLE:
        return first
    return first[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",.:;– -") + " …"


def whole_words(text: str, under: Iterable[str]) -> str:
    """The viewpoint with those under it as a list."""
    return "\n".join([text, *(f"- {one}" for one in under)])
