"""The agenda as a page shows it: four queries before the meeting, two more for what came of it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.access import standing_of
from groups.models import DocumentVersion, GroupName, GroupSettings, OrganizationName, Person, ReadingCircle
from issues.models import Action
from meetings.access import reading_circles
from meetings.agenda_order import AgendaRow
from meetings.issue_lines import IssueLine, gathered, shown, with_issues
from meetings.item_beside import Beside
from meetings.material import DEFAULT_MATERIAL_DAYS, lateness, material_due
from meetings.models import AgendaItem, ItemAction, ItemDocument, Meeting, Opened, Presenter
from meetings.page_outcomes import CameOf, OutcomeLine, came_of
from meetings.reports import paragraph_words, part_words, parts_of, rows_of
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
    """A document on an item; `id` is the newest version's, `row_id` that of the row that puts it there.

    `meta` tells the kind, the size and what a picture shows (S003-01). `late` says how it came late. Of a
    document closed to the reader there is no title, no version and no size, only `closed`, the reason; open
    to a circle the reader is in, `closed` is told beside the rest.
    """

    row_id: int
    id: int
    title: str
    meta: str
    is_new: bool
    late: str = ""
    closed: str = ""
    is_readable: bool = True

    @property
    def has_tags(self) -> bool:
        """Most documents have none: a template asks once, and not for each tag there is."""
        return bool(self.is_new or self.closed or self.late)


@dataclass(frozen=True)
class ActionLine:
    """`mark` and `word` tell the state where there is something to tell."""

    text: str
    who: str
    mark: str = ""
    word: str = ""


@dataclass
class ItemLine:
    """An item in the printed order; `children` are the items under it. All texts are ready to show.

    Of an item closed to the reader there is number, title, time and `closed` (the reason), and nothing else.
    `hours` (“9.20–9.40”) is empty where the length is unknown; `part` is told where it begins.
    """

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
    kind: str = ""
    minutes: int | None = None
    hours: str = ""
    part: str = ""
    closed: str = ""
    is_readable: bool = True
    summary: str = ""
    audience: str = ""
    facilitator: str = ""
    is_late: bool = False
    proposed_by: str = ""
    paragraph: str = ""
    not_taking_part: list[str] = field(default_factory=list)
    goes_on: "GoesOn | None" = None
    issues: list[IssueLine] = field(default_factory=list)
    beside: list[Beside] = field(default_factory=list)

    @property
    def has_remarks(self) -> bool:
        """Who leads it, and how it came to the agenda; as `has_more`, asked once for what few items have."""
        return bool(self.facilitator or self.is_added or self.is_late or self.proposed_by)

    @property
    def has_more(self) -> bool:
        return bool(
            self.closed or self.summary or self.audience or self.goes_on or self.issues or self.beside
        )


@dataclass(frozen=True)
class GoesOn:
    """The item of an earlier meeting that this one comes from."""

    meeting: int
    item: int
    day: str


def agenda_page_lines(
    meeting: Meeting, reader: Person, *, sent_at: datetime | None, with_outcomes: bool, marks_new: bool
) -> list[ItemLine]:
    """The top lines. `sent_at` is when the call went out: what came later is marked late (S004-12)."""
    items = gathered(_items(meeting.pk, meeting.date or date.max))
    documents = _documents(meeting.pk, reader.pk)
    actions = _actions(meeting.pk, meeting.date) if with_outcomes else []
    closed = [item.circle for item in items] + [row.circle for row in documents]
    closed += [issue.circle for item in items for issue in item.issues]
    circles = _circles(reader, meeting, closed + [row[-1] for row in actions])
    papers = ItemPapers(
        presenters_of(meeting),
        _document_lines(documents, circles, meeting, sent_at=sent_at, marks_new=marks_new),
        came_of(meeting) if with_outcomes else {},
        _action_lines(actions, circles, meeting),
    )
    parts = parts_of(meeting)
    words, running, top = {part.pk: part_words(part) for part in parts}, None, []
    for item, row in rows_of(items, meeting, parts):
        is_open = item.circle in circles
        line = _open_line(item, row, papers) if is_open else _closed_line(item, row)
        if is_open and item.issues:
            line.issues = shown(item, circles, standing_of(reader), meeting.group_id)
        if row.level == 1:
            line.part = words[row.part] if row.part and row.part != running else ""
            running = row.part
            top.append(line)
        elif top[-1].is_readable:
            top[-1].children.append(line)
    return top


@dataclass(frozen=True)
class ItemPapers:
    """What hangs on the items of one meeting, by item."""

    presenters: dict[int, list[str]]
    documents: dict[int, list[DocumentLine]]
    came_of: dict[int, CameOf]
    actions: dict[int, list[ActionLine]]


def _circles(reader: Person, meeting: Meeting, closed_to: list[str]) -> frozenset[str]:
    """Asked only where something is closed: it may cost a query."""
    if all(circle == ReadingCircle.GROUP for circle in closed_to):
        return frozenset({ReadingCircle.GROUP})
    return reading_circles(reader, meeting)


def _open_line(item: AgendaItem, row: AgendaRow, papers: ItemPapers) -> ItemLine:
    # `get_kind_display` translates every kind there is, for each item.
    kind, proposal = str(AgendaItem.Kind(item.kind).label), getattr(item, "proposal", None)
    came = papers.came_of.get(item.pk)
    meta = [kind, spoken.minutes(item.minutes) if item.minutes else "", *papers.presenters.get(item.pk, ())]
    return ItemLine(
        item.pk,
        row.number,
        row.clock.removeprefix("0"),
        item.title,
        " · ".join(part for part in meta if part),
        item.description,
        item.wanted_outcome,
        item.added_after_call,
        papers.documents.get(item.pk, []),
        came.lines if came else [],
        papers.actions.get(item.pk, []),
        kind=item.kind,
        minutes=row.minutes,
        hours=_hours(row),
        closed=item.closed_reason if item.circle != ReadingCircle.GROUP else "",
        summary=item.summary,
        audience=item.audience,
        facilitator=item.facilitator.name if item.facilitator else item.facilitator_name,
        is_late=bool(proposal and proposal.is_late),
        proposed_by=proposal.proposed_by.name if proposal else "",
        paragraph=paragraph_words(item),
        not_taking_part=came.not_taking_part if came else [],
        goes_on=_goes_on(item),
    )


def _closed_line(item: AgendaItem, row: AgendaRow) -> ItemLine:
    meta = spoken.minutes(item.minutes) if item.minutes else ""
    clock = row.clock.removeprefix("0")
    line = ItemLine(item.pk, row.number, clock, item.title, meta, "", "", item.added_after_call, [])
    line.minutes, line.hours, line.paragraph = row.minutes, _hours(row), paragraph_words(item)
    line.closed, line.is_readable = item.closed_reason, False
    return line


def _hours(row: AgendaRow) -> str:
    if not (row.clock and row.ends) or row.clock == row.ends:
        return row.clock.removeprefix("0")
    return f"{row.clock.removeprefix('0')}–{row.ends.removeprefix('0')}"


def _goes_on(item: AgendaItem) -> GoesOn | None:
    if not (item.earlier and item.earlier.meeting.date):
        return None
    meeting = item.earlier.meeting
    return GoesOn(meeting.pk, item.earlier_id, spoken.day_plain(meeting.date))


@prepared
def _items(meeting: int, day: date) -> QuerySet[AgendaItem]:
    rows = AgendaItem.objects.filter(meeting=meeting).order_by("position", "item_issues__pk")
    return with_issues(rows, day).select_related(
        "facilitator", "proposal__proposed_by", "paragraph", "earlier__meeting"
    )


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
    rows = _documents(meeting.pk, reader.pk)
    circles = _circles(reader, meeting, [row.circle for row in rows])
    return _document_lines(rows, circles, meeting, sent_at=sent_at, marks_new=marks_new)


def _document_lines(rows, circles, meeting: Meeting, *, sent_at, marks_new) -> dict[int, list[DocumentLine]]:
    found = defaultdict(list)
    due = None
    if rows and meeting.date:
        due = material_due(meeting.date, rows[0].material_days)
    for row in rows:
        if row.circle not in circles:
            found[row.item_id].append(
                DocumentLine(row.pk, 0, _("Closed document"), "", False, "", row.closed_reason, False)
            )
            continue
        late = lateness(row.added_at, row.uploaded_at, row.number, sent_at=sent_at, due=due)
        shows = f" · {row.figure_text}" if row.figure_text else ""
        meta = f"{file_word(row.filename)} · {spoken.size(row.size)}{shows}"
        is_new = marks_new and not row.is_opened
        line = DocumentLine(row.pk, row.version, row.title, meta, is_new, late, row.closed_reason)
        found[row.item_id].append(line)
    return found


@prepared
def _documents(meeting: int, reader: int) -> QuerySet:
    newest = (
        DocumentVersion.objects.filter(document=OuterRef("document")).order_by("-number").values("pk")[:1]
    )
    opened = Opened.objects.filter(person=reader, meeting=meeting, document=OuterRef("document__versions"))
    day, group = OuterRef("item__meeting__date"), OuterRef("item__meeting__group")
    days = value_that_day(GroupSettings, "material_days", day, group=group)
    return (
        ItemDocument.objects.filter(item__meeting=meeting, document__versions=Subquery(newest))
        .annotate(
            is_opened=Exists(opened),
            version=F("document__versions"),
            title=F("document__title"),
            circle=F("document__circle"),
            closed_reason=F("document__closed_reason"),
            filename=F("document__versions__filename"),
            size=F("document__versions__size"),
            figure_text=F("document__versions__figure_text"),
            number=F("document__versions__number"),
            uploaded_at=F("document__versions__uploaded_at"),
            material_days=Coalesce(days, Value(DEFAULT_MATERIAL_DAYS)),
        )
        .order_by("pk")
    )


def file_word(filename: str) -> str:
    """`Word` of "plan.docx", `PDF` of "plan.pdf"."""
    ending = filename.rpartition(".")[2].lower()
    return FILE_WORDS.get(ending, ending.upper())


def _action_lines(rows, circles: frozenset[str], meeting: Meeting) -> dict[int, list[ActionLine]]:
    """Owners are named as they were called on the day of the meeting; an action that arose at a closed item
    is as closed wherever it is taken up."""
    found, today = defaultdict(list), timezone.localdate()
    for item, text, *owners, state, due_on, due_group, due_name, circle in rows:
        if circle not in circles:
            continue
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
        "action__circle",
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
