"""A group takes a position, and what was taken is annulled, never deleted (S002-12, I-DEC5)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Person
from issues.actions.events import tell
from issues.actions.issues import current_stage, let_forum_in, locked
from issues.actions.raising import raise_issue
from issues.course import FINISHED, Lack
from issues.models import Issue, MaterialVersion, Position
from issues.stage_words import lack_words
from issues.standing import standing_of_issue
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


@dataclass(frozen=True)
class Stand:
    """What a position says. `exception_reason`: why it was taken without material or anchoring."""

    text: str
    on: date
    condition: str = ""
    valid_to: date | None = None
    exception_reason: str = ""


@verb
def take_position(
    issue: Issue,
    *,
    group: Group,
    stand: Stand,
    by: Person,
    now: datetime,
    version: MaterialVersion | None = None,
) -> Position:
    """Write down the position of a group that may take positions that day. Without issued material, or where
    the question is not anchored at home, it says why (I-ISS2). The same again is the same position."""
    issue, group = locked(issue), lock_open(group)
    _refuse_unclear(stand, timezone.localdate(now))
    entry = current_stage(issue)
    if entry.stage in FINISHED:
        raise Refused(
            _("The issue is in “%(stage)s”. Take it up again before a position is taken.")
            % {"stage": entry.get_stage_display()},
            code="finished",
        )
    if there := _that_day(issue, group, stand):
        return there
    _refuse_lacks(issue, group, stand, version)
    position = Position.objects.create(
        issue=issue,
        group=group,
        version=version,
        taken_on=stand.on,
        text=stand.text.strip(),
        condition=stand.condition.strip(),
        valid_to=stand.valid_to,
        exception_reason=stand.exception_reason.strip(),
        made_at=now,
        made_by=by,
    )
    let_forum_in(issue, group, stand.on)
    tell(issue, "position", now=now, by=by, on=stand.on, text=_told(position))
    return position


@verb
def take_position_at_once(
    group: Group, *, title: str, stand: Stand, by: Person, now: datetime, raised_on: date | None = None
) -> Position:
    """A position on what has never been an issue makes one (ruling 1)."""
    issue = raise_issue(
        group.structure,
        title=title,
        home_group=group,
        raised_on=raised_on or min(stand.on, timezone.localdate(now)),
        by=by,
        now=now,
    )
    return take_position(issue, group=group, stand=stand, by=by, now=now)


@verb
def annul_position(position: Position, *, reason: str, by: Person, now: datetime) -> Position:
    """Take it back with a reason. It stays to be read, and nobody is asked about it any more."""
    locked(position.issue)
    position = Position.objects.select_related("issue", "group").get(pk=position.pk)
    if position.annulled_on:
        return position
    if not reason.strip():
        raise Refused(
            _("Write why it is annulled, e.g. “Replaced by the position of 4 May 2017”."),
            field="reason",
            code="no_reason",
        )
    position.annulled_on, position.annulled_reason = timezone.localdate(now), reason.strip()
    position.save()
    words = {"day": day_plain(position.taken_on), "reason": position.annulled_reason}
    tell(
        position.issue,
        "position",
        now=now,
        by=by,
        text=_("Annulled: the position of %(day)s. %(reason)s") % words,
    )
    return position


def _refuse_unclear(stand: Stand, today: date) -> None:
    if not stand.text.strip():
        raise Refused(
            _("Write the position, e.g. “The group supports the proposal”."), field="text", code="no_text"
        )
    if stand.on > today:
        raise Refused(
            _("%(day)s is to come. Write the day the position was taken.") % {"day": day_plain(stand.on)},
            field="on",
            code="future",
        )
    if stand.valid_to and stand.valid_to < stand.on:
        raise Refused(
            _("It was taken %(day)s and cannot have ended before that. Write a later day.")
            % {"day": day_plain(stand.on)},
            field="valid_to",
            code="ends_before",
        )


def _that_day(issue: Issue, group: Group, stand: Stand) -> Position | None:
    rows = Position.objects.filter(issue=issue, group=group, taken_on=stand.on, annulled_on__isnull=True)
    there = rows.first()
    if there and there.text != stand.text.strip():
        raise Refused(
            _("The group has taken another position that day: “%(text)s”. Annul it first.")
            % {"text": there.text},
            field="text",
            code="another",
        )
    return there


def _refuse_lacks(issue: Issue, group: Group, stand: Stand, version: MaterialVersion | None) -> None:
    standing = standing_of_issue(issue, stand.on, forum=group)
    if not standing.may_take_positions:
        raise Refused(lack_words(Lack.NO_POSITIONS), field="group", code=Lack.NO_POSITIONS)
    if version and not _is_issued(version, issue):
        raise Refused(
            _("Choose a version of this issue's material that has been issued."),
            field="version",
            code="not_issued",
        )
    if stand.exception_reason.strip():
        return
    if version is None:
        raise Refused(lack_words(Lack.NO_MATERIAL), field="exception_reason", code=Lack.NO_MATERIAL)
    if not standing.is_anchored:
        raise Refused(lack_words(Lack.NOT_ANCHORED), field="exception_reason", code=Lack.NOT_ANCHORED)


def _is_issued(version: MaterialVersion, issue: Issue) -> bool:
    rows = MaterialVersion.objects.filter(pk=version.pk, material__issue=issue, issued_at__isnull=False)
    return rows.exists()


def _told(position: Position) -> str:
    told = f"{position.group}: {position.text}"
    if position.condition:
        told += " " + _("Condition: %(condition)s") % {"condition": position.condition}
    return told
