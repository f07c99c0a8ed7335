"""The papers that are made for an archive package, from its facts: agenda, attendance, composition,
contents."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from django.utils import translation
from django.utils.translation import gettext as _

from groups.letterhead import Letterhead, letterhead, on_letterhead
from groups.models import Appointment, GroupRole, Office, ReadingCircle, Structure
from issues.models import Action
from meetings.archive_files import Entry, Facts
from meetings.archive_layout import placed
from meetings.minutes_report import OUTCOME_WORDS
from meetings.models import Attendance
from meetings.models.standing import ItemKind
from meetings.reports import PAPER_LANGUAGE
from samverkan.lib import spoken


@dataclass(frozen=True)
class PaperRow:
    """`detail` stands under what the row is about, in lines."""

    cells: tuple[str, ...]
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperTable:
    """`layout` names its widths in the template; `heading_column` from 1 is what a row is about."""

    title: str
    layout: str
    header: tuple[str, ...]
    rows: tuple[PaperRow, ...]
    note: str = ""
    heading_column: int = 1


@dataclass(frozen=True, kw_only=True)
class ArchivePaper:
    """`of` is the group; tables without rows are left out by whoever makes it."""

    template: ClassVar[str] = "pdf/archive.html"

    letterhead: Letterhead
    heading: str
    of: str
    as_of: date
    lead: str = ""
    sentences: tuple[str, ...] = ()
    tables: tuple[PaperTable, ...] = ()
    language: str = PAPER_LANGUAGE


def paper_pdf(paper: ArchivePaper) -> bytes:
    """PDF/A-3a and PDF/UA-1; equal papers give equal bytes."""
    return on_letterhead(paper, heading=paper.heading, title=f"{paper.heading} – {paper.lead or paper.of}")


def head_of(structure: Structure) -> Letterhead:
    """The sender without address lines: no number and no address is handed on that is not on a frozen
    paper."""
    return replace(letterhead(structure), sender_lines=())


@translation.override(PAPER_LANGUAGE)
def meeting_papers(facts: Facts, head: Letterhead, of: str, as_of: date) -> list[Entry]:
    """Agenda with outcomes and actions, and who was there. With something closed the agenda is two papers."""
    found = [_paper_entry(_agenda(facts, head, of, as_of, whole=False), f"{facts['folder']}/dagordning.pdf")]
    if (circle := closed_circle(facts)) != ReadingCircle.GROUP:
        path = placed(f"{facts['folder']}/dagordning.pdf", circle)
        found.append(_paper_entry(_agenda(facts, head, of, as_of, whole=True), path, circle))
    if facts["attendance"]:
        found.append(_paper_entry(_attendance(facts, head, of, as_of), f"{facts['folder']}/narvaro.pdf"))
    return found


@translation.override(PAPER_LANGUAGE)
def composition_paper(facts: Facts, head: Letterhead, as_of: date) -> Entry:
    group = facts["group"]
    tables = [
        PaperTable(
            title=_("Seats"),
            header=(_("Represents"), _("Name"), _("Capacity"), _("From"), _("To")),
            rows=tuple(_seat_row(row) for row in group["appointments"]),
            layout="seats",
        ),
        _staffing(_("Chair and vice chair"), group["offices"], Office.Kind),
        _staffing(_("Secretary and officials"), group["roles"], GroupRole.Kind),
    ]
    paper = ArchivePaper(
        letterhead=head,
        heading=_("Who sat in the group"),
        of=group["name"],
        as_of=as_of,
        lead=facts["term"]["name"] if facts["term"] else meeting_words(facts["meetings"][0]),
        tables=tuple(table for table in tables if table.rows),
    )
    return _paper_entry(paper, "sammansattning.pdf")


def closed_circle(facts: Facts) -> str:
    """The circle of what is closed at the meeting: the narrowest there is, or "group"."""
    order = list(ReadingCircle.values)
    found = [item["circle"] for item in facts["items"]]
    found += [action["circle"] for item in facts["items"] for action in item["actions"]]
    found += [document["circle"] for item in facts["items"] for document in item["documents"]]
    found += [issue["circle"] for item in facts["items"] for issue in item["issues"]]
    return max(found, key=order.index, default=ReadingCircle.GROUP.value)


def meeting_words(facts: Facts) -> str:
    """ "tisdag 14 mars 2017 kl. 9.00–12.00" with its place."""
    told = date.fromisoformat(facts["date"] or facts["postponed_from"])
    hours = f"kl. {facts['start'].replace(':', '.').removeprefix('0')}" if facts["start"] else ""
    return ", ".join(filter(None, [f"{spoken.day(told)} {hours}".strip(), facts["place"]]))


def open_items(facts: Facts) -> list[Facts]:
    """As the whole group reads them: of a closed item number, time, title and reason, of those under it
    nothing."""
    shown, hides = [], False
    for item in facts["items"]:
        is_open = item["circle"] == ReadingCircle.GROUP
        if item["level"] == 1:
            hides = not is_open
        elif hides:
            continue
        shown.append(_opened(item) if is_open else _closed(item))
    return shown


def _opened(item: Facts) -> Facts:
    documents = [
        one if one["circle"] == ReadingCircle.GROUP else {**one, "title": _("Closed document")}
        for one in item["documents"]
    ]
    actions = [one for one in item["actions"] if one["circle"] == ReadingCircle.GROUP]
    issues = [one for one in item["issues"] if one["circle"] == ReadingCircle.GROUP]
    return {**item, "documents": documents, "actions": actions, "issues": issues}


def _closed(item: Facts) -> Facts:
    kept = {key: item[key] for key in ("number", "title", "planned_start", "closed_reason", "circle")}
    nothing = {key: [] for key in ("documents", "actions", "issues", "outcomes", "presenters")}
    return {**nothing, "kind": "", **kept}


def _agenda(facts: Facts, head: Letterhead, of: str, as_of: date, *, whole: bool) -> ArchivePaper:
    items = facts["items"] if whole else open_items(facts)
    tables = [
        PaperTable(
            title=_("Agenda"),
            header=(_("No."), _("Item"), _("Time"), _("Kind")),
            rows=tuple(_item_row(item) for item in items),
            layout="agenda",
            heading_column=2,
        ),
        PaperTable(
            title=_("Outcomes"),
            header=(_("No."), _("Outcome"), _("Kind")),
            rows=tuple(_outcome_row(item, one) for item in items for one in item["outcomes"]),
            note="" if _is_approved(facts) else _("The notes are not approved: this may still change."),
            layout="outcomes",
            heading_column=2,
        ),
        PaperTable(
            title=_("Actions as they stand"),
            header=(_("No."), _("Action"), _("Responsible"), _("Due"), _("State")),
            rows=tuple(_action_row(item, one) for item in items for one in item["actions"]),
            layout="actions",
            heading_column=2,
        ),
    ]
    return ArchivePaper(
        letterhead=head,
        heading=_("Agenda, outcomes and actions"),
        of=of,
        as_of=as_of,
        lead=meeting_words(facts),
        sentences=(_("With what is closed. To be kept apart."),) if whole else _cancelled(facts),
        tables=tuple(table for table in tables if table.rows),
    )


def _cancelled(facts: Facts) -> tuple[str, ...]:
    if facts["cancelled_at"]:
        return (_("The meeting was cancelled: %(reason)s") % {"reason": facts["cancel_reason"]},)
    return ()


def _is_approved(facts: Facts) -> bool:
    return bool(facts["notes"] and facts["notes"]["versions"])


def _item_row(item: Facts) -> PaperRow:
    lines = []
    if item["circle"] != ReadingCircle.GROUP:
        lines.append(_("Closed item: %(reason)s") % {"reason": item["closed_reason"]})
    lines += map(_issue_words, item["issues"])
    lines += [item.get(key, "") for key in ("summary", "description")]
    lines += [", ".join(filter(None, [row["name"], row["organization"]])) for row in item["presenters"]]
    lines += [_("Document: %(title)s") % {"title": row["title"]} for row in item["documents"]]
    kind = str(ItemKind(item["kind"]).label) if item["kind"] else ""
    clock = (item["planned_start"] or "").replace(":", ".").removeprefix("0")
    return PaperRow((item["number"], item["title"], clock, kind), "\n".join(filter(None, lines)))


def _issue_words(issue: Facts) -> str:
    """ "Fråga 2017:4 · Dialog: Trygg hemgång"."""
    told = _("Issue %(number)s") % {"number": issue["number"]}
    told = f"{told} · {issue['stage_name']}" if issue["stage_name"] else told
    return f"{told}: {issue['title']}"


def _outcome_row(item: Facts, outcome: Facts) -> PaperRow:
    """The number in the log is what it is about; of one without it is the kind."""
    kind = str(OUTCOME_WORDS[outcome["kind"]])
    condition = _("On condition that: %(text)s") % {"text": outcome["condition"]}
    lines = [outcome["text"], *outcome["points"], condition if outcome["condition"] else ""]
    cells = (item["number"], outcome["decision_number"] or item["title"], kind)
    return PaperRow(cells, "\n".join(filter(None, lines)))


def _action_row(item: Facts, action: Facts) -> PaperRow:
    state = ": ".join(filter(None, [str(Action.State(action["state"]).label), action["result"]]))
    return PaperRow((item["number"], action["text"], action["owner"], action["due"], state))


def _seat_row(row: Facts) -> PaperRow:
    capacity = str(Appointment.Capacity(row["capacity"]).label)
    return PaperRow((row["represents"], row["name"], capacity, *_from_to(row)))


def _attendance(facts: Facts, head: Letterhead, of: str, as_of: date) -> ArchivePaper:
    header = (_("Name"), _("Organisation"), _("Capacity"), _("When"))
    titles = {True: _("Present"), False: _("Absent")}
    tables = [
        PaperTable(
            title=titles[is_present],
            header=header if is_present else header[:3],
            rows=tuple(
                PaperRow(_person_cells(row)[: 4 if is_present else 3])
                for row in facts["attendance"]
                if row["is_present"] == is_present
            ),
            layout="people-there",
        )
        for is_present in (True, False)
    ]
    return ArchivePaper(
        letterhead=head,
        heading=_("Attendance"),
        of=of,
        as_of=as_of,
        lead=meeting_words(facts),
        tables=tuple(table for table in tables if table.rows),
    )


def _person_cells(row: Facts) -> tuple[str, ...]:
    start, end = row["arrived"] or row["from_item"], row["left"] or row["until_item"]
    times = f"{start or ''}–{end or ''}" if start or end else ""
    when = ", ".join(filter(None, [times, _("remotely") if row["is_remote"] else ""]))
    return row["name"], row["organization"], str(Attendance.Capacity(row["capacity"]).label), when


def _staffing(title: str, rows: list[Facts], kinds) -> PaperTable:
    return PaperTable(
        title=title,
        header=(_("Name"), _("Capacity"), _("From"), _("To")),
        rows=tuple(PaperRow((row["name"], str(kinds(row["kind"]).label), *_from_to(row))) for row in rows),
        layout="staff",
    )


def _from_to(row: Facts) -> tuple[str, str]:
    return row["starts_on"], row["ends_on"] or ""


def _paper_entry(paper: ArchivePaper, path: str, circle: str = ReadingCircle.GROUP) -> Entry:
    """Rendered when its turn has come: sixty meetings' papers are never in memory at once."""
    return Entry(
        path=path,
        title=paper.heading,
        kind="paper",
        circle=circle,
        read=lambda: iter([paper_pdf(paper)]),
        is_ours=True,
    )
