"""What a recommendation leads to, made with its words filled in and tied to it: an assignment, an issue, an
action (S002-C, domain.md 6.2)."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from evaluations.actions.recommendation_work import Disposition, locked
from evaluations.models import Recommendation, RecommendationTie
from evaluations.recommendation_ties import UNFINISHED
from evaluations.viewpoint_words import issue_title
from groups.models import Person
from issues.actions import Days, Doer, give_assignment, open_action, raise_issue
from issues.models import Action, Assignment, Issue
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def raise_recommendation(one: Recommendation, *, by: Person, now: datetime) -> Issue:
    """An issue of the group that keeps it. Where it has led to one already, that one."""
    found = _to_carry_out(one, Disposition.EXECUTION)
    if tie := found.ties.filter(issue__isnull=False).select_related("issue").first():
        return tie.issue
    issue = raise_issue(
        found.set.structure,
        title=issue_title(found.text),
        description=f"{found.text}\n\n{_source(found)}",
        home_group=found.set.group,
        by=by,
        now=now,
    )
    RecommendationTie.objects.create(recommendation=found, issue=issue)
    return issue


@verb
def act_on_recommendation(one: Recommendation, *, by: Person, now: datetime) -> Action:
    """An action in the log of the group that keeps it, owned by who is responsible, by the same day. Where it
    has led to one that is not finished, that one."""
    found = _to_carry_out(one, Disposition.EXECUTION)
    waited_for = found.ties.filter(action__state__in=UNFINISHED)
    if tie := waited_for.select_related("action").first():
        return tie.action
    owner = found.responsible or found.responsible_group
    action = open_action(
        found.set.group,
        text=found.text,
        owner=owner,
        owner_text="" if owner else found.responsible_name,
        due_on=found.due_on,
        by=by,
        now=now,
    )
    RecommendationTie.objects.create(recommendation=found, action=action)
    return action


@verb
def commission_recommendation(
    one: Recommendation, *, wording: str, doers: Iterable[Doer], days: Days, by: Person, now: datetime
) -> Assignment:
    """An assignment that the group that keeps it gives; those who are asked get a mail."""
    found = _to_carry_out(one, Disposition.ASSIGNMENT)
    assignment = give_assignment(found.set.group, wording=wording, doers=doers, days=days, by=by, now=now)
    RecommendationTie.objects.get_or_create(recommendation=found, assignment=assignment)
    return assignment


def _to_carry_out(one: Recommendation, disposition: str) -> Recommendation:
    found = locked(one)
    if found.disposition != disposition:
        text = _("It is sorted as “%(word)s”. Sort it anew first, as “%(wanted)s”.")
        words = {"word": found.get_disposition_display(), "wanted": Disposition(disposition).label}
        raise Refused(text % words, code="sorted_otherwise")
    return found


def _source(one: Recommendation) -> str:
    # Kept with the issue: in the installation's language, whoever raises it.
    with translation.override(settings.LANGUAGE_CODE):
        text = _("Out of recommendation %(number)s in %(title)s.")
        return text % {"number": one.number, "title": one.set.title}
