"""From the facts of a paper to its title, its file name and its PDF."""

from collections.abc import Mapping

from django.utils import translation
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext, pgettext

from meetings.documents import (
    AddressListDocument,
    AttendanceListDocument,
    CallDocument,
    Document,
    NameSignsDocument,
    NotesDocument,
)
from meetings.signing import signatures
from samverkan.lib import facts, pdf


def pdf_of(document: Document, *, images: Mapping[str, bytes] | None = None) -> bytes:
    """The paper as PDF/A-3a and PDF/UA-1. `images` holds each logo under the name its `Logo.asset` says.

    Equal facts and images give equal bytes. The worker renders and keeps it: a frozen paper is rendered once.
    """
    context = {"document": document, "heading": heading_of(document), **_drawn_from(document)}
    return pdf.render(
        document.template, context, title=title_of(document), language=document.language, images=images
    )


def heading_of(document: Document) -> str:
    """What the paper is, in its own language: "Tillägg 2 till kallelsen", "Minnesanteckningar"."""
    with translation.override(document.language):
        match document:
            case CallDocument(kind="supplement"):
                return gettext("Supplement %(number)d to the call") % {"number": document.supplement_number}
            case CallDocument(kind="cancellation"):
                return gettext("The meeting is cancelled")
            case CallDocument(kind="postponement"):
                return gettext("The meeting is postponed")
            case CallDocument():
                return gettext("Call to meeting")
            case NotesDocument(kind="minutes"):
                return pgettext("paper", "Minutes")
            case NotesDocument():
                return pgettext("paper", "Notes of the meeting")
            case AttendanceListDocument():
                return gettext("Attendance list")
            case NameSignsDocument():
                return gettext("Name signs")
            case AddressListDocument():
                return gettext("Address list")


def title_of(document: Document) -> str:
    """Heading, group and day: the title in the reader's window and at the foot of each page."""
    with translation.override(document.language):
        day = date_format(_day(document), "j F Y")
        return f"{heading_of(document)} – {_group(document)}, {day}"


def file_name_of(document: Document) -> str:
    """The day first, so that a folder sorts: "2017-03-14-minnesanteckningar-samverkansgrupp-aldre.pdf"."""
    return f"{_day(document)}-{slugify(heading_of(document))}-{slugify(_group(document))}.pdf"


def _drawn_from(document: Document) -> dict[str, object]:
    """What one template needs beside the facts themselves."""
    match document:
        case NotesDocument():
            fingerprint = facts.sha256(document) if document.state == "approved" else ""
            signed = signatures(document)
            return {"owed": list(document.actions()), "fingerprint": fingerprint, "signatures": signed}
        case AttendanceListDocument():
            return {"blank_rows": range(document.blank_rows)}
    return {}


def _group(document: Document) -> str:
    return document.group if isinstance(document, AddressListDocument) else document.meeting.group


def _day(document: Document):
    return document.as_of if isinstance(document, AddressListDocument) else document.meeting.day
