"""What a recommendation goes together with: issues, assignments, actions, meetings and what organisations
decided."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from evaluations.models import Recommendation, RecommendationTie
from groups.models import Organization, Person
from issues.access import actions_for
from issues.assignment_access import assignments_for
from issues.issue_access import issues_for
from issues.models import Action, Assignment, OrganizationDecision
from meetings.access import meetings_for
from meetings.due_actions import still_drafted
from meetings.models import Meeting
from samverkan.lib.spoken import day_plain

UNFINISHED = (Action.State.OPEN, Action.State.IN_PROGRESS)
ISSUE_OF_DECISION = "path__version__material__issue"


@dataclass(frozen=True)
class TieLine:
    """`name` is the kind in code; `kind`, its word, and `place` are empty where the reader may not read
    it."""

    pk: int
    name: str
    kind: str
    text: str
    place: str


def ties_of(one: Recommendation, reader: Person, *, may_undo: bool = False) -> list[TieLine]:
    """As this reader may read them; at most nine queries, one where nothing is tied. `may_undo`: what can no
    longer be read stands there without its words, so that it can be undone."""
    wide = ("issue", "meeting__group", "assignment", "action", "decision__path__version__material__issue")
    organizations = Prefetch("decision__organization", Organization.objects.prefetch_related("names"))
    rows = RecommendationTie.objects.filter(recommendation=one).select_related(*wide)
    rows = list(rows.prefetch_related(organizations, "meeting__group__names"))
    readable = {
        "issue": _kept(issues_for(reader), (row.issue_id for row in rows)),
        "meeting": _kept(meetings_for(reader), (row.meeting_id for row in rows)),
        "assignment": _kept(assignments_for(reader), (row.assignment_id for row in rows)),
        "action": readable_actions(reader, [row.action_id for row in rows if row.action_id]),
        "decision": _kept(decisions_read_by(reader), (row.decision_id for row in rows)),
    }
    found = []
    for row in rows:
        name = next(name for name in readable if getattr(row, f"{name}_id"))
        if getattr(row, f"{name}_id") in readable[name]:
            found.append(_line(row, name))
        elif may_undo:
            found.append(TieLine(row.pk, name, "", _("Something that is not open to you"), ""))
    return found


def readable_actions(reader: Person, keys: list[int]) -> set[int]:
    """Not those that stand in notes that nobody has been given yet."""
    found = _kept(actions_for(reader), keys)
    return found - still_drafted(list(found)) if found else found


def decisions_read_by(reader: Person) -> QuerySet[OrganizationDecision]:
    issues = issues_for(reader).order_by().values("pk")
    return OrganizationDecision.objects.filter(**{f"{ISSUE_OF_DECISION}__in": issues})


def _kept(rows: QuerySet, keys: Iterable[int | None]) -> set[int]:
    wanted = {pk for pk in keys if pk}
    return set(rows.filter(pk__in=wanted).order_by().values_list("pk", flat=True)) if wanted else set()


def _line(row: RecommendationTie, name: str) -> TieLine:
    to = getattr(row, name)
    kind, address = {
        "issue": (_("Issue"), "issue:page"),
        "meeting": (_("Meeting"), "meetings:meeting"),
        "assignment": (_("Assignment"), "assignments:assignment"),
        "action": (_("Action"), "issues:action"),
        "decision": (_("Decision of an organisation"), "home_decisions:decision"),
    }[name]
    return TieLine(row.pk, name, kind, tie_words(to), reverse(address, args=[to.pk]))


def leads_to(disposition: str, ties: Iterable[TieLine]) -> list[str]:
    """What can be made of it with its words filled in, and is not yet: by how it is sorted. Pure."""
    made = {tie.name for tie in ties}
    wanted = {"execution": ("issue", "action"), "assignment": ("assignment",)}.get(disposition, ())
    return [name for name in wanted if name not in made]


def tie_words(to) -> str:
    """What it is called in a list."""
    if isinstance(to, OrganizationDecision):
        return f"{to.organization}: {to.path.version.material.issue.title}"
    if isinstance(to, Assignment):
        return to.wording[:120]
    if isinstance(to, Action):
        return to.text[:120]
    if isinstance(to, Meeting):
        return f"{day_plain(to.date)}, {to.group.name_on(to.date)}" if to.date else str(to.group)
    return str(to)


def offered_ties(one: Recommendation, reader: Person) -> dict[str, list]:
    """`{heading: [what it can be tied to]}` of what the reader reads in the structure; six queries and those
    for names."""
    structure = one.set.structure_id
    meetings = meetings_for(reader).filter(group__structure=structure, cancelled_at=None, date__isnull=False)
    meetings = meetings.select_related("group").prefetch_related("group__names")
    assignments = assignments_for(reader).filter(commissioner__structure=structure)
    actions = actions_for(reader).filter(group__structure=structure, state__in=UNFINISHED)
    actions = list(actions.order_by("-pk")[:100])
    drafted = still_drafted([row.pk for row in actions])
    decisions = decisions_read_by(reader).filter(**{f"{ISSUE_OF_DECISION}__structure": structure})
    decisions = decisions.filter(~Q(state="not_applicable")).select_related(ISSUE_OF_DECISION)
    return {
        _("Issues"): list(issues_for(reader).filter(structure=structure).order_by("title")[:200]),
        _("Assignments"): list(assignments.order_by("-pk")[:100]),
        _("Actions"): [row for row in actions if row.pk not in drafted],
        _("Meetings"): list(meetings.distinct().order_by("-date")[:60]),
        _("Decisions of organisations"): list(
            decisions.prefetch_related("organization__names").order_by("-pk")[:100]
        ),
    }
