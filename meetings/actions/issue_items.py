"""Issues taken up at meetings: put on an agenda, raised from an item, moved and positioned there."""

from dataclasses import replace
from datetime import datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from groups.models import Person, ReadingCircle
from groups.reading import narrower
from issues.actions import Step, move_issue, raise_issue
from issues.actions.issues import current_stage, let_forum_in, locked
from issues.actions.positions import Stand, take_position
from issues.course import FINISHED
from issues.models import Issue, IssueEvent, MaterialVersion, Position, StageEntry
from meetings.actions.guards import lock, refuse_unless_open, touch
from meetings.actions.issue_ties import tell_at, tie
from meetings.actions.items import add_item, change_item
from meetings.actions.proposals import decline_proposal
from meetings.issue_agenda import noted_words
from meetings.minutes_report import notes_items_by_key
from meetings.models import (
    AgendaItem,
    EventAt,
    ItemIssue,
    ItemProposal,
    Meeting,
    Minutes,
    Outcome,
    PositionAt,
    StageMoveAt,
)
from meetings.reports import PAPER_LANGUAGE
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def take_up_issue(
    issue: Issue,
    *,
    meeting: Meeting,
    by: Person,
    now: datetime,
    title: str = "",
    kind: str,
    wanted_outcome: str = "",
    minutes: int | None = None,
) -> AgendaItem:
    """Put the issue on a meeting's agenda as an item of its own. On that agenda already it is the item it is.

    A closed issue makes a closed item, and says what everybody may read as its title. The meeting's group
    takes part in the issue from then on.
    """
    meeting, issue = lock(meeting), locked(issue)
    if there := AgendaItem.objects.filter(meeting=meeting, item_issues__issue=issue).first():
        return there
    _refuse_unfit(issue, meeting)
    closing = {}
    if issue.circle != ReadingCircle.GROUP:
        closing = {"circle": issue.circle, "closed_reason": issue.closed_reason}
        if not title.strip():
            raise Refused(
                _("The issue is closed. Write a title that everybody may read, e.g. “A procurement”."),
                field="title",
                code="no_open_title",
            )
    item = add_item(
        meeting,
        title=title.strip() or issue.title,
        kind=kind,
        wanted_outcome=wanted_outcome.strip(),
        minutes=minutes,
        **closing,
        by=by,
        now=now,
    )
    let_forum_in(issue, meeting.group, timezone.localdate(now))
    tie(item, issue, by=by, now=now)
    return item


@verb
def tie_issue(item: AgendaItem, *, issue: Issue, by: Person, now: datetime) -> ItemIssue:
    """Say that an item on the agenda is about the issue. An item about a closed issue is closed as it is."""
    meeting, issue = lock(item.meeting), locked(issue)
    if there := ItemIssue.objects.filter(item=item, issue=issue).first():
        return there
    refuse_unless_open(meeting)
    _refuse_unfit(issue, meeting)
    if narrower(item.circle, issue.circle) != item.circle:
        reason = item.closed_reason or issue.closed_reason
        item = change_item(item, circle=issue.circle, closed_reason=reason, kind=item.kind, by=by, now=now)
    let_forum_in(issue, meeting.group, timezone.localdate(now))
    touch(meeting)
    return tie(item, issue, by=by, now=now)


@verb
def untie_issue(row: ItemIssue, *, by: Person, now: datetime) -> None:
    """The item is not about the issue after all. A closed item stays closed."""
    meeting = lock(row.item.meeting)
    refuse_unless_open(meeting)
    told = _("Not about the issue: %(title)s") % {"title": row.item.title}
    tell_at(row.item, row.issue, "on_agenda", text=told, by=by, now=now)
    row.delete()
    touch(meeting)


@verb
def move_issue_at(item: AgendaItem, *, issue: Issue, step: Step, by: Person, now: datetime) -> StageEntry:
    """Move an issue that is up on the item, on the day of the meeting; the stage and the time line say
    where."""
    _refuse_not_up(item, issue)
    meeting = lock(item.meeting)
    refuse_while_read(meeting)
    day = step.on or min(meeting.date or timezone.localdate(now), timezone.localdate(now))
    entry = move_issue(issue, step=replace(step, on=day), by=by, now=now)
    if entry.entered_at == now:
        StageMoveAt.objects.get_or_create(entry=entry, defaults={"meeting": meeting, "item": item})
        _tie_event(item, issue, "moved", now)
    return entry


@verb
def take_position_at(
    outcome: Outcome,
    *,
    issue: Issue,
    by: Person,
    now: datetime,
    version: MaterialVersion | None = None,
    exception_reason: str = "",
) -> Position:
    """What was written down as a position in the notes becomes the group's position in the issue (ruling 1).
    Said twice it is one."""
    item = outcome.item
    if there := PositionAt.objects.filter(outcome=outcome).select_related("position").first():
        return there.position
    _refuse_not_up(item, issue)
    lock(item.meeting)
    if narrower(item.circle, issue.circle) != issue.circle:
        raise Refused(
            _("The item is closed and the issue is not, so that more would read it. Close the issue first."),
            code="closed",
        )
    if outcome.kind != Outcome.Kind.POSITION:
        raise Refused(_("Only a position is written down as one. Change the outcome first."), code="kind")
    points = [f"– {point.text}" for point in outcome.points.all()]
    stand = Stand(
        text="\n".join([outcome.text, *points]),
        on=item.meeting.date,
        condition=outcome.condition,
        exception_reason=exception_reason,
    )
    position = take_position(issue, group=item.meeting.group, stand=stand, version=version, by=by, now=now)
    PositionAt.objects.get_or_create(position=position, defaults={"outcome": outcome})
    _tie_event(item, issue, "position", now)
    return position


