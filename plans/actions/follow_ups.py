"""A year's follow-up from gathered to published (S001-29, domain.md 6.5)."""

import json
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Person, Structure
from meetings.actions import fulfil_obligation
from meetings.actions.guards import lock
from meetings.models import AgendaItem, Obligation
from plans.actions.follow_up_papers import ask_for_paper
from plans.actions.followed_plan import follow_anew
from plans.adopted_places import adopted_place
from plans.edition import refuse_changed
from plans.follow_up_states import Move, may_be, why_not
from plans.gathered_plans import plan_of_year
from plans.gathered_year import gathered
from plans.models import FollowUp, Goal, GoalComment
from samverkan.lib.facts import canonical_json, sha256
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

SUMMARY = ("summary",)
COMMENT = ("text", "result")
# Before this no group here had a plan; a report cannot be taken away, so a slip of the key is stopped.
FIRST_YEAR = 2000


@verb
def begin_follow_up(owner: Group | Structure, *, year: int, by: Person, now: datetime) -> FollowUp:
    """A draft of a group's year, or with a structure of all its groups'; begun already, it is given."""
    if year > timezone.localdate(now).year:
        text = _("%(year)d is to come. Choose a year that has begun.")
        raise Refused(text % {"year": year}, field="year", code="future")
    if year < FIRST_YEAR:
        text = _("%(year)d is too long ago to be followed up. Choose a year from %(first)d on, e.g. %(now)d.")
        words = {"year": year, "first": FIRST_YEAR, "now": timezone.localdate(now).year}
        raise Refused(text % words, field="year", code="too_early")
    begun = {"begun_at": now, "begun_by": by}
    if isinstance(owner, Structure):
        owner = Structure.objects.select_for_update(no_key=True).get(pk=owner.pk)
        same = {"structure": owner, "group": None, "year": year}
        return FollowUp.objects.get_or_create(**same, defaults=begun)[0]
    group = lock_open(owner)
    more = {"structure_id": group.structure_id, "plan": plan_of_year(group, year), **begun}
    return FollowUp.objects.get_or_create(group=group, year=year, defaults=more)[0]


@verb
def comment_on_goal(
    follow_up: FollowUp, *, goal: Goal, text: str, by: Person, now: datetime, result: str = "", seen: str = ""
) -> GoalComment | None:
    """How the goal's year went, by the one responsible or for them; nothing at all takes it away, and is
    None.

    `result` is one of GoalComment.Result. `seen` is the mark of what the writer began from.
    """
    follow_up = locked(follow_up, "write")
    if goal.plan_id != follow_up.plan_id:
        raise Refused(_("The goal is in another plan than the one followed up."), code="other_plan")
    found, text = GoalComment.objects.filter(follow_up=follow_up, goal=goal).first(), text.strip()
    there = found or GoalComment(follow_up=follow_up, goal=goal)
    refuse_changed(there, COMMENT, seen)
    if (there.text, there.result) == (text, result):
        return found
    if not text and not result:
        there.delete()
        return None
    there.text, there.result, there.by, there.at = text, result, by, now
    there.save()
    return there


@verb
def write_summary(
    follow_up: FollowUp, *, summary: str, by: Person, now: datetime, seen: str = ""
) -> FollowUp:
    """`seen` is the mark of the text that the writer began from (`edition_of` over SUMMARY)."""
    follow_up = locked(follow_up, "write")
    refuse_changed(follow_up, SUMMARY, seen)
    if follow_up.summary == summary.strip():
        return follow_up
    follow_up.summary, follow_up.summary_by, follow_up.summary_at = summary.strip(), by, now
    follow_up.save(update_fields=["summary", "summary_by", "summary_at"])
    return follow_up


@verb
def review_follow_up(follow_up: FollowUp, *, by: Person, now: datetime) -> FollowUp:
    """The year stands as it is gathered now, frozen with its fingerprint."""
    follow_up = locked(follow_up, "review")
    if not follow_up.summary:
        raise Refused(_("The summary is not written yet. Write what the year came to."), code="no_summary")
    document = gathered(follow_up, now)
    follow_up.facts, follow_up.sha256 = json.loads(canonical_json(document)), sha256(document)
    follow_up.state, follow_up.why_sent_back = FollowUp.State.REVIEWED, ""
    follow_up.save(update_fields=["state", "facts", "sha256", "why_sent_back"])
    return follow_up


