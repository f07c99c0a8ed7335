"""A group's plan from its first draft over adopted versions to its end (S001-28, I-PLN1, domain.md 6.5)."""

import json
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Person
from meetings.actions.guards import lock
from meetings.models import AgendaItem
from plans.actions.followed_plan import follow_drafts_anew
from plans.adopted_places import adopted_place
from plans.edition import refuse_changed
from plans.models import Activity, ActivityPlan, Goal, GoalIndicator, GoalSuperior, PlanSource
from plans.plan_document import loaded, plan_document
from plans.plan_paper import make_plan_paper
from plans.plan_states import Move, may_be, why_not
from samverkan.lib.facts import canonical_json, sha256
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

WRITTEN = ("title", "introduction", "situation")
SOURCE = ("title", "link", "document_id")
PARTS = {
    GoalSuperior: ("superior_id", "note"),
    GoalIndicator: (
        "indicator_id",
        "baseline",
        "baseline_period",
        "target",
        "target_high",
        "due_on",
        "position",
    ),
    Activity: (
        "kind",
        "text",
        "starts_on",
        "ends_on",
        "holds_from",
        "responsible_id",
        "responsible_text",
        "by_organization",
        "position",
    ),
}


@verb
def begin_plan(
    group: Group,
    *,
    title: str,
    starts_on: date,
    ends_on: date,
    by: Person,
    now: datetime,
    sources: Iterable[PlanSource] = (),
) -> ActivityPlan:
    """A draft for a period: whole years, or a term (I-PLN3). `sources` are the group's own, of its other
    plans, that this one starts from too (S001-40)."""
    group = lock_open(group)
    _refuse_title(title)
    if ends_on <= starts_on:
        raise Refused(
            _("The plan would end before it begins. Write e.g. 2017 to 2018."),
            field="to_year",
            code="ends_first",
        )
    same = ActivityPlan.objects.filter(group=group, starts_on=starts_on, ends_on=ends_on)
    there = same.filter(state__in=["draft", "adopted"]).first()
    if there:
        raise Refused(
            _("There is a plan for that period already, “%(title)s”. Go on with it, or choose other years.")
            % {"title": there.title},
            code="exists",
        )
    plan = ActivityPlan.objects.create(
        group=group,
        title=title.strip(),
        starts_on=starts_on,
        ends_on=ends_on,
        number=_next_number(same),
        created_at=now,
        created_by=by,
    )
    for position, source in enumerate(sources, 1):
        _refuse_source_of_others(source, group)
        PlanSource.objects.create(plan=plan, position=position, **_values(source, SOURCE))
    return plan


def _refuse_source_of_others(source: PlanSource, group: Group) -> None:
    if source.plan.group_id != group.pk:
        text = _("The source is another group's. Choose one of the group's own.")
        raise Refused(text, field="sources", code="not_ours")


@verb
def write_plan(
    plan: ActivityPlan,
    *,
    title: str,
    introduction: str,
    situation: str,
    by: Person,
    now: datetime,
    seen: str = "",
) -> ActivityPlan:
    """`seen` is the mark of the text that the writer began from (`edition_of` over WRITTEN)."""
    plan = locked(plan, "write")
    _refuse_title(title)
    refuse_changed(plan, WRITTEN, seen)
    plan.title, plan.introduction, plan.situation = title.strip(), introduction.strip(), situation.strip()
    plan.save(update_fields=WRITTEN)
    return plan


@verb
def adopt_plan(
    plan: ActivityPlan,
    *,
    on: date,
    by: Person,
    now: datetime,
    at: AgendaItem | None = None,
    where: str = "",
) -> ActivityPlan:
    """From that day this version is the group's and is never changed; the one before it is replaced.

    `at` is the item of the group's meeting where it was adopted; without one `where` says where, and why it
    is not here.
    """
    if at:
        at.meeting = lock(at.meeting)
    plan = locked(plan, "adopt")
    _refuse_adoption(plan, on)
    where = adopted_place(plan.group, at, where, on, timezone.localdate(now))
    for former in _versions(plan).filter(state="adopted"):
        former.state = ActivityPlan.State.SUPERSEDED
        former.save(update_fields=["state"])
    plan.state, plan.adopted_on = ActivityPlan.State.ADOPTED, on
    plan.adopted_at, plan.adopted_where = at, where
    document = plan_document(loaded(plan), on)
    plan.facts, plan.sha256 = json.loads(canonical_json(document)), sha256(document)
    plan.save(update_fields=["state", "adopted_on", "adopted_at", "adopted_where", "facts", "sha256"])
    follow_drafts_anew(plan.group)
    transaction.on_commit(lambda: make_plan_paper.enqueue(plan.pk))
    return plan


