"""What differs between two versions of the notes, item by item, words marked (I-MIN2). Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from groups.models import ReadingCircle
from groups.reading import narrower
from groups.text_difference import Paragraph, difference
from meetings.documents import ActionLine, Attendee, CorrectedItem, NotesDocument, NotesItem, OutcomeLine
from samverkan.lib import richtext

# So much of a change is told in short; the whole stands on the page of differences.
SHORT = 120


@dataclass(frozen=True)
class ItemDifference:
    """An item of either version; `kind` is "changed", "added" or "removed". An empty title is the head."""

    title: str
    number: str
    kind: str
    paragraphs: tuple[Paragraph, ...]
    circle: str = ""


def notes_differences(old: NotesDocument, new: NotesDocument) -> list[ItemDifference]:
    """What differs, the head first, then in the order of the newer agenda; equal items are left out."""
    found = []
    if head := _changed(_head(old), _head(new)):
        found.append(ItemDifference("", "", "changed", head))
    for before, after in _pairs(list(_flat(old)), list(_flat(new))):
        if before is None or after is None:
            one, kind = (after, "added") if after else (before, "removed")
            texts = ("", _text(one)) if after else (_text(one), "")
            paragraphs = tuple(difference(*texts))
        else:
            one, kind = after, "changed"
            renamed = before.title != after.title
            paragraphs = _changed(*(_text(part, renamed) for part in (before, after)))
            if not paragraphs:
                continue
        found.append(ItemDifference(one.title, one.number, kind, paragraphs, _readers(before, after)))
    return found


def _readers(before: NotesItem | None, after: NotesItem | None) -> str:
    """Who reads both texts: an item loosened in a correction still shows what only a few could read
    before."""
    circles = [item.circle or ReadingCircle.GROUP for item in (before, after) if item]
    circle = narrower(circles[0], circles[-1])
    return "" if circle == ReadingCircle.GROUP else circle


def in_short(differences: list[ItemDifference]) -> tuple[CorrectedItem, ...]:
    """For the first page of the corrected paper: which items, and the words in short."""
    return tuple(
        CorrectedItem(
            title=row.title or _("About the meeting"),
            number=row.number,
            removed=_words(row, "removed"),
            added=_words(row, "added"),
            circle=row.circle,
        )
        for row in differences
    )


def _words(row: ItemDifference, kind: str) -> str:
    pieces = [piece.text for part in row.paragraphs for piece in part.pieces if piece.kind == kind]
    text = " … ".join(pieces)
    return text if len(text) <= SHORT else text[: SHORT - 1].rsplit(" ", 1)[0] + " …"


def _changed(old: str, new: str) -> tuple[Paragraph, ...]:
    """Nothing where no word differs."""
    rows = difference(old, new)
    return tuple(rows) if any(row.kind != "same" for row in rows) else ()


def _flat(document: NotesDocument) -> Iterator[NotesItem]:
    for item in document.items:
        yield from (item, *item.items)


def _pairs(old: list[NotesItem], new: list[NotesItem]):
    """(before, after) by title; an item that was renamed in its place belongs to itself still."""
    matcher = SequenceMatcher(None, [one.title for one in old], [one.title for one in new], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        former, later = old[i1:i2], new[j1:j2]
        if (tag == "replace" and len(former) == len(later)) or tag == "equal":
            yield from zip(former, later, strict=True)
        else:
            yield from ((one, None) for one in former)
            yield from ((None, one) for one in later)


def _text(item: NotesItem, with_title: bool = False) -> str:
    """All that is said of an item, one thing a line."""
    lines = [item.title if with_title else "", richtext.to_plain(item.body)]
    lines += [line for outcome in item.outcomes for line in _outcome(outcome)]
    lines += [_action(action) for action in item.actions]
    lines += [f"{row.kind}: {row.name}. {row.text}" for row in item.reservations]
    return "\n".join(line for line in lines if line)


def _outcome(outcome: OutcomeLine) -> Iterator[str]:
    yield f"{outcome.kind}: {outcome.text}"
    if outcome.condition:
        yield _("On condition that: %(text)s") % {"text": outcome.condition}
    yield from (f"– {point}" for point in outcome.points)


def _action(action: ActionLine) -> str:
    return ", ".join(part for part in (action.text, action.owner, action.due) if part)


def _head(document: NotesDocument) -> str:
    meeting = document.meeting
    lines = [meeting.title, meeting.place]
    lines += [_("Led by %(name)s") % {"name": document.led_by}] if document.led_by else []
    lines += [_("Notes by %(name)s") % {"name": document.note_taker}] if document.note_taker else []
    lines += [_("Present: %(who)s") % {"who": _person(row)} for row in document.present]
    lines += [_("Absent: %(who)s") % {"who": _person(row)} for row in document.absent]
    if document.next_meeting and document.next_meeting.text:
        lines.append(_("Next meeting: %(text)s") % {"text": document.next_meeting.text})
    return "\n".join(line for line in lines if line)


def _person(row: Attendee) -> str:
    return ", ".join(
        part for part in (row.name, row.organization, row.capacity, row.interval, row.mode) if part
    )


def with_changes(old: NotesDocument, new: NotesDocument) -> NotesDocument:
    """The corrected notes with what changed told in short; what was told of earlier corrections stays."""
    told = {row.version: row.items for row in old.corrections}
    told[new.version] = in_short(notes_differences(old, new))
    rows = tuple(replace(row, items=told.get(row.version, ())) for row in new.corrections)
    return replace(new, corrections=rows)