@verb
def send_back_follow_up(follow_up: FollowUp, *, why: str, by: Person, now: datetime) -> FollowUp:
    """A draft again, gathered anew; why stands on its page until it is reviewed."""
    follow_up = locked(follow_up, "send_back")
    if not why.strip():
        text = _("Write what is to be mended, e.g. “The comment on goal 2 is missing”.")
        raise Refused(text, field="why", code="no_reason")
    follow_up.state, follow_up.why_sent_back = FollowUp.State.DRAFT, why.strip()
    follow_up.facts, follow_up.sha256 = None, ""
    follow_up.save(update_fields=["state", "facts", "sha256", "why_sent_back"])
    if follow_up.group:
        follow_anew(follow_up)
    return follow_up


@verb
def discard_follow_up(follow_up: FollowUp, *, by: Person, now: datetime) -> None:
    """A draft begun by mistake, with its comments, summary and papers; the year can be begun anew."""
    follow_up = locked(follow_up, "discard")
    # Locked: a worker that ends now finds its row gone and takes its own file away.
    for paper in follow_up.papers.select_for_update():
        if paper.file:
            transaction.on_commit(lambda kept=paper.file: kept.storage.delete(kept.name))
    follow_up.delete()


@verb
def adopt_follow_up(
    follow_up: FollowUp,
    *,
    on: date,
    by: Person,
    now: datetime,
    at: AgendaItem | None = None,
    where: str = "",
) -> FollowUp:
    """Adopted at an item of the group's meeting; without one `where` says where, and why it is not here. It
    ticks what the annual wheel asks for (ruling 1)."""
    if at:
        at.meeting = lock(at.meeting)
    follow_up = locked(follow_up, "adopt")
    _refuse_adoption(follow_up, on, at)
    where = adopted_place(follow_up.group, at, where, on, timezone.localdate(now))
    follow_up.state, follow_up.adopted_on = FollowUp.State.ADOPTED, on
    follow_up.adopted_at, follow_up.adopted_where = at, where
    follow_up.save(update_fields=["state", "adopted_on", "adopted_at", "adopted_where"])
    if follow_up.group:
        # Kept in the wheel: in the installation's language, whoever adopts.
        with translation.override(settings.LANGUAGE_CODE):
            text = _("The follow-up of %(year)d was adopted.") % {"year": follow_up.year}
        fulfil_obligation(
            Obligation.Key.PLAN_FOLLOW_UP,
            group=follow_up.group,
            on=on,
            item=at,
            text=text,
            by=by,
            now=now,
        )
    ask_for_paper(follow_up, by=by, now=now)
    return follow_up


@verb
def publish_follow_up(follow_up: FollowUp, *, by: Person, now: datetime) -> FollowUp:
    """From now on everybody reads it; the worker makes the paper for everybody."""
    follow_up = locked(follow_up, "publish")
    follow_up.state, follow_up.published_at = FollowUp.State.PUBLISHED, now
    follow_up.save(update_fields=["state", "published_at"])
    ask_for_paper(follow_up, by=by, now=now)
    return follow_up


def locked(follow_up: FollowUp, move: Move) -> FollowUp:
    """The follow-up again, locked; refused where the move cannot be made with it. For verbs."""
    if follow_up.group_id:
        lock_open(Group(pk=follow_up.group_id))
    rows = FollowUp.objects.select_for_update(no_key=True, of=("self",))
    found = rows.select_related("structure", "group", "plan").get(pk=follow_up.pk)
    if not may_be(found.state, move):
        raise Refused(why_not(found.state), code="wrong_state")
    return found


def _refuse_adoption(follow_up: FollowUp, on: date, at: AgendaItem | None) -> None:
    if on < date(follow_up.year, 1, 1):
        text = _("%(day)s is before the year that is followed up.")
        raise Refused(text % {"day": day_plain(on)}, field="on", code="too_early")
    if at and follow_up.group is None and at.meeting.group.structure_id != follow_up.structure_id:
        raise Refused(_("That meeting is in another structure."), field="at", code="not_theirs")
