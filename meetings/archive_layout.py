"""Where everything lies in an archive package, and which versions of a document belong to an item; pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.text import slugify

from meetings.file_names import unlike

# Names of ASCII letters only: å in a name is written in two ways, and a checksum list knows but one.
LONGEST = 60
CLOSED_FOLDER = "slutna"
MEETINGS_FOLDER = "moten"
GOVERNING_FOLDER = "styrdokument"
DOCUMENTS_FOLDER = "gruppens-dokument"
CONTENTS, FACTS, SCHEMA = "innehall.pdf", "facts.json", "archive.schema.json"
PDF, JSON = "application/pdf", "application/json"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A file to put in the package, under `data/`. `read` gives its bytes piece by piece, or raises OSError.

    `expected` is the checksum it was kept with and `stored` its name in storage, "" where it has none of its
    own. `is_ours`: made by us, and so PDF/A-3a and PDF/UA-1.
    """

    path: str
    title: str
    kind: str
    read: Callable[[], Iterable[bytes]]
    media_type: str = PDF
    circle: str = "group"
    expected: str = ""
    stored: str = ""
    is_ours: bool = False


@dataclass(frozen=True)
class VersionDay:
    """When a version of a document came."""

    number: int
    uploaded_at: datetime


def in_force(versions: Iterable[VersionDay], added_at: datetime) -> set[int]:
    """The numbers of the versions that have stood on an item: the one there was when the document was put
    there, and all that came after."""
    versions = sorted(versions, key=lambda one: one.number)
    before = [one.number for one in versions if one.uploaded_at <= added_at]
    first = before[-1] if before else min((one.number for one in versions), default=0)
    return {one.number for one in versions if one.number >= first}


def folder_name(words: str, other: str = "") -> str:
    """ "trygg-hemgang": letters a–z, figures and hyphens; `other` for words without any."""
    return slugify(words.replace("–", "-"))[:LONGEST].strip("-") or other


def file_name(words: str, filename: str) -> str:
    """The words with the ending that `filename` has: "underlag-v2.pdf"."""
    ending = slugify(filename.rpartition(".")[2])[:9] if "." in filename else ""
    return f"{folder_name(words, 'fil')}.{ending}" if ending else folder_name(words, "fil")


def meeting_folders(meetings: Iterable[tuple[date | None, str]]) -> list[str]:
    """ "2017-03-14-ordinarie-mote" for each (day, kind in words), the second of the same with (2)."""
    return list(unlike(folder_name(f"{day or ''} {kind}") for day, kind in meetings))


def placed(path: str, circle: str) -> str:
    """What is closed lies in a folder of its own, so that it can be kept apart as a whole."""
    return path if circle == "group" else f"{CLOSED_FOLDER}/{path}"