def _refuse_adoption(plan: ActivityPlan, on: date) -> None:
    if not plan.goals.exists():
        raise Refused(_("The plan has no goals yet. Write at least one."), code="no_goals")
    former = _versions(plan).filter(adopted_on__isnull=False).order_by("-adopted_on").first()
    if former and on < former.adopted_on:
        raise Refused(
            _("Version %(number)s was adopted on %(day)s. Write that day or a later one.")
            % {"number": former.number, "day": day_plain(former.adopted_on)},
            field="on",
            code="too_early",
        )


@verb
def revise_plan(plan: ActivityPlan, *, by: Person, now: datetime) -> ActivityPlan:
    """The next version, a draft that says the same; one that is begun already is given."""
    lock_open(plan.group)
    draft = _versions(plan).filter(state="draft").first()
    if draft:
        return draft
    plan = locked(plan, "revise")
    copied = ("group_id", "title", "starts_on", "ends_on", "introduction", "situation", "is_public")
    new = ActivityPlan.objects.create(
        number=_next_number(_versions(plan)), created_at=now, created_by=by, **_values(plan, copied)
    )
    for source in plan.sources.all():
        PlanSource.objects.create(plan=new, position=source.position, **_values(source, SOURCE))
    for goal in plan.goals.all():
        copy_goal(goal, new, number=goal.number)
    return new


def copy_goal(goal: Goal, plan: ActivityPlan, *, number: int) -> Goal:
    """The goal in another draft with all that hangs on it, tied to where it comes from. For verbs."""
    columns = ("title", "text", "geography", "responsible_id", "why_no_superior")
    new = Goal.objects.create(plan=plan, number=number, same_as=goal, **_values(goal, columns))
    for model, names in PARTS.items():
        for row in model.objects.filter(goal=goal):
            tie = {"same_as": row} if model is Activity else {}
            model.objects.create(goal=new, **tie, **_values(row, names))
    return new


def _values(row, names: tuple[str, ...]) -> dict:
    return {name: getattr(row, name) for name in names}


@verb
def discard_plan(plan: ActivityPlan, *, by: Person, now: datetime) -> None:
    """Throw a draft away with all that stands in it; what is adopted stands as before."""
    plan = locked(plan, "discard")
    try:
        plan.delete()
    except ProtectedError as error:
        raise Refused(
            _("Something else points at this draft, e.g. a handover note. Take that away first."),
            code="pointed_at",
        ) from error


@verb
def close_plan(plan: ActivityPlan, *, on: date, why: str, by: Person, now: datetime) -> ActivityPlan:
    """The plan is over, or given up: no version comes after this one."""
    plan = locked(plan, "close")
    if _versions(plan).filter(state="draft").exists():
        raise Refused(_("A draft of the next version is begun. Throw it away first."), code="has_draft")
    if not why.strip():
        raise Refused(_("Write why, e.g. “The term is over”."), field="why", code="no_reason")
    if not plan.adopted_on <= on <= timezone.localdate(now):
        raise Refused(
            _("Write a day from %(day)s, when it was adopted, up to today.")
            % {"day": day_plain(plan.adopted_on)},
            field="on",
            code="wrong_day",
        )
    plan.state, plan.closed_on, plan.why_closed = ActivityPlan.State.CLOSED, on, why.strip()
    plan.save(update_fields=["state", "closed_on", "why_closed"])
    return plan


@verb
def show_plan(plan: ActivityPlan, *, is_public: bool, by: Person, now: datetime) -> ActivityPlan:
    """Whether everybody may read it when it is adopted. It may be said of every version, at any time."""
    lock_open(plan.group)
    plan = ActivityPlan.objects.get(pk=plan.pk)
    if plan.is_public != is_public:
        plan.is_public = is_public
        plan.save(update_fields=["is_public"])
    return plan


def locked(plan: ActivityPlan, move: Move) -> ActivityPlan:
    """The version again, its group locked; refused where the move cannot be made with it. For verbs."""
    group = lock_open(plan.group)
    found = ActivityPlan.objects.filter(pk=plan.pk).first()
    if found is None:
        raise Refused(_("The draft has been thrown away. Begin a new plan."), code="gone")
    found.group = group
    if not may_be(found.state, move):
        raise Refused(why_not(found.state), code="wrong_state")
    return found


def _versions(plan: ActivityPlan):
    return ActivityPlan.objects.filter(group_id=plan.group_id, starts_on=plan.starts_on, ends_on=plan.ends_on)


def _next_number(versions) -> int:
    return (versions.aggregate(last=Max("number"))["last"] or 0) + 1


def _refuse_title(title: str) -> None:
    if not title.strip():
        raise Refused(
            _("Write what the plan is called, e.g. Verksamhetsplan 2017–2018."),
            field="title",
            code="no_title",
        )
