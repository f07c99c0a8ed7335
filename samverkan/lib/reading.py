"""What people write, made readable before it is understood; the one error of everything that reads text."""

import re
import unicodedata

# Word and web pages leave these inside pasted text: soft hyphen, zero-width characters, byte order mark.
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))

LAST_LETTERS = str.maketrans("åäö", "{|}")


class Unreadable(ValueError):
    """`str(error)` is a sentence for the person: what was read, what is wrong, an example that works.

    `text` is what was read; `suggestion` a value that would be accepted, or empty.
    """

    def __init__(self, message: str, *, text: str = "", suggestion: str = ""):
        super().__init__(message)
        self.text = text
        self.suggestion = suggestion


def collapsed(text: object) -> str:
    """The text with every kind of space (NBSP, tab, line end) as one space, and nothing invisible left."""
    shown = unicodedata.normalize("NFC", str(text)).translate(INVISIBLE)
    return re.sub(r"\s+", " ", shown).strip()


def whole_number(text: object, longest: int = 18) -> int | None:
    """A number that a form sends without a field of its own, such as a key in a name; None for anything else.

    `int` refuses some thousand digits with an error, and a database holds no more than eighteen.
    """
    shown = str(text)
    return int(shown) if shown.isascii() and shown.isdecimal() and len(shown) <= longest else None


def sorting_key(text: str) -> str:
    """For lists in Swedish order, whatever the server's locale: å, ä and ö last, capitals as small
    letters."""
    return collapsed(text).casefold().translate(LAST_LETTERS)