@verb
def raise_from_item(
    item: AgendaItem, *, title: str, by: Person, now: datetime, description: str = ""
) -> Issue:
    """Make a question of what came up on an item (S000-25). Its home is the meeting's group; what came up at
    a closed item is as closed. Said twice it is one."""
    meeting, today = lock(item.meeting), timezone.localdate(now)
    refuse_while_read(meeting)
    issue = raise_issue(
        meeting.group.structure,
        title=title,
        description=description,
        home_group=meeting.group,
        raised_on=min(meeting.date or today, today),
        circle=item.circle,
        closed_reason=item.closed_reason if item.circle != ReadingCircle.GROUP else "",
        by=by,
        now=now,
    )
    if not ItemIssue.objects.filter(item=item, issue=issue).exists():
        ItemIssue.objects.create(item=item, issue=issue)
        _tie_event(item, issue, "raised", now)
        touch(meeting)
    return issue


@verb
def raise_from_proposal(
    proposal: ItemProposal, *, title: str, by: Person, now: datetime, description: str = ""
) -> Issue:
    """Make a question of a proposed item, in the name of whoever proposed it. One that is on an agenda is
    tied there; one that nobody has answered is answered with the question."""
    if proposal.item:
        return raise_from_item(proposal.item, title=title, description=description, by=by, now=now)
    proposal = ItemProposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if proposal.state != ItemProposal.State.PROPOSED:
        raise Refused(_("The proposal has been answered already."), code="answered")
    issue = raise_issue(
        proposal.group.structure,
        title=title,
        description=description,
        home_group=proposal.group,
        by=by,
        now=now,
    )
    issue.raised_by = proposal.proposed_by
    issue.save()
    reason = _("It has become the question %(number)s, “%(title)s”.")
    reason %= {"number": f"{issue.year}:{issue.number}", "title": issue.title}
    decline_proposal(proposal, reason=reason, by=by, now=now)
    return issue


def show_notes(meeting: Meeting, *, is_shown: bool) -> None:
    """What was said of public issues at a meeting is open to everybody while its notes are. Called inside the
    verbs that publish."""
    told = IssueEvent.objects.filter(kind="notes", circle=ReadingCircle.GROUP, at_meeting__meeting=meeting)
    if is_shown:
        told = told.filter(issue__is_public=True)
    told.update(is_public=is_shown)


@translation.override(PAPER_LANGUAGE)
def tell_what_was_noted(meeting: Meeting, *, by: Person | None, now: datetime) -> None:
    """The time line of every issue that was up tells what came of it (S002-12). What a correction did not
    change is not told again. Called inside the verbs that approve notes."""
    rows = list(ItemIssue.objects.filter(item__meeting=meeting).select_related("item", "issue"))
    noted = notes_items_by_key(meeting) if rows else {}
    for row in rows:
        text, circle = noted_words(noted[row.item_id]), noted[row.item_id].circle
        told = IssueEvent.objects.filter(issue=row.issue_id, kind="notes", at_meeting__item=row.item_id)
        latest = told.order_by("-pk").first()
        if latest is None or latest.text != text:
            row.item.meeting = meeting
            tell_at(row.item, row.issue, "notes", text=text, circle=circle, on=meeting.date, by=by, now=now)


def _tie_event(item: AgendaItem, issue: Issue, kind: str, now: datetime) -> None:
    """The line that the verb below has just written is about this meeting."""
    event = IssueEvent.objects.filter(issue=issue, kind=kind, at=now).order_by("-pk").first()
    if event:
        EventAt.objects.get_or_create(event=event, defaults={"meeting": item.meeting, "item": item})


def refuse_while_read(meeting: Meeting) -> None:
    """The notes print each issue with its stage, and somebody may have signed them already."""
    minutes = getattr(meeting, "minutes", None)
    if minutes and minutes.state == Minutes.State.CIRCULATED:
        raise Refused(
            _("The notes are out for approval. Wait until they are approved, or take them back to draft."),
            code="notes_out",
        )


def _refuse_not_up(item: AgendaItem, issue: Issue) -> None:
    if not ItemIssue.objects.filter(item=item, issue=issue).exists():
        raise Refused(_("The item is not about that issue."), field="issue", code="not_up")


def _refuse_unfit(issue: Issue, meeting: Meeting) -> None:
    stage = current_stage(issue)
    if stage.stage in FINISHED:
        raise Refused(
            _("The issue is in “%(stage)s”. Take it up again before it comes on an agenda.")
            % {"stage": stage.get_stage_display()},
            field="issue",
            code="finished",
        )
    if issue.structure_id != meeting.group.structure_id:
        raise Refused(_("The issue belongs to another structure."), field="issue", code="other_structure")
    if issue.circle != ReadingCircle.GROUP and issue.home_group_id != meeting.group_id:
        raise Refused(
            _("The issue is closed. It is taken up only in its own group."), field="issue", code="closed"
        )
