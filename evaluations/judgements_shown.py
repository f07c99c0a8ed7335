"""What was judged of a group and what it led to, as a reader may read it (S000-45)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from evaluations.models import Judgement
from evaluations.oral_access import judgements_for
from groups.access import EVERYBODY, standing_of
from groups.models import Group, Person
from issues.issue_access import issues_for
from meetings.readable import open_items
from plans.deciding_items import item_words
from samverkan.lib.spoken import day_plain

RELATED = ("evaluation", "group", "issue", "decided_at__meeting", "mandate")
# A group's page tells of the latest ones.
TOLD = 3


@dataclass(frozen=True)
class LedTo:
    word: str
    text: str
    place: str


@dataclass(frozen=True)
class JudgementShown:
    """`closed` tells that the group was closed after it; `place` is the evaluation's, empty to who does not
    read it."""

    row: Judgement
    led_to: tuple[LedTo, ...]
    closed: str
    place: str


def shown_judgements(rows: QuerySet[Judgement], reader: Person) -> list[JudgementShown]:
    """In one query; what the reader does not read is left out. `rows` are the reader's own
    (`judgements_for`)."""
    found = rows.select_related(*RELATED).annotate(
        reads_issue=Exists(issues_for(reader).filter(pk=OuterRef("issue"))),
        reads_item=Exists(open_items(reader).filter(pk=OuterRef("decided_at"))),
    )
    standing = standing_of(reader)
    return [
        JudgementShown(
            row=row,
            led_to=tuple(_led_to(row)),
            closed=_closed(row),
            place=reverse("oral:of", args=[row.evaluation_id])
            if standing.has(row.group_id, EVERYBODY)
            else "",
        )
        for row in found
    ]


def group_judgements(group: Group, reader: Person) -> list[JudgementShown]:
    """The latest first."""
    rows = judgements_for(reader).filter(group=group.pk).order_by("-on", "-pk")
    return shown_judgements(rows[:TOLD], reader)


def _led_to(row: Judgement) -> Iterable[LedTo]:
    if row.reads_issue:
        yield LedTo(_("Issue"), str(row.issue), reverse("issue:page", args=[row.issue_id]))
    if row.reads_item:
        item = row.decided_at
        place = f"{reverse('meetings:meeting', args=[item.meeting_id])}#punkt-{item.pk}"
        yield LedTo(pgettext("what a judgement led to", "Decided at"), item_words(item), place)
    if row.mandate_id:
        text = _("valid from %(day)s") % {"day": day_plain(row.mandate.valid_from)}
        yield LedTo(_("New mandate"), text, reverse("groups:mandates", args=[row.group.slug]))


def _closed(row: Judgement) -> str:
    group = row.group
    if group.state != Group.State.CLOSED or group.ends_on < row.on:
        return ""
    words = {"day": day_plain(group.ends_on), "reason": group.closing_reason}
    return _("The group was closed %(day)s: %(reason)s") % words
