"""The numbers of a year and the basis for fees on paper: rendered by the worker when asked for, and kept a
day under the fingerprint of their facts (P17, P18, domain.md 3.6)."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar

from django.tasks import task
from django.utils import timezone, translation
from django.utils.formats import number_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from groups.letterhead import Letterhead, letterhead, logo_files
from groups.models import Group, Organization, ReadingCircle, Structure
from groups.prints import keep, name_in_storage
from groups.reports import with_names
from meetings.attendance_numbers import Figures
from meetings.fees import FeeRow, confirmed
from meetings.fees_rows import fee_basis
from meetings.fees_words import capacity_words, hours_words, meeting_words, mode_words, totals
from meetings.numbers_facts import Attended, GroupYear, Line, group_year, organization_attended
from meetings.numbers_words import (
    OUTCOME_WORDS,
    STEP_WORDS,
    STYLES,
    TIMING_WORDS,
    attendance_bar,
    attendance_title,
    calls_words,
    change_words,
    lead_words,
    median_words,
    norm_words,
    outcomes_used,
    percent_words,
    rule_words,
    share_words,
    silence_words,
    stands_for,
    timing_note,
)
from samverkan.lib import pdf
from samverkan.lib.charts import bars_for_paper, sample_for_paper

LANGUAGE = "sv"
FIGURE, LEGEND = "figure.svg", "sample-{}.svg"


@dataclass(frozen=True, kw_only=True)
class Table:
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class NumbersDocument:
    """One paper of tables, with at most one drawing (its SVG, and what it shows in a sentence)."""

    template: ClassVar[str] = "pdf/numbers.html"

    letterhead: Letterhead
    heading: str
    owner: str
    period: str
    as_of: date
    sentences: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    figure: str = ""
    figure_words: str = ""
    legend: tuple[str, ...] = ()
    language: str = LANGUAGE

    @property
    def file_name(self) -> str:
        return f"{slugify(self.heading)}-{slugify(self.owner)}-{slugify(self.period)}.pdf"


@translation.override(LANGUAGE)
def group_paper(group: Group, year: int, today: date) -> NumbersDocument:
    """What everybody in the group may read: nobody's own numbers, and of closed items their time alone."""
    name = group.name_on(min(date(year, 12, 31), today))
    found = group_year(group.pk, name, year, day_end(today), frozenset({ReadingCircle.GROUP}))
    attended = found.attended
    return NumbersDocument(
        letterhead=letterhead(group.structure),
        heading=_("The year in numbers"),
        owner=name,
        period=str(year),
        as_of=today,
        sentences=_sentences(attended),
        tables=tuple(
            table
            for table in (
                _lines_table(_("Attendance by organisation"), _("Organisation"), attended.organizations),
                _lines_table(_("Attendance by seat"), _("Seat"), attended.seats),
                _meetings_table(found),
                _leads_table(found),
            )
            if table.rows
        ),
        **_figure([(line.name, line.figures) for line in attended.organizations], year),
    )


@translation.override(LANGUAGE)
def organization_paper(
    organization: Organization, year: int, today: date, groups: Collection[int] | None
) -> NumbersDocument:
    """`groups` are those the reader is told of; None is all."""
    rows = Group.objects.filter(seats__organization=organization).exclude(state=Group.State.DRAFT).distinct()
    named = with_names(rows if groups is None else rows.filter(pk__in=groups), today)
    names = {row.pk: row.shown_name for row in named}
    attended, lines = organization_attended(organization.pk, names, year, day_end(today))
    return NumbersDocument(
        letterhead=_letterhead(organization),
        heading=_("Attendance of the year"),
        owner=organization.name_on(today),
        period=str(year),
        as_of=today,
        sentences=_sentences(attended),
        tables=tuple(
            table
            for table in (_lines_table(_("Attendance by group"), _("Group"), lines), _people_table(attended))
            if table.rows
        ),
        **_figure([(line.name, line.figures) for line in lines], year),
    )


