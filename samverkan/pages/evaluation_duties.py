"""What the evaluations of one's groups wait for: surveys to open, close, read and tell of, oral evaluations
for the group to read, reports, and recommendations whose day comes (domain.md 6.5, S000-04, seed 002)."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.lib import spoken
from samverkan.pages.duties import Duty
from samverkan.pages.few_duties import few_or_one
from samverkan.pages.owed_rows import ORAL, RECOMMENDATION, REPORT, SURVEY, OwedRow

# Of a recommendation so much that one knows which it is.
LONGEST = 80


def evaluation_duties(owed: Iterable[OwedRow], today: date) -> list[Duty]:
    """No query."""
    kinds = {kind: [row for row in owed if row.kind == kind] for kind in (SURVEY, ORAL, REPORT)}
    due = sorted((row for row in owed if row.kind == RECOMMENDATION), key=lambda row: (row.due_on, row.pk))
    return [
        *(_survey(row, today) for row in kinds[SURVEY]),
        *(_oral(row) for row in kinds[ORAL]),
        *(_report(row) for row in kinds[REPORT]),
        *few_or_one(due, lambda row: _recommendation(row, today), _counted, "recommendations:list", today),
    ]


def _survey(row: OwedRow, today: date) -> Duty:
    state = "unread" if row.meeting_of == "closed" and row.count else row.meeting_of
    day = {"day": spoken.day(row.due_on)}
    note, page, label = {
        "draft": (_("A draft that is to be answered by %(day)s"), "survey", _("Get it ready and open it")),
        "open": (_("The last day to answer was %(day)s"), "close", _("Close the survey")),
        "unread": ("", "texts", _("Read what was written")),
        "closed": (
            _("Closed and counted, and nobody in the groups can read it yet"),
            "report",
            _("Tell the groups"),
        ),
    }[state]
    return Duty(
        what=row.text,
        note=_unread(row.count) if state == "unread" else note % day,
        url=reverse(f"surveys:{page}", args=[row.pk]),
        label=label,
        is_late=state in {"draft", "open"} and row.due_on < today,
    )


def _unread(count: int) -> str:
    text = ngettext("%(count)s free text to be read", "%(count)s free texts to be read", count)
    return text % {"count": count}


def _oral(row: OwedRow) -> Duty:
    page, label = {
        "planned": ("write", _("Write down what was said")),
        "recorded": ("one", _("Let the group read it")),
        "reviewed": ("one", _("Make it final")),
    }[row.meeting_of]
    return Duty(
        what=_("Oral evaluation in %(group)s") % {"group": row.until},
        note=row.text,
        url=reverse(f"oral:{page}", args=[row.pk]),
        label=label,
    )


def _report(row: OwedRow) -> Duty:
    is_draft = row.meeting_of == "draft"
    note = _("The report is gathered and not approved") if is_draft else _("The report is approved")
    page, label = ("report", _("To the report")) if is_draft else ("report_publish", _("Publish it"))
    return Duty(what=row.text, note=note, url=reverse(f"evaluations:{page}", args=[row.pk]), label=label)


def _recommendation(row: OwedRow, today: date) -> Duty:
    words = {"number": row.count, "text": Truncator(row.text).chars(LONGEST)}
    return Duty(
        what=_("Recommendation %(number)s: %(text)s") % words,
        note=_("To be followed up by %(day)s") % {"day": spoken.day(row.due_on)},
        url=reverse("recommendations:one", args=[row.pk]),
        label=_("Follow it up"),
        is_late=row.due_on < today,
    )


def _counted(number: int) -> str:
    return ngettext("%(count)s recommendation to follow up", "%(count)s recommendations to follow up", number)
