"""Who has been asked for words in a year's follow-up: the one responsible for each goal, and the chair for
the summary (S001-29)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from groups.access import standing_of
from groups.models import Appointment, Group, GroupRole, Office, Person
from plans.models import FollowUp, Goal, GoalComment

# A list for the start page's sake: plans.waiting tells why.
OPEN = [state for state in Group.State if state != Group.State.CLOSED]


@dataclass(frozen=True)
class Asked:
    """`goals` that the person answers for and has said nothing of; `has_summary` where the summary is theirs
    to write and is not written."""

    person: Person
    goals: tuple[Goal, ...] = ()
    has_summary: bool = False


def asked_of(follow_up: FollowUp, on: date) -> list[Asked]:
    """Everybody whose words are lacking in a group's draft, by name. Two queries.

    Who has left the group is not asked: they cannot read it. The combined report asks nobody.
    """
    if follow_up.group is None:
        return []
    said = GoalComment.objects.filter(follow_up=follow_up, goal=OuterRef("pk"))
    goals = Goal.objects.filter(plan=follow_up.plan_id).exclude(Exists(said)).order_by("number")
    goals = goals.filter(_is_inside(follow_up.group, on)).select_related("responsible")
    by_person: dict[Person, list[Goal]] = {}
    for goal in goals:
        by_person.setdefault(goal.responsible, []).append(goal)
    chairs = [] if follow_up.summary else chairs_of(follow_up.group, on)
    people: Iterable[Person] = {*by_person, *chairs}
    found = [Asked(one, tuple(by_person.get(one, ())), one in chairs) for one in people]
    return sorted(found, key=lambda one: (one.person.name, one.person.pk))


def chairs_of(group: Group, on: date) -> list[Person]:
    rows = Office.objects.in_force(on).filter(group=group, kind=Office.Kind.CHAIR)
    return [row.person for row in rows.select_related("person").order_by("pk")]


def words_asked(reader: Person, today: date) -> QuerySet[FollowUp]:
    """For the start page: drafts in which the reader has been asked and has not answered. `goals_asked` is
    how many goals, `summary_asked` 1 where it is theirs to sum the year up, `words_due_on` the day. One
    query."""
    said = GoalComment.objects.filter(goal=OuterRef("pk"), follow_up=OuterRef(OuterRef("pk")))
    mine = Goal.objects.filter(plan=OuterRef("plan"), responsible=reader.pk).exclude(Exists(said)).order_by()
    count = mine.values("plan").annotate(n=Count("pk")).values("n")
    office = Office.objects.in_force(today).filter(kind=Office.Kind.CHAIR, person=reader.pk)
    led = Exists(office.filter(group=OuterRef("group")))
    rows = FollowUp.objects.filter(
        state=FollowUp.State.DRAFT, words_due_on__isnull=False, group__in=standing_of(reader).group_ids()
    ).filter(group__state__in=OPEN)
    rows = rows.annotate(
        goals_asked=Coalesce(Subquery(count, output_field=IntegerField()), Value(0)),
        summary_asked=Q(summary="") & led,
    )
    return rows.filter(Q(goals_asked__gt=0) | Q(summary_asked=True))


def _is_inside(group: Group, on: date) -> Q:
    """Whether a goal's one responsible sits in the group or serves it."""
    wanted = {"group": group, "person": OuterRef("responsible")}
    rows = (Appointment.objects.in_force(on), GroupRole.objects.in_force(on))
    seated, serving = (Exists(one.filter(**wanted)) for one in rows)
    return Q(seated) | Q(serving)
