"""What the plans of somebody's groups wait for, as rows that the start page can ask for in one query."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import Case, Count, Exists, Max, Min, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, Greatest, Trunc

from groups.access import standing_of
from groups.models import Group, GroupName, Organization, OrganizationContact, Person, Seat
from plans.access import PLANNERS
from plans.actions.follow_up_reminders import BEFORE, LEFT_IN_PEACE
from plans.follow_up_days import GOOD_TIME
from plans.funding_states import SUBMITTED, UNDER_REVIEW
from plans.hand_in_reached import OWING
from plans.models import (
    ActivityPlan,
    FollowUp,
    FundingRequest,
    HandIn,
    HandInFigure,
    HandoverNote,
    Indicator,
    Reading,
)
from plans.periods import latest_ended, periods
from plans.reading_late import YEARS_BACK
from samverkan.lib.dated import value_that_day

# Kolada's are fetched by the worker; nobody owes them.
ENTERED = (Indicator.Source.OWN, Indicator.Source.SURVEY)
# Lists, though one state is meant: compared with a single value, as a partial index on the state is, SQLite
# plans the start page's whole query anew each time it is asked, which takes three times as long.
OPEN = [state for state in Group.State if state != Group.State.CLOSED]
NOT_IN_FORCE = [state for state in ActivityPlan.State if state != ActivityPlan.State.ADOPTED]
FOLLOWED_UP = (FollowUp.State.ADOPTED, FollowUp.State.PUBLISHED)


@dataclass(frozen=True)
class WaitingDays:
    """What the rows are compared with; a prepared query may not reckon with a day.

    A follow-up is near where its plan, or what the group decides, ends from `just_been` to `soon`, or where a
    year of the plan begins in one of `months`. `ended` are the latest month, quarter and year that have. What
    was measured until before `since` is late no more.
    """

    today: date
    just_been: date
    soon: date
    since: date
    ended: tuple[date, date, date]
    months: list[int]


def waiting_days(today: date) -> WaitingDays:
    just_been, begins = today - LEFT_IN_PEACE, today + BEFORE["year"] + timedelta(days=1)
    return WaitingDays(
        today=today,
        just_been=just_been,
        # Three months back from the 31st may be the 28th.
        soon=today + GOOD_TIME + relativedelta(days=3),
        since=date(today.year - YEARS_BACK, 1, 1),
        ended=tuple(latest_ended(one, today) for one in ("month", "quarter", "year")),
        months=sorted({period.month for period in periods("month", just_been, begins)}),
    )


def plans_to_follow_up(reader: Person, days: WaitingDays) -> QuerySet[ActivityPlan]:
    """Adopted plans of the groups the reader plans in with a day near, each with `group_name` and
    `followed_up`, the last year whose follow-up is adopted. Which of their days has come is
    `follow_up_days`'; what is left out here has none that has, and would crowd out what else is owed."""
    near = (days.just_been, days.soon)
    has_day = Q(ends_on__range=near) | Q(group__trial_until__range=near) | Q(group__ends_on__range=near)
    has_day |= Q(starts_on__month__in=days.months)
    years = FollowUp.objects.filter(group=OuterRef("group"), state__in=FOLLOWED_UP).order_by()
    last = years.values("group").annotate(last=Max("year")).values("last")
    rows = ActivityPlan.objects.filter(has_day, starts_on__lte=days.today, ends_on__gte=days.just_been)
    rows = _at_work(rows.exclude(state__in=NOT_IN_FORCE), reader, "group")
    return rows.annotate(group_name=_name("group", days.today), followed_up=Subquery(last))


def groups_with_notes(reader: Person, today: date) -> QuerySet[Group]:
    """Groups the reader plans in that handover notes wait for, with `group_name` and how many as `waiting`;
    those for a term that has not begun do not wait yet."""
    notes = HandoverNote.objects.filter(
        Q(to_term=None) | Q(to_term__starts_on__lte=today), state=HandoverNote.State.RECEIVED
    )
    # Two ways in, each with its index: an OR over both columns would read every note for every group.
    to_it = notes.filter(to_group=OuterRef("pk")).order_by().values("to_group")
    to_itself = notes.filter(to_group=None, from_group=OuterRef("pk")).order_by().values("from_group")
    counted = [Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0) for rows in (to_it, to_itself)]
    rows = _at_work(Group.objects.all(), reader, "pk", state="state")
    rows = rows.annotate(group_name=_name("pk", today), waiting=counted[0] + counted[1])
    return rows.filter(waiting__gt=0)