@translation.override(LANGUAGE)
def fees_paper(
    organization: Organization,
    since: date,
    until: date,
    today: date,
    groups: Collection[int] | None,
    *,
    everything: bool = False,
) -> NumbersDocument:
    """The confirmed rows, or with `everything` all, those not confirmed marked."""
    basis = fee_basis(organization, since, until, day_end(today), groups)
    rows = basis.rows if everything else confirmed(basis.rows)
    left_out = len(basis.rows) - len(rows)
    sentences = [_("No money and no rates: what is paid is for each organisation to decide.")]
    if left_out:
        text = _("%(n)s rows of meetings whose attendance is not confirmed are left out.")
        sentences.append(text % {"n": left_out})
    return NumbersDocument(
        letterhead=_letterhead(organization),
        heading=_("Basis for fees"),
        owner=organization.name_on(today),
        period=f"{since.isoformat()} – {until.isoformat()}",
        as_of=today,
        sentences=tuple(sentences),
        tables=(_fees_table(rows), _totals_table(rows)) if rows else (),
    )


def document_pdf(document: NumbersDocument) -> bytes:
    """PDF/A-3a and PDF/UA-1."""
    images = logo_files(document.letterhead.logos)
    if document.figure:
        images[FIGURE] = document.figure.encode()
        images |= {LEGEND.format(name): sample_for_paper(STYLES[name]) for name in document.legend}
    with translation.override(document.language):
        title = f"{document.heading} – {document.owner}, {document.period}"
        legend = [(LEGEND.format(name), str(OUTCOME_WORDS[name])) for name in document.legend]
    context = {"document": document, "heading": document.heading, "legend": legend}
    return pdf.render(document.template, context, title=title, language=document.language, images=images)


@task()
def make_group_numbers(group: int, year: int, today: str) -> None:
    """`today` is an ISO day, here and below."""
    row = Group.objects.select_related("structure").filter(pk=group).first()
    _keep(row, lambda: group_paper(row, year, date.fromisoformat(today)))


@task()
def make_organization_numbers(organization: int, year: int, today: str, groups: list[int] | None) -> None:
    row = Organization.objects.filter(pk=organization).first()
    _keep(row, lambda: organization_paper(row, year, date.fromisoformat(today), groups))


@task()
def make_fees(
    organization: int, since: str, until: str, today: str, groups: list[int] | None, everything: bool
) -> None:
    row = Organization.objects.filter(pk=organization).first()
    days = [date.fromisoformat(day) for day in (since, until, today)]
    _keep(row, lambda: fees_paper(row, *days, groups, everything=everything))


def day_end(day: date) -> datetime:
    """A paper tells of the day it is made as a whole, so that asked for twice it is the same."""
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


def _keep(row: object | None, make: Callable[[], NumbersDocument]) -> None:
    if row:
        document = make()
        keep(name_in_storage(document), document_pdf(document))


def _letterhead(organization: Organization) -> Letterhead:
    """The structure's where the organisation takes part in one alone."""
    rows = Structure.objects.filter(groups__seats__organization=organization).distinct()[:2]
    return letterhead(rows[0]) if len(rows) == 1 else Letterhead()


def _sentences(attended: Attended) -> tuple[str, ...]:
    found = [
        _("%(part)s of the places at %(meetings)s meetings were filled by somebody (%(percent)s).")
        % {
            "part": share_words(attended.figures.present, attended.figures.filled),
            "meetings": attended.counted,
            "percent": percent_words(attended.figures.percent),
        }
    ]
    if attended.was.filled:
        found.append(_("The year before: %(percent)s.") % {"percent": percent_words(attended.was.percent)})
    if attended.waiting:
        days = ", ".join(day.isoformat() for day in attended.waiting)
        found.append(_("Not counted, since the attendance is not known yet: %(days)s.") % {"days": days})
    found += [
        f"{line.name}, {group}: {silence_words(silence)}."
        for line in attended.flagged
        for group, silence in line.silences
    ]
    if attended.flagged:
        found.append(rule_words())
    return tuple(found)


