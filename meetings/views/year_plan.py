"""When a group usually meets, and next year made of it."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from groups.access import group_for
from groups.views.signature import signature
from meetings.access import PLANNERS
from meetings.actions import ChosenDay, add_pattern, change_pattern, plan_year, remove_pattern
from meetings.busy_hours import Hours
from meetings.collisions_rules import Around, collisions_of
from meetings.forms.year import WEEKS, PatternForm, PlanDayForm, PlanFormSet
from meetings.models import Meeting, MeetingPattern
from meetings.views.year import checked_year
from meetings.year_access import pattern_for
from meetings.year_proposal import Surroundings, proposal_of, surroundings_of, taken_in
from samverkan.lib import spoken
from samverkan.lib.refusal import Refused


@dataclass(frozen=True)
class PlanRow:
    """A day of the form; `words` is the day in full, "" when it cannot be read."""

    number: int
    form: PlanDayForm
    words: str
    notes: list[str]


@dataclass(frozen=True)
class Sheet:
    rows: list[PlanRow]

    @property
    def count(self) -> int:
        return sum(row.form.is_kept for row in self.rows)

    @property
    def seen(self) -> str:
        """What has been shown; another number of meetings or something new to say is shown before it is
        done."""
        told = [f"{row.number} {note}" for row in self.rows if row.form.is_kept for note in row.notes]
        return sha256("\n".join([str(self.count), *told]).encode()).hexdigest()[:16]

    @property
    def button(self) -> str:
        return ngettext("Plan %(count)s meeting", "Plan %(count)s meetings", self.count) % {
            "count": self.count
        }


def plan(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """The proposed days first; nothing is planned until they have been seen as they will be."""
    group, today = group_for(request.user, slug, PLANNERS), timezone.localdate()
    if checked_year(year) < today.year:
        raise Http404
    around = surroundings_of(group, year), taken_in(group, year, asker=request.user, today=today)
    facts = {
        "group": group,
        "year": year,
        "name": group.name_on(today),
        "there": around[0].there,
        "refusal": "",
    }
    if request.method == "POST":
        formset = PlanFormSet(request.POST)
        sheet = facts["sheet"] = _sheet(formset, around)
        if _may_be_done(request, sheet) and _planned(request, facts, sheet):
            return redirect("year:group", slug, year)
        facts["is_new"] = "look" not in request.POST and not _faulty(sheet) and not facts["refusal"]
    else:
        proposal = proposal_of(group, year, around[0])
        formset = PlanFormSet(initial=[_initial(one) for one in proposal.days])
        facts |= {"sheet": _sheet(formset, around), "proposal": proposal}
    facts["management"] = formset.management_form
    is_part = request.htmx and "look" in request.POST
    return render(request, "year/plan.html" + ("#weighed" if is_part else ""), facts | {"is_part": is_part})


def patterns(request: HttpRequest, slug: str) -> HttpResponse:
    group, today = group_for(request.user, slug, PLANNERS), timezone.localdate()
    form = PatternForm(request.POST or None, initial={"times": "9.00–12.00", "weekday": 1})
    if request.method == "POST" and form.carried_out(
        lambda fields: add_pattern(group, **fields, **signature(request))
    ):
        messages.success(request, _("The usual meeting is kept."))
        return redirect("year:patterns", slug)
    rows = [(row, pattern_words(row)) for row in group.patterns.all()]
    context = {"group": group, "form": form, "rows": rows, "name": group.name_on(today), "year": today.year}
    return render(request, "year/patterns.html", context)


def pattern(request: HttpRequest, pk: int) -> HttpResponse:
    row = pattern_for(request.user, pk)
    times = (row.start, row.end)
    form = PatternForm(request.POST or None, initial=vars(row) | {"times": times})
    if request.method == "POST" and form.carried_out(
        lambda fields: change_pattern(row, **fields, **signature(request))
    ):
        messages.success(request, _("The usual meeting is changed."))
        return redirect("year:patterns", row.group.slug)
    return render(request, "year/pattern.html", {"form": form, "pattern": row, "words": pattern_words(row)})


@require_POST
def pattern_remove(request: HttpRequest, pk: int) -> HttpResponse:
    row = pattern_for(request.user, pk)
    remove_pattern(row, **signature(request))
    messages.success(request, _("The usual meeting is taken away. Planned meetings stay."))
    return redirect("year:patterns", row.group.slug)


def pattern_words(row: MeetingPattern) -> str:
    """`andra torsdagen i mars kl. 9.00–12.00`"""
    words = {"week": dict(WEEKS)[row.week], "weekday": WEEKDAYS[row.weekday], "month": MONTHS[row.month]}
    day = _("%(week)s %(weekday)s of %(month)s") % words
    return _("%(day)s at %(hours)s") % {"day": day, "hours": spoken.hours(row.start, row.end)}


def _initial(one: ChosenDay) -> dict:
    return {
        "keep": True,
        "date": one.day,
        "times": (one.start, one.end),
        "place": one.place,
        "kind": one.kind,
    }


def _sheet(formset, around: tuple[Surroundings, Around]) -> Sheet:
    calendar, taken = around
    days = [_day_of(form) for form in formset]
    kept = [day if form.is_kept else None for form, day in zip(formset, days, strict=True)]
    return Sheet(
        [
            PlanRow(
                number,
                form,
                spoken.day(day) if day else "",
                [
                    *calendar.notes(day, [*kept[: number - 1], *kept[number:]]),
                    *_collisions(form, day, taken),
                ]
                if day
                else [],
            )
            for number, (form, day) in enumerate(zip(formset, days, strict=True), 1)
        ]
    )


def _collisions(form: PlanDayForm, day: date, taken: Around) -> list[str]:
    """With the hours and place as they stand; none while the hours cannot be read."""
    given = form.cleaned_data if form.is_bound else form.initial
    start, end = (given.get("start"), given.get("end")) if form.is_bound else given["times"]
    return collisions_of((Hours(day, start, end),), given.get("place", ""), taken) if start and end else []


def _day_of(form: PlanDayForm):
    if not form.is_bound:
        return form.initial["date"]
    form.is_valid()
    return form.cleaned_data.get("date")


def _faulty(sheet: Sheet) -> bool:
    """What is left out may stand as it is."""
    return any(row.form.is_kept and not row.form.is_valid() for row in sheet.rows)


def _may_be_done(request: HttpRequest, sheet: Sheet) -> bool:
    has_seen = request.POST.get("seen", "") == sheet.seen
    return "look" not in request.POST and not _faulty(sheet) and has_seen


def _planned(request: HttpRequest, facts: dict, sheet: Sheet) -> bool:
    days = [_chosen(row.form.cleaned_data) for row in sheet.rows if row.form.is_kept]
    try:
        made = plan_year(facts["group"], year=facts["year"], days=days, **signature(request))
    except Refused as refusal:
        facts["refusal"] = refusal.message
        return False
    text = ngettext("%(count)s meeting is planned.", "%(count)s meetings are planned.", len(made))
    messages.success(request, text % {"count": len(made)})
    return True


def _chosen(fields: dict) -> ChosenDay:
    kind = fields.get("kind") or Meeting.Kind.ORDINARY
    return ChosenDay(fields["date"], fields["start"], fields["end"], kind, fields["place"])
