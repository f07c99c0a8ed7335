"""Moving an issue along its way, and saying what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Group, Person
from issues.actions.events import tell
from issues.assignment_states import OPEN
from issues.course import FINISHED, FORBIDS, SAYS_WHY, Standing, lacks, moves_from, skipped
from issues.models import Action, Issue, IssueGroup, Stage, StageEntry, StageName
from issues.stage_words import lack_words, stage_names
from issues.standing import standing_of_issue
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain, listed


@dataclass(frozen=True)
class Step:
    """Where an issue goes, and what is said about it."""

    to: str
    text: str = ""
    on: date | None = None
    forum: Group | None = None
    waits_for: str = ""
    next_forum: Group | None = None
    next_on: date | None = None
    parked_until: date | None = None
    other_forum: str = ""
    merged_into: Issue | None = None


@verb
def move_issue(issue: Issue, *, step: Step, by: Person | None, now: datetime) -> StageEntry:
    """Move the issue to a stage. What is not on the way is refused; past a stage, back, out and in again say
    why (domain.md 6.2); what is missing is refused or asks for a reason (I-ISS2). The same move again changes
    nothing. What is merged into another gives it its groups (S004-13)."""
    issue = locked(issue, beside=[step.merged_into])
    entry = current_stage(issue)
    if entry.stage == step.to:
        return entry
    return step_issue(issue, entry, step, by=by, now=now)


def step_issue(
    issue: Issue, entry: StageEntry, step: Step, *, by: Person | None, now: datetime
) -> StageEntry:
    """The move itself, within a verb that has locked the issue; `entry` is its stage now."""
    today = timezone.localdate(now)
    day = step.on or today
    move = moves_from(entry.stage, came_from(issue, entry)).get(step.to)
    if move is None:
        raise Refused(
            _("From “%(stage)s” an issue does not go to “%(to)s”.")
            % {"stage": entry.get_stage_display(), "to": Stage(step.to).label},
            field="to",
            code="not_on_the_way",
        )
    refuse_day(entry, day, today)
    if move in SAYS_WHY and not step.text.strip():
        raise Refused(_("Write why, e.g. “Sent back for a better basis”."), field="text", code="no_text")
    refuse_lacks(step, standing_of_issue(issue, day, forum=step.forum))
    refuse_exit(issue, step, day)
    entry.left_on = day
    entry.save(update_fields=["left_on"])
    new = _entered(issue, entry, step, move, day=day, by=by, now=now)
    let_forum_in(issue, new.forum, day)
    tell(issue, "moved", now=now, by=by, on=day, text=_told(issue, entry, new))
    if step.merged_into:
        _go_into(step.merged_into, issue, day=day, by=by, now=now)
    return new


def _entered(
    issue: Issue, entry: StageEntry, step: Step, move: str, *, day: date, by: Person | None, now: datetime
) -> StageEntry:
    return StageEntry.objects.create(
        issue=issue,
        stage=step.to,
        move=move,
        entered_on=day,
        entered_at=now,
        by=by,
        text=step.text.strip(),
        forum=step.forum or entry.forum or issue.home_group,
        waits_for=step.waits_for.strip(),
        next_forum=step.next_forum,
        next_on=step.next_on,
        parked_until=step.parked_until if step.to == Stage.PARKED else None,
        other_forum=step.other_forum.strip(),
        merged_into=step.merged_into if step.to == Stage.MERGED else None,
    )


def _told(issue: Issue, before: StageEntry, entry: StageEntry) -> str:
    """ "Position, past Dialogue and Anchoring. Urgent." in the structure's own words."""
    names = stage_names(StageName.objects.filter(structure=issue.structure_id))
    passed = [names[stage] for stage in skipped(before.stage, entry.stage)]
    told = names[entry.stage]
    if passed:
        told = _("%(stage)s, past %(passed)s") % {"stage": told, "passed": listed(passed)}
    return f"{told}. {entry.text}" if entry.text else told


def let_forum_in(issue: Issue, forum: Group | None, day: date) -> None:
    """The group that an issue lies with takes part in it, and may therefore read it."""
    if forum and forum.pk != issue.home_group_id:
        IssueGroup.objects.get_or_create(issue=issue, group=forum, defaults={"since": day})


def _go_into(into: Issue, issue: Issue, *, day: date, by: Person | None, now: datetime) -> None:
    """The groups with the same need have a part in what it went into, and what is still to be done is done
    there (S004-13). A finished thing stays where it was finished."""
    wanting = {issue.home_group_id, *issue.groups.values_list("group", flat=True)}
    there = {into.home_group_id, *into.groups.values_list("group", flat=True)}
    for group in sorted(wanting - there - {None}):
        IssueGroup.objects.create(
            issue=into, group_id=group, part=IssueGroup.Part.SAME_NEED, since=max(day, into.raised_on)
        )
    for row in (
        *issue.actions.filter(state__in=[Action.State.OPEN, Action.State.IN_PROGRESS]),
        *issue.assignments.filter(state__in=OPEN),
    ):
        row.issue = into
        row.save(update_fields=["issue"])
    tell(into, "merged", now=now, by=by, on=day, text=str(issue), circle=issue.circle)


