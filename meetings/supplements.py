"""What has changed since a call was sent, in the words of its paper (S001-48, I-MTG6)."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from groups.models import DocumentVersion, ReadingCircle
from meetings.documents import AgendaRow, CallDocument
from meetings.models import Call, Meeting
from meetings.reports import PAPER_LANGUAGE
from samverkan.lib.facts import from_json

Change = tuple[str, str, str]


def last_told(meeting: Meeting) -> Call | None:
    """The latest number that has gone out and stands: what everybody knows."""
    told = {Call.Kind.CALL, Call.Kind.SUPPLEMENT}
    return meeting.calls.filter(state=Call.State.SENT, kind__in=told).order_by("-number").first()


@translation.override(PAPER_LANGUAGE)
def changes_since(last: Call, agenda: tuple[AgendaRow, ...]) -> list[Change]:
    """(what, before, after) of each item and paper that is new, gone or changed since the call `last`."""
    before = agenda_of_call(last)
    found = agenda_changes(before, agenda)
    known = {title for _key, row in _rows(before) for title in row.documents}
    newer = _new_versions(last.meeting, last.sent_at)
    return found + [(_("New version"), "", title) for title in newer if title in known]


def agenda_of_call(call: Call) -> tuple[AgendaRow, ...]:
    return from_json(CallDocument, json.dumps(call.facts)).agenda


def agenda_changes(before: tuple[AgendaRow, ...], after: tuple[AgendaRow, ...]) -> list[Change]:
    """An item is the same while its title is; of equal titles the first is the first. Numbers and hours that
    moved with the others are not told: they follow from what is."""
    old, new = dict(_rows(before)), dict(_rows(after))
    found = [(_("New item"), "", _words(row)) for key, row in new.items() if key not in old]
    found += [(_("Item taken away"), _words(row), "") for key, row in old.items() if key not in new]
    for key, row in new.items():
        if key in old:
            found += _within(old[key], row)
    return found


def page_of_draft(meeting: Meeting) -> str:
    return settings.BASE_URL + reverse("meetings:supplement", args=[meeting.pk])


def _within(old: AgendaRow, new: AgendaRow) -> list[Change]:
    if old.closed or new.closed:
        return []
    item = {"item": _words(new)}
    found = [
        (_("New paper to %(item)s") % item, "", title)
        for title in new.documents
        if title not in old.documents
    ]
    found += [
        (_("Paper taken away from %(item)s") % item, title, "")
        for title in old.documents
        if title not in new.documents
    ]
    if old.presenters != new.presenters:
        what = _("Presents %(item)s") % item
        found.append((what, "; ".join(old.presenters), "; ".join(new.presenters)))
    if old.minutes != new.minutes:
        found.append((_("Minutes for %(item)s") % item, str(old.minutes or ""), str(new.minutes or "")))
    return found


def _rows(agenda: tuple[AgendaRow, ...]) -> Iterator[tuple[tuple[str, int], AgendaRow]]:
    """Items and the items under them, by title and which of that title."""
    seen: Counter[str] = Counter()
    for top in agenda:
        for row in (top, *top.rows):
            seen[row.title] += 1
            yield (row.title, seen[row.title]), row


def _words(row: AgendaRow) -> str:
    return f"{row.number}. {row.title}" if row.number else row.title


def _new_versions(meeting: Meeting, since: datetime) -> list[str]:
    """Titles of papers on the agenda, read by the whole group, that have got a version since."""
    rows = DocumentVersion.objects.filter(
        document__on_items__item__meeting=meeting,
        document__on_items__item__circle=ReadingCircle.GROUP,
        document__circle=ReadingCircle.GROUP,
        uploaded_at__gt=since,
    )
    return sorted(set(rows.values_list("document__title", flat=True)))