def _figure(rows: list[tuple[str, Figures]], year: int) -> dict[str, object]:
    if not rows:
        return {}
    return {
        "figure": bars_for_paper([attendance_bar(*row) for row in rows], shares=True).decode(),
        "figure_words": attendance_title(rows, year),
        "legend": tuple(outcomes_used(figures for _label, figures in rows)),
    }


def _lines_table(title: str, first: str, lines: Iterable[Line]) -> Table:
    lines = list(lines)
    used = outcomes_used(line.figures for line in lines)
    words = [str(OUTCOME_WORDS[name]) for name in used]
    return Table(
        title=title,
        header=(first, *words, _("Present"), _("Against the year before")),
        rows=tuple(
            (
                line.name,
                *(str(getattr(line.figures, name)) for name in used),
                _present_words(line.figures),
                change_words(line.figures.percent, line.was.percent),
            )
            for line in lines
        ),
        note=_("The last column is in percentage points."),
    )


def _present_words(figures: Figures) -> str:
    return f"{share_words(figures.present, figures.filled)} ({percent_words(figures.percent)})"


def _people_table(attended: Attended) -> Table:
    header = (
        _("Name"), _("Stands for"), _("Present"), _("Prevented, had sent word"), _("Absent without word"),
        _("Served as substitute"), _("Remote"),
    )  # fmt: skip
    rows = []
    for line in attended.people:
        one = line.figures
        numbers = (one.excused, one.absent + one.untold, one.substituted, one.remote)
        present = share_words(one.present, one.meetings)
        rows.append((line.name, stands_for(line), present, *(str(number) for number in numbers)))
    note = _("Absent without word holds those of whom it is not known, once the answers are cleared away.")
    return Table(title=_("People"), header=header, rows=tuple(rows), note=note)


def _meetings_table(found: GroupYear) -> Table:
    header = (_("Day"), _("Present"), _("Call"), *(str(word) for word in STEP_WORDS.values()))
    rows = []
    for line in found.meetings:
        present = (
            share_words(line.figures.present, line.figures.filled) if line.figures else _("not known yet")
        )
        call = ""
        if line.call:
            note = timing_note(line.call)
            call = str(TIMING_WORDS[line.call.timing][1]) + (f" ({note})" if note else "")
        days = {lead.step: lead.words if lead.day else "–" for lead in line.leads}
        rows.append((line.day.isoformat(), present, call, *(days.get(step, "–") for step in STEP_WORDS)))
    return Table(
        title=_("Meeting by meeting"), header=header, rows=tuple(rows), note=calls_words(found.calls)
    )


def _leads_table(found: GroupYear) -> Table:
    rows = [
        (str(STEP_WORDS[one.step]), norm_words(one), lead_words(one), median_words(one))
        for one in found.leads
        if one.all
    ]
    header = (_("Notes"), _("Norm"), _("Within the norm"), _("Middle number of days"))
    return Table(title=_("From the meeting to the reader"), header=header, rows=tuple(rows))


def _fees_table(rows: list[FeeRow]) -> Table:
    header = (
        _("Meeting"), _("Name"), _("Capacity"), _("Time"), pgettext("time", "Minutes"), _("Way"), _("Km"),
        _("Confirmed"),
    )  # fmt: skip
    return Table(
        title=_("Who was there"),
        header=header,
        rows=tuple(
            (
                meeting_words(row),
                row.person,
                capacity_words(row),
                hours_words(row),
                "" if row.minutes is None else number_format(row.minutes),
                mode_words(row),
                "" if row.kilometres is None else str(row.kilometres),
                f"{row.meeting.confirmed_on.isoformat()} {row.meeting.confirmed_by}".strip()
                if row.meeting.confirmed_on
                else _("not confirmed"),
            )
            for row in rows
        ),
    )


def _totals_table(rows: list[FeeRow]) -> Table:
    header = (_("Name"), _("Meetings"), _("Serving"), pgettext("time", "Minutes"), _("Km"))
    told = tuple(tuple(str(cell) for cell in line) for line in totals(rows))
    return Table(title=_("Person by person"), header=header, rows=told)
