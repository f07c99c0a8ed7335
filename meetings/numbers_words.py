"""The numbers of a year in words and rows: for pages, papers and spreadsheets alike."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from meetings.attendance_numbers import OUTCOMES, Figures, Silence
from meetings.call_numbers import CallShare, CallTiming, Timing
from meetings.lead_times import APPROVED, CIRCULATED, PUBLISHED
from meetings.models import ItemKind
from meetings.numbers_facts import GroupYear, LeadShare, Line, MeetingLine, PersonLine
from meetings.representation import SILENT_AFTER, SPORADIC_OF
from meetings.time_numbers import CLOSED, KindTime
from samverkan.lib.charts import Bar, Part

# What became of a place, as it is drawn and told.
STYLES = dict(zip(OUTCOMES, ("solid", "stripes", "dots", "cross", "open", "dashed"), strict=True))
OUTCOME_WORDS = {
    "member": gettext_lazy("The member"),
    "substitute": gettext_lazy("A substitute served"),
    "excused": gettext_lazy("Prevented, had sent word"),
    "absent": gettext_lazy("Absent without word"),
    "untold": gettext_lazy("Absent, word not known"),
    "vacant": pgettext_lazy("seat", "Vacant"),
}
TIMING_WORDS = {
    Timing.IN_TIME: ("ok", gettext_lazy("In time")),
    Timing.LATE: ("warn", pgettext_lazy("call", "Late")),
    Timing.NEVER: ("stop", gettext_lazy("Never called")),
    Timing.MISSED: ("warn", gettext_lazy("Not sent yet, late")),
    Timing.WAITING: ("empty", gettext_lazy("Not sent yet")),
}
STEP_WORDS = {
    CIRCULATED: gettext_lazy("Sent round"),
    APPROVED: pgettext_lazy("notes", "Approved"),
    PUBLISHED: pgettext_lazy("notes", "Published"),
}


@dataclass(frozen=True)
class Sheet:
    """A table for a spreadsheet."""

    header: list[str]
    rows: list[list[object]]


def share_words(part: int, whole: int) -> str:
    """“10 av 12”, or a dash of nothing."""
    return _("%(part)s of %(whole)s") % {"part": part, "whole": whole} if whole else "–"


def percent_words(percent: int | None) -> str:
    return "–" if percent is None else f"{percent}\N{NO-BREAK SPACE}%"


def change_words(now: int | None, was: int | None) -> str:
    """“+4” or “−12” percentage points; empty where one of the years has nothing to compare."""
    return "" if now is None or was is None else signed(now - was)


def signed(number: int) -> str:
    return f"+{number}" if number > 0 else f"{number}".replace("-", "\N{MINUS SIGN}")


def outcomes_used(figures: Iterable[Figures]) -> list[str]:
    """The outcomes that occur, so that the legend and the columns tell of no others."""
    figures = list(figures)
    return [name for name in OUTCOMES if any(getattr(one, name) for one in figures)]


def attendance_bar(label: str, figures: Figures) -> Bar:
    parts = [Part(getattr(figures, name), STYLES[name]) for name in OUTCOMES]
    return Bar(label, parts, share_words(figures.present, figures.filled))


def attendance_title(lines: Iterable[tuple[str, Figures]], year: int) -> str:
    """What the drawing shows, in a sentence: the ends of it and where the rest stands."""
    told = [(figures.percent, label) for label, figures in lines if figures.percent is not None]
    if not told:
        return _("Attendance %(year)s: nothing to show yet.") % {"year": year}
    most, least = max(told), min(told)
    return _(
        "Attendance %(year)s in %(rows)s bars: most %(most)s %(high)s, least %(least)s %(low)s. "
        "The table says the same."
    ) % {
        "year": year,
        "rows": len(told),
        "most": most[1],
        "high": percent_words(most[0]),
        "least": least[1],
        "low": percent_words(least[0]),
    }


def kind_word(kind: str) -> str:
    return _("Closed item") if kind == CLOSED else str(ItemKind(kind).label)


def kind_bar(kind: KindTime) -> Bar:
    """Used within the plan, over it, and what was left of it; kinds where nothing was stamped as planned."""
    if not kind.compared:
        return Bar(kind_word(kind.kind), [Part(kind.planned, "open")], _("%(n)s min") % {"n": kind.planned})
    within = min(kind.compared_used, kind.compared_planned)
    over, left = max(kind.over, 0), max(-kind.over, 0)
    parts = [Part(within, "solid"), Part(over, "stripes"), Part(left, "open")]
    return Bar(kind_word(kind.kind), parts, _("%(n)s min") % {"n": kind.compared_used})


def silence_words(silence: Silence) -> str:
    if silence.run >= SILENT_AFTER:
        return ngettext(
            "nobody came to the last meeting", "nobody came to the last %(n)s meetings", silence.run
        ) % {"n": silence.run}
    return _("came to %(part)s of %(whole)s meetings") % {
        "part": silence.represented,
        "whole": silence.meetings,
    }


def rule_words() -> str:
    """When the flag goes up, as the page says it (S000-28)."""
    return _(
        "Asked about is an organisation that nobody came for at the last %(run)s meetings or more, or at "
        "more than half of at least %(of)s. Meetings where its seats were vacant are left out."
    ) % {"run": SILENT_AFTER, "of": SPORADIC_OF}


def timing_note(call: CallTiming) -> str:
    """“4 dagar före mötet”, with the reason where it was late."""
    if call.days_ahead is None:
        return ""
    days = ngettext("%(n)s day before the meeting", "%(n)s days before the meeting", call.days_ahead) % {
        "n": call.days_ahead
    }
    reason = call.facts.reason.strip() if call.timing == Timing.LATE else ""
    return f"{days}: {reason}" if reason else days


def calls_words(share: CallShare) -> str:
    """“5 av 6 i tid”."""
    if not share.all:
        return "–"
    return _("%(part)s of %(whole)s in time") % {"part": share.in_time, "whole": share.all}


def lead_words(share: LeadShare) -> str:
    if not share.all:
        return "–"
    return _("%(part)s of %(whole)s within the norm") % {"part": share.within, "whole": share.all}


def norm_words(share: LeadShare) -> str:
    if share.step == CIRCULATED:
        return _("within %(n)s working days of the meeting") % {"n": share.norm}
    if share.step == APPROVED:
        return _("within %(n)s days of the meeting") % {"n": share.norm}
    return _("within %(n)s days of the approval") % {"n": share.norm}


def median_words(share: LeadShare) -> str:
    return "–" if share.median is None else number_format(share.median, 0 if share.median % 1 == 0 else 1)


# --- spreadsheets


def _figure_headings() -> list[str]:
    return [_("Places"), *(str(word) for word in OUTCOME_WORDS.values()), _("Present, %")]


def _figure_cells(figures: Figures) -> list[object]:
    return [figures.all, *(getattr(figures, name) for name in OUTCOMES), figures.percent]


def lines_sheet(first: str, lines: Iterable[Line], *, code: bool) -> Sheet:
    header = [
        first,
        *([_("Municipality code")] if code else []),
        *_figure_headings(),
        _("The year before, %"),
    ]
    rows = [
        [line.name, *([line.code] if code else []), *_figure_cells(line.figures), line.was.percent]
        for line in lines
    ]
    return Sheet(header, rows)


def people_sheet(lines: Iterable[PersonLine]) -> Sheet:
    header = [
        _("Name"), _("Stands for"), _("Meetings as member"), _("Present"), _("Prevented, had sent word"),
        _("Absent without word"), _("Absent, word not known"), _("Served as substitute"),
        _("There without serving"), _("Remote"), _("In part"), _("Minutes known"), _("Present, %"),
    ]  # fmt: skip
    rows = []
    for line in lines:
        one = line.figures
        cells = [
            one.meetings,
            one.present,
            one.excused,
            one.absent,
            one.untold,
            one.substituted,
            one.attended,
        ]
        more = [one.remote, one.partly, one.minutes if one.timed else None, one.percent]
        rows.append([line.name, stands_for(line), *cells, *more])
    return Sheet(header, rows)


def stands_for(line: PersonLine) -> str:
    return ", ".join(
        name if is_member else _("substitute for %(seat)s") % {"seat": name} for name, is_member in line.seats
    )


def meetings_sheet(found: GroupYear) -> Sheet:
    header = [
        _("Day"), *_figure_headings(), _("Last day to call"), _("Call sent"), _("Call"), _("Why it was late"),
        *(str(word) for word in STEP_WORDS.values()), _("Planned minutes"), _("Used minutes"),
    ]  # fmt: skip
    return Sheet(header, [_meeting_cells(line) for line in found.meetings])


def _meeting_cells(line: MeetingLine) -> list[object]:
    empty = [None] * (len(OUTCOMES) + 2)
    cells: list[object] = [line.day, *(_figure_cells(line.figures) if line.figures else empty)]
    if call := line.call:
        cells += [call.due, call.facts.sent_on, str(TIMING_WORDS[call.timing][1]), call.facts.reason]
    else:
        cells += [None] * 4
    days = {lead.step: lead.day for lead in line.leads}
    cells += [days.get(step) for step in STEP_WORDS]
    time = line.time
    return [*cells, time.planned or time.agenda or None, time.used] if time else [*cells, None, None]


SHEETS: dict[str, Callable[[GroupYear], Sheet]] = {
    "organisationer": lambda found: lines_sheet(_("Organisation"), found.attended.organizations, code=True),
    "platser": lambda found: lines_sheet(_("Seat"), found.attended.seats, code=True),
    "personer": lambda found: people_sheet(found.attended.people),
    "moten": meetings_sheet,
}
