"""The groups somebody staffs, with what waits in each: proposed items, nominations, the turn of the term."""

from datetime import date

from django.db.models import CharField, Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from evaluations.models import Evaluation, OralEvaluation
from groups.access import STAFF, Standing
from groups.models import Group, GroupName, Term, TermChange
from groups.nomination_list import asked_places
from meetings.last_day import is_ahead
from meetings.models import ItemProposal, Meeting
from plans.models import HandoverNote
from samverkan.lib.dated import value_that_day
from samverkan.lib.prepared import prepared


def staffed_groups(standing: Standing, today: date) -> list[Group]:
    """One query for staff, none for others; an administrator's are the groups they staff."""
    groups = standing.group_ids(STAFF)
    return _staffed(sorted(groups), today) if groups else []


@prepared
def _staffed(groups: list[int], today: date) -> QuerySet[Group]:
    proposed = ItemProposal.objects.filter(group=OuterRef("pk"), state=ItemProposal.State.PROPOSED)
    proposed = proposed.order_by().values("group").annotate(n=Count("pk")).values("n")
    name = value_that_day(GroupName, "name", today, group=OuterRef("pk"))
    rows = Group.objects.filter(pk__in=groups).annotate(
        shown_name=Coalesce(name, F("slug"), output_field=CharField()),
        structure_slug=F("structure__slug"),
        proposed_items=Subquery(proposed),
        asked_places=asked_places(OuterRef("pk")),
        **_of_the_term(today),
    )
    return _with_looking_back(rows.order_by("pk"))


def _of_the_term(today: date) -> dict:
    """An unfinished change of term, and the running term's last meeting."""
    structure = OuterRef("structure")
    unfinished = TermChange.objects.filter(structure=structure, finished_at__isnull=True).order_by("pk")
    running = Term.objects.in_force(today).filter(structure=OuterRef("group__structure")).order_by("ends_on")
    within = Meeting.objects.filter(is_ahead(today), group=OuterRef("pk"), cancelled_at__isnull=True)
    within = within.annotate(term_ends=Subquery(running.values("ends_on")[:1]))
    within = within.filter(date__lte=F("term_ends")).order_by().values("group")
    terms = Term.objects.in_force(today).filter(changes_from__structure=structure)
    term = Term.objects.in_force(today).filter(structure=structure).order_by("ends_on")
    return {
        "change": Subquery(unfinished.values("pk")[:1]),
        "old_term": Subquery(unfinished.values("from_term__name")[:1]),
        "new_term": Subquery(unfinished.values("to_term__name")[:1]),
        "has_change": Exists(terms),
        "last_meeting": Subquery(within.annotate(latest=Max("date")).values("latest")[:1]),
        "term_starts": Subquery(term.values("starts_on")[:1]),
    }


def _with_looking_back(rows: QuerySet[Group]) -> QuerySet[Group]:
    """With what the group has of looking back at its last meeting, and of handing over (S000-06)."""
    last = OuterRef("last_meeting")
    covers = Evaluation.objects.filter(groups__group=OuterRef("pk"), starts_on__lte=last, ends_on__gte=last)
    talks = OralEvaluation.objects.filter(
        Q(meeting__date=last) | Q(evaluation__starts_on__lte=last, evaluation__ends_on__gte=last),
        group=OuterRef("pk"),
    ).order_by("-pk")
    notes = HandoverNote.objects.filter(
        from_group=OuterRef("pk"), written_at__date__gte=OuterRef("term_starts")
    )
    return rows.annotate(
        talk=Subquery(talks.values("pk")[:1]),
        talk_state=Subquery(talks.values("state")[:1]),
        evaluation=Subquery(covers.order_by("-ends_on", "-pk").values("pk")[:1]),
        has_notes=Exists(notes),
    )