def groups_asked_for_money(reader: Person, today: date) -> QuerySet[Group]:
    """Groups the reader plans in that requests for funding wait for, with `group_name`, how many as `waiting`
    and the first year they are for as `first_year`."""
    asked = FundingRequest.objects.filter(addressee=OuterRef("pk"), state__in=[SUBMITTED, UNDER_REVIEW])
    asked = asked.order_by().values("addressee")
    rows = _at_work(Group.objects.all(), reader, "pk", state="state").annotate(
        group_name=_name("pk", today),
        waiting=Subquery(asked.annotate(n=Count("pk")).values("n")),
        first_year=Subquery(asked.annotate(first=Min("year")).values("first")),
    )
    return rows.filter(waiting__gt=0)


def readings_lacking(reader: Person, days: WaitingDays) -> QuerySet[Indicator]:
    """Indicators that the reader is responsible for and that lack a reading of the latest month, quarter and
    year that have ended, with `last_read`, the latest period that nobody lacks. Whether that is late is
    `latest_due`'s. It follows `owed_of`, which the mail asks: one organisation of ten that lacks it is
    enough, and those that have handed in, or are asked by link and know of it, lack nothing."""
    whole = Reading.objects.filter(indicator=OuterRef("pk"), organization=None).order_by()
    whole = whole.values("indicator").annotate(last=Max("period")).values("last")
    rows = Indicator.objects.filter(source__in=ENTERED, responsible=reader.pk, group__state__in=OPEN)
    rows = rows.filter(Q(by_organization=False) | Exists(_seats(days.today)))
    lacking = Q(last_read=None)
    for frequency, period in zip(("month", "quarter", "year"), days.ended, strict=True):
        # What is no longer measured lacks nothing after its last period.
        is_measured = Q(ends_on=None) | Q(last_read__lt=Trunc("ends_on", frequency))
        lacking |= Q(is_measured, frequency=frequency, last_read__lt=period)
    first = Subquery(_read_until(days.today).order_by("until").values("until")[:1])
    last_read = Case(When(by_organization=True, then=first), default=Subquery(whole))
    measured = Q(ends_on=None) | Q(ends_on__gte=days.since)
    return rows.annotate(last_read=last_read).filter(measured, lacking)


def _seats(today: date) -> QuerySet[Seat]:
    return Seat.objects.in_force(today).filter(group=OuterRef("group"), organization__isnull=False)


def _read_until(today: date) -> QuerySet[Seat]:
    """Of each organisation in the indicator's group the latest period as `until`; where it has none, the day
    it came to the group, from which it ought to read."""
    of = {"organization": OuterRef("organization")}
    readings = Reading.objects.filter(indicator=OuterRef(OuterRef("pk")), **of)
    answered = HandInFigure.objects.filter(
        Q(hand_in__state=HandIn.State.HANDED_IN) | Q(Exists(_reached(today)), hand_in__state__in=OWING),
        indicator=OuterRef(OuterRef("pk")),
        hand_in__organization=OuterRef("organization"),
    )
    came = Seat.objects.filter(group=OuterRef("group"), **of).order_by("starts_on").values("starts_on")[:1]
    read = Subquery(readings.order_by("-period").values("period")[:1])
    handed_in = Subquery(answered.order_by("-hand_in__period").values("hand_in__period")[:1])
    until = Coalesce(Greatest(Coalesce(read, handed_in), Coalesce(handed_in, read)), Subquery(came))
    return _seats(today).annotate(until=until)


def _reached(today: date) -> QuerySet[Organization]:
    """The hand-in's organisation, where somebody is written to, as `hand_in_reached.reached` tells."""
    has_address = ~Q(email="") | ~Q(person__email="") | ~Q(person__contact_email="")
    contacts = OrganizationContact.objects.in_force(today).filter(has_address, organization=OuterRef("pk"))
    rows = Organization.objects.filter(pk=OuterRef("hand_in__organization"))
    return rows.filter(~Q(registrar_email="") | Exists(contacts))


def _at_work(rows: QuerySet, reader: Person, group: str, state: str = "group__state") -> QuerySet:
    groups = standing_of(reader).group_ids(PLANNERS)
    return rows.filter(**{f"{group}__in": groups, f"{state}__in": OPEN})


def _name(group: str, today: date):
    return value_that_day(GroupName, "name", today, group=OuterRef(group))
