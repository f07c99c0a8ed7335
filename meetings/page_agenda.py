"""The agenda as a page shows it: four queries before the meeting, two more for what came of it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import DocumentVersion, GroupName, OrganizationName, Person
from issues.models import Action
from meetings.minutes_report import OUTCOME_WORDS
from meetings.models import AgendaItem, ItemAction, ItemDocument, Meeting, Opened, Outcome, Presenter
from meetings.reports import numbered
from samverkan.lib import spoken
from samverkan.lib.dated import value_that_day
from samverkan.lib.prepared import prepared

# What a reader calls a file by its ending; everything else is called by the ending itself.
FILE_WORDS = {
    "docx": "Word",
    "doc": "Word",
    "xlsx": "Excel",
    "xls": "Excel",
    "pptx": "PowerPoint",
    "ppt": "PowerPoint",
}


@dataclass(frozen=True)
class DocumentLine:
    """A document on an item; `id` is the newest version's, `row_id` that of the row that puts it there."""

    row_id: int
    id: int
    title: str
    meta: str
    is_new: bool
    is_late: bool


@dataclass(frozen=True)
class OutcomeLine:
    kind: str
    word: str
    text: str
    condition: str


@dataclass(frozen=True)
class ActionLine:
    """`mark` and `word` tell the state where there is something to tell."""

    text: str
    who: str
    mark: str = ""
    word: str = ""


@dataclass
class ItemLine:
    """An item in the printed order; `children` are the items under it. All texts are ready to show."""

    id: int
    number: str
    clock: str
    title: str
    meta: str
    description: str
    wanted_outcome: str
    is_added: bool
    documents: list[DocumentLine]
    outcomes: list[OutcomeLine] = field(default_factory=list)
    actions: list[ActionLine] = field(default_factory=list)
    children: list["ItemLine"] = field(default_factory=list)


def agenda_page_lines(
    meeting: Meeting, reader: Person, *, sent_at: datetime | None, with_outcomes: bool, marks_new: bool
) -> list[ItemLine]:
    """The top lines. `sent_at` is when the call went out: what came later is marked late (S004-12)."""
    items = _items(meeting.pk)
    presenters = presenters_of(meeting)
    documents = documents_of(meeting, reader, sent_at=sent_at, marks_new=marks_new)
    outcomes = outcomes_of(meeting) if with_outcomes else {}
    actions = actions_of(meeting) if with_outcomes else {}
    kinds, top = dict(AgendaItem.Kind.choices), []
    for item, number, clock, level in numbered(items, meeting):
        meta = [
            str(kinds[item.kind]),
            spoken.minutes(item.minutes) if item.minutes else "",
            *presenters.get(item.pk, ()),
        ]
        line = ItemLine(
            item.pk,
            number,
            clock.removeprefix("0"),
            item.title,
            " · ".join(part for part in meta if part),
            item.description,
            item.wanted_outcome,
            item.added_after_call,
            documents.get(item.pk, []),
            outcomes.get(item.pk, []),
            actions.get(item.pk, []),
        )
        (top if level == 1 else top[-1].children).append(line)
    return top


@prepared
def _items(meeting: int) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.filter(meeting=meeting).order_by("position")


def presenters_of(meeting: Meeting) -> dict[int, list[str]]:
    """`{item id: ["Anna Ek, Köping", …]}`"""
    found = defaultdict(list)
    for item, person, name, organization in _presenters(meeting.pk):
        found[item].append(", ".join(part for part in (person or name, organization) if part))
    return found


@prepared
def _presenters(meeting: int) -> QuerySet:
    rows = Presenter.objects.filter(item__meeting=meeting).order_by("pk")
    return rows.values_list("item_id", "person__name", "name", "organization")


