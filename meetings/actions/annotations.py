"""Own notes on items: written, changed and taken away by the one whose they are."""

from datetime import datetime

from django.utils.translation import gettext as _

from groups.models import Organization, Person
from meetings.annotations import organizations_at
from meetings.models import AgendaItem, Annotation
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

LONGEST = 5000


@verb
def annotate(
    item: AgendaItem, *, text: str, by: Person, now: datetime, shared_with: Organization | None = None
) -> Annotation:
    """Write a note of one's own; `shared_with` is an organisation on whose seat one sits that day. The same
    text again is the same note: a double click makes one."""
    text = _checked(item, text, shared_with, by)
    same = {"item": item, "person": by, "text": text, "shared_with": shared_with}
    return Annotation.objects.get_or_create(**same, defaults={"changed_at": now})[0]


@verb
def change_annotation(
    row: Annotation, *, text: str, by: Person, now: datetime, shared_with: Organization | None = None
) -> Annotation:
    _refuse_others(row, by)
    row.text = _checked(row.item, text, shared_with, by)
    row.shared_with, row.changed_at = shared_with, now
    row.save()
    return row


@verb
def remove_annotation(row: Annotation, *, by: Person, now: datetime) -> None:
    _refuse_others(row, by)
    row.delete()


def _refuse_others(row: Annotation, by: Person) -> None:
    if row.person_id != by.pk:
        raise Refused(_("The note is somebody else's."), code="not_yours")


def _checked(item: AgendaItem, text: str, shared_with: Organization | None, by: Person) -> str:
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise Refused(_("The note is empty. Write something, or take it away."), field="text", code="empty")
    if len(text) > LONGEST:
        said = _("The note has %(count)s characters; at most %(most)s can be kept. Divide it in two.")
        raise Refused(said % {"count": len(text), "most": LONGEST}, field="text", code="long")
    if shared_with and shared_with not in organizations_at(by, item.meeting):
        raise Refused(
            _("You have no seat for that organisation at the meeting. Choose “Only I”."),
            field="shared_with",
            code="not_your_organization",
        )
    return text
