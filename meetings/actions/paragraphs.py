"""Numbers given when notes are approved: § to the items, and the numbers of decisions (I-AGI2, P35)."""

from datetime import datetime

from groups.models import Group
from meetings.models import AgendaItem, DecisionNumber, Minutes, Outcome, Paragraph
from meetings.paragraphs import next_numbers
from meetings.reports import numbered

NUMBERED_OUTCOMES = (Outcome.Kind.DECISION, Outcome.Kind.POSITION)


def number_paragraphs(minutes: Minutes, now: datetime) -> list[Paragraph]:
    """Give the items of a meeting their §§, where the group numbers them that day; those new are returned.

    To be called inside the verb that approves. Items of the first level get one, in the order of the agenda;
    breaks and lines without number do not. Called again it gives only what is missing.
    """
    meeting = minutes.meeting
    if not meeting.group.settings_on(meeting.date).has_paragraphs:
        return []
    year = _lock_year(meeting)
    items = list(meeting.items.order_by("position"))
    lines = [
        item.pk for item, _number, _clock, level in numbered(items, meeting) if _has_paragraph(item, level)
    ]
    had = dict(Paragraph.objects.filter(item__meeting=meeting).values_list("item", "number"))
    given = Paragraph.objects.filter(group=meeting.group_id, year=year).values_list("number", flat=True)
    return Paragraph.objects.bulk_create(
        Paragraph(group_id=meeting.group_id, year=year, number=number, item_id=pk)
        for pk, number in next_numbers(given, lines, had).items()
    )


def number_decisions(minutes: Minutes, now: datetime) -> list[DecisionNumber]:
    """Give decisions and positions their number in the group's log of the year, in the order of the agenda.

    As `number_paragraphs`: inside the verb that approves, and again only what is missing.
    """
    meeting = minutes.meeting
    year = _lock_year(meeting)
    outcomes: dict[int, list[int]] = {}
    rows = Outcome.objects.filter(item__meeting=meeting, kind__in=NUMBERED_OUTCOMES).order_by("order", "pk")
    for item, pk in rows.values_list("item", "pk"):
        outcomes.setdefault(item, []).append(pk)
    order = numbered(list(meeting.items.order_by("position")), meeting)
    lines = [pk for item, *_rest in order for pk in outcomes.get(item.pk, ())]
    had = dict(DecisionNumber.objects.filter(outcome__item__meeting=meeting).values_list("outcome", "number"))
    given = DecisionNumber.objects.filter(group=meeting.group_id, year=year).values_list("number", flat=True)
    return DecisionNumber.objects.bulk_create(
        DecisionNumber(group_id=meeting.group_id, year=year, number=number, outcome_id=pk)
        for pk, number in next_numbers(given, lines, had).items()
    )


def _lock_year(meeting) -> int:
    """The year that numbers run through. Two meetings approved at once take their numbers one after the
    other: whoever numbers holds the group's row."""
    Group.objects.select_for_update(no_key=True).get(pk=meeting.group_id)
    return meeting.date.year


def _has_paragraph(item: AgendaItem, level: int) -> bool:
    is_line = item.numbering != AgendaItem.Numbering.NONE and item.kind != AgendaItem.Kind.BREAK
    return level == 1 and is_line