def documents_of(
    meeting: Meeting, reader: Person, *, sent_at: datetime | None, marks_new: bool
) -> dict[int, list[DocumentLine]]:
    """The newest version of each document, by item. New is what the reader has not opened."""
    found = defaultdict(list)
    for item, pk, version, title, filename, size, added_at, is_opened in _documents(meeting.pk, reader.pk):
        is_late = sent_at is not None and added_at > sent_at
        meta = f"{file_word(filename)} · {spoken.size(size)}"
        found[item].append(DocumentLine(pk, version, title, meta, marks_new and not is_opened, is_late))
    return found


@prepared
def _documents(meeting: int, reader: int) -> QuerySet:
    newest = (
        DocumentVersion.objects.filter(document=OuterRef("document")).order_by("-number").values("pk")[:1]
    )
    opened = Opened.objects.filter(person=reader, meeting=meeting, document=OuterRef("document__versions"))
    return (
        ItemDocument.objects.filter(item__meeting=meeting, document__versions=Subquery(newest))
        .annotate(is_opened=Exists(opened), version=F("document__versions"))
        .order_by("pk")
        .values_list(
            "item_id",
            "pk",
            "version",
            "document__title",
            "document__versions__filename",
            "document__versions__size",
            "added_at",
            "is_opened",
        )
    )


def file_word(filename: str) -> str:
    """`Word` of "plan.docx", `PDF` of "plan.pdf"."""
    ending = filename.rpartition(".")[2].lower()
    return FILE_WORDS.get(ending, ending.upper())


def outcomes_of(meeting: Meeting) -> dict[int, list[OutcomeLine]]:
    found = defaultdict(list)
    for item, kind, text, condition in _outcomes(meeting.pk):
        found[item].append(OutcomeLine(kind, str(OUTCOME_WORDS[kind]), text, condition))
    return found


@prepared
def _outcomes(meeting: int) -> QuerySet:
    rows = Outcome.objects.filter(item__meeting=meeting).order_by("order", "pk")
    return rows.values_list("item_id", "kind", "text", "condition")


def actions_of(meeting: Meeting) -> dict[int, list[ActionLine]]:
    """One query: owners are named as they were called on the day of the meeting."""
    found, today = defaultdict(list), timezone.localdate()
    for item, text, *owners, state, due_on, due_group, due_name in _actions(meeting.pk, meeting.date):
        due = _due(due_on, due_name if due_group != meeting.group_id else "", bool(due_group))
        who = " · ".join(part for part in (next(filter(None, owners), ""), due) if part)
        found[item].append(ActionLine(text, who, *_action_state(state, due_on, today)))
    return found


@prepared
def _actions(meeting: int, day: date) -> QuerySet:
    rows = ItemAction.objects.filter(item__meeting=meeting).annotate(
        group_name=value_that_day(GroupName, "name", day, group=OuterRef("action__owner_group")),
        organization_name=value_that_day(
            OrganizationName, "name", day, organization=OuterRef("action__owner_organization")
        ),
        due_group_name=value_that_day(
            GroupName, "name", day, group=OuterRef("action__due_at_meeting__group")
        ),
    )
    return rows.order_by("pk").values_list(
        "item_id",
        "action__text",
        "action__owner_person__name",
        "group_name",
        "organization_name",
        "action__owner_text",
        "action__state",
        "action__due_on",
        "action__due_at_meeting__group_id",
        "due_group_name",
    )


def _due(due_on: date | None, other_group: str, at_meeting: bool) -> str:
    if due_on:
        return _("by %(day)s") % {"day": spoken.day_plain(due_on)}
    if other_group:
        return _("next meeting of %(group)s") % {"group": other_group}
    return _("next meeting") if at_meeting else ""


def _action_state(state: str, due_on: date | None, today: date) -> tuple[str, str]:
    if state in {Action.State.DONE, Action.State.CANCELLED}:
        return ("ok" if state == Action.State.DONE else "empty"), str(Action.State(state).label)
    if due_on and due_on < today:
        return "warn", _("Overdue")
    return "", ""