def refuse_day(entry: StageEntry, day: date, today: date) -> None:
    if day < entry.entered_on:
        raise Refused(
            _("The issue came to “%(stage)s” on %(since)s. Write that day or a later one.")
            % {"stage": entry.get_stage_display(), "since": day_plain(entry.entered_on)},
            field="on",
            code="too_early",
        )
    if day > today:
        raise Refused(
            _("%(day)s is to come. Write the day it happened.") % {"day": day_plain(day)},
            field="on",
            code="future",
        )


def refuse_lacks(step: Step, standing: Standing) -> None:
    """What is forbidden is refused; what is a norm asks for a reason (design.md 4.4)."""
    for lack in lacks(step.to, standing):
        if lack in FORBIDS or not step.text.strip():
            raise Refused(lack_words(lack), field="text", code=lack)


def refuse_exit(issue: Issue, step: Step, day: date) -> None:
    if step.to == Stage.PARKED and (step.parked_until is None or step.parked_until <= day):
        raise Refused(
            _("Write until when it is parked, a day after %(day)s.") % {"day": day_plain(day)},
            field="parked_until",
            code="no_until",
        )
    if step.to == Stage.MERGED:
        _refuse_target(issue, step.merged_into)


def _refuse_target(issue: Issue, into: Issue | None) -> None:
    if into is None or into.pk == issue.pk or into.structure_id != issue.structure_id:
        raise Refused(_("Choose the issue that it is merged into."), field="merged_into", code="no_target")
    stage = current_stage(into)
    if stage.stage == Stage.MERGED:
        raise Refused(
            _("“%(title)s” is itself merged. Choose the issue it went into.") % {"title": into.title},
            field="merged_into",
            code="target_is_merged",
        )
    if stage.stage in FINISHED:
        raise Refused(
            _("“%(title)s” is in “%(stage)s”. Take it up again first, or choose another issue.")
            % {"title": into.title, "stage": stage.get_stage_display()},
            field="merged_into",
            code="target_is_finished",
        )


@verb
def say_what_is_next(
    issue: Issue,
    *,
    by: Person,
    now: datetime,
    waits_for: str = "",
    forum: Group | None = None,
    next_forum: Group | None = None,
    next_on: date | None = None,
) -> StageEntry:
    """In whose hands it lies, who waits for whom, and which forum and day come next (S002-11). The group it
    lies with takes part."""
    issue = locked(issue)
    entry = current_stage(issue)
    _refuse_nothing_next(entry, next_on, timezone.localdate(now))
    before = _next_of(entry)
    entry.waits_for, entry.next_forum, entry.next_on = waits_for.strip(), next_forum, next_on
    entry.forum = forum or entry.forum
    if _next_of(entry) != before:
        entry.save()
        let_forum_in(issue, entry.forum, timezone.localdate(now))
        tell(issue, "changed", now=now, by=by, text=_what_is_next(entry))
    return entry


def _next_of(entry: StageEntry) -> tuple:
    return entry.waits_for, entry.next_forum_id, entry.next_on, entry.forum_id


def _what_is_next(entry: StageEntry) -> str:
    told = []
    if entry.forum:
        told.append(_("Lies with %(group)s.") % {"group": entry.forum})
    if entry.waits_for:
        told.append(_("Waits for %(what)s.") % {"what": entry.waits_for})
    following = [str(entry.next_forum)] if entry.next_forum else []
    following += [day_plain(entry.next_on)] if entry.next_on else []
    if following:
        told.append(_("Next: %(what)s.") % {"what": ", ".join(following)})
    return " ".join(told)


def _refuse_nothing_next(entry: StageEntry, next_on: date | None, today: date) -> None:
    if entry.stage in FINISHED:
        raise Refused(
            _("The issue is in “%(stage)s”, and nothing comes next. Take it up again first.")
            % {"stage": entry.get_stage_display()},
            code="finished",
        )
    if next_on and next_on < today and next_on != entry.next_on:
        raise Refused(
            _("%(day)s has been. Write a day to come, or leave it empty.") % {"day": day_plain(next_on)},
            field="next_on",
            code="past",
        )


def locked(issue: Issue, *, beside: Iterable[Issue | None] = ()) -> Issue:
    """The issue again, locked: what happens to one issue happens one at a time. Those `beside` are locked
    with it, always in the same order, so that two who merge each other's issues do not wait for ever. In that
    order too: the meeting first, then the issue, then its group and what hangs on them."""
    rows = Issue.objects.select_for_update(no_key=True, of=("self",)).order_by("pk")
    pks = {issue.pk, *(one.pk for one in beside if one)}
    found = {row.pk: row for row in rows.select_related("home_group", "structure").filter(pk__in=pks)}
    if issue.pk not in found:
        raise Issue.DoesNotExist
    return found[issue.pk]


def current_stage(issue: Issue) -> StageEntry:
    return StageEntry.objects.select_related("forum").get(issue=issue, left_on__isnull=True)


def came_from(issue: Issue, entry: StageEntry) -> str:
    """The last stage on the way that the issue stood in before it went out."""
    before = StageEntry.objects.filter(issue=issue, pk__lt=entry.pk).order_by("-pk")
    outside = [Stage.DECLINED, Stage.PARKED, Stage.MERGED]
    return before.exclude(stage__in=outside).values_list("stage", flat=True).first() or ""
