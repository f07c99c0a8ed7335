"""Asking the organisations and boards of a path to decide, and asking again (I-DEC3)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.links import make_links, withdraw_links
from groups.models import Board, Delivery, Group, Organization, Person, ReadingCircle
from groups.post import Letter, post_all
from groups.registrars import registrar_addresses
from issues.actions.decisions import whole
from issues.actions.issues import locked
from issues.actions.material import begin_material, issue_version
from issues.actions.material_paths import add_path, add_points, address_path
from issues.decision_links import ASKED_MAIL, DECISION_LINK, REMINDER_MAIL, link_expiry
from issues.decision_states import UNANSWERED, reminder_due, waited_until
from issues.models import (
    DecisionPath,
    Issue,
    OrganizationDecision,
    PathAddressee,
    Position,
    Stage,
    StageEntry,
)
from issues.path_points import Point
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


@verb
def ask_organizations(
    path: DecisionPath, *, due_on: date, by: Person, now: datetime
) -> list[OrganizationDecision]:
    """Make a row for each addressee of the path, and write to its registrar with a link. Who is asked already
    is left as they are, so that those who join later can be asked as well (S003-15)."""
    issue = locked(path.version.material.issue)
    position = _position_of(issue)
    _refuse_closed(issue)
    _refuse_day(due_on, timezone.localdate(now))
    if path.version.issued_at is None:
        raise Refused(
            _("The material is still a draft. Issue it, so that all decide on the same words."),
            code="not_issued",
        )
    addressees = list(path.addressees.select_related("organization", "board"))
    if not addressees:
        raise Refused(_("The path goes to nobody. Choose who decides in the material."), code="nobody")
    there = set(path.decisions.values_list("organization", "board"))
    made = [
        _asked(path, position, row, due_on, now)
        for row in addressees
        if (row.organization_id, row.board_id) not in there
    ]
    if made:
        _write_to(issue.home_group, made, ASKED_MAIL, now)
    return made


@verb
def ask_about_position(
    position: Position,
    *,
    organizations: Sequence[Organization] = (),
    boards: Sequence[Board] = (),
    due_on: date,
    by: Person,
    now: datetime,
) -> list[OrganizationDecision]:
    """Where a position was taken without material, its own words become one path of one point (ruling 1)."""
    sign = {"by": by, "now": now}
    if position.decisions.exists() or (position.version and position.version.paths.exists()):
        raise Refused(
            _("There is material that says who is to decide. Ask along its paths."), code="has_paths"
        )
    if not organizations and not boards:
        raise Refused(_("Choose at least one that is to decide."), field="asked", code="nobody")
    version = begin_material(position.issue, title=position.issue.title, **sign)
    path = add_path(version, title=position.issue.title, forum=position.group, **sign)
    address_path(path, organizations=organizations, boards=boards, **sign)
    add_points(path, points=[Point(text=position.text)], **sign)
    issue_version(version, **sign)
    return ask_organizations(DecisionPath.objects.get(pk=path.pk), due_on=due_on, **sign)


@verb
def remind_organizations(
    issue: Issue,
    *,
    by: Person | None,
    now: datetime,
    decisions: Iterable[OrganizationDecision] | None = None,
) -> list[Delivery]:
    """Write again to those who have not answered, at most once a day each. After a withdrawn link the mail
    has a new one."""
    locked(issue)
    rows = waited_for().filter(path__version__material__issue=issue)
    if decisions is not None:
        rows = rows.filter(pk__in=[row.pk for row in decisions])
    today = timezone.localdate(now)
    sent = _write_to(issue.home_group, list(rows), REMINDER_MAIL, now, key=f"{issue.pk}-{today}")
    if not sent:
        raise Refused(
            _("Nobody can be reminded: they have answered, or have no address. Write to them yourself."),
            code="nobody",
        )
    return sent


@verb
def remind_by_the_day(*, by: None, now: datetime) -> list[Delivery]:
    """What the daily job does: a week before, on the day, and then three times a week apart."""
    today = timezone.localdate(now)
    due = defaultdict(list)
    for row in waited_for():
        until = waited_until(row.due_on, row.scheduled_on)
        if which := reminder_due(until, timezone.localdate(row.asked_at), today):
            due[row.path.version.material.issue_id, which, until].append(row)
    sent = []
    for (issue, which, until), rows in due.items():
        group = rows[0].path.version.material.issue.home_group
        sent += _write_to(group, rows, REMINDER_MAIL, now, key=f"{issue}-{which}-{until}")
    return sent


@verb
def withdraw_decision_link(decision: OrganizationDecision, *, by: Person | None, now: datetime) -> int:
    """Make the organisation's link dead at once, also in mails already read; a reminder brings a new one."""
    return withdraw_links(DECISION_LINK, object_id=decision.pk, now=now)


def waited_for() -> QuerySet[OrganizationDecision]:
    """What is still to be answered, after positions that hold, in issues that are open to their group and
    have not been turned away or merged since."""
    left = StageEntry.objects.filter(
        issue=OuterRef("path__version__material__issue"),
        left_on__isnull=True,
        stage__in=[Stage.DECLINED, Stage.MERGED],
    )
    rows = whole(OrganizationDecision.objects).filter(
        state__in=UNANSWERED, path__version__material__issue__circle=ReadingCircle.GROUP
    )
    return rows.filter(~Exists(left.order_by()), position__annulled_on__isnull=True).order_by("pk")


def _refuse_closed(issue: Issue) -> None:
    if issue.circle != ReadingCircle.GROUP:
        raise Refused(
            _("The issue is closed, and others read what is asked at home. Open it to the group first."),
            code="closed",
        )


def _position_of(issue: Issue) -> Position:
    found = issue.positions.filter(annulled_on__isnull=True).order_by("taken_on", "pk").last()
    if found is None:
        raise Refused(
            _("No position has been taken yet. Write it down first; then the organisations are asked."),
            code="no_position",
        )
    return found


def _refuse_day(due_on: date, today: date) -> None:
    if due_on <= today:
        raise Refused(
            _("%(day)s is no day to come. Give the boards time, e.g. six weeks.")
            % {"day": day_plain(due_on)},
            field="due_on",
            code="past",
        )


def _asked(
    path: DecisionPath, position: Position, row: PathAddressee, due_on: date, now: datetime
) -> OrganizationDecision:
    return OrganizationDecision.objects.create(
        path=path,
        position=position,
        organization=row.organization,
        board=row.board,
        due_on=due_on,
        asked_at=now,
    )


def _write_to(
    group: Group | None, rows: list[OrganizationDecision], kind: str, now: datetime, key: str = ""
) -> list[Delivery]:
    """One mail to each organisation, whatever number of its boards it is about; links for all of them, also
    where there is no address to send them to."""
    of, expiring = defaultdict(list), defaultdict(list)
    for row in rows:
        of[row.organization].append(row)
        expiring[_expiry(row, now)].append((row.pk, None))
    for expires_at, pairs in expiring.items():
        make_links(DECISION_LINK, pairs, expires_at=expires_at)
    today = timezone.localdate(now)
    addresses = registrar_addresses([one.pk for one in of], today)
    letters = [
        Letter(
            kind=kind,
            person=None,
            name=one.name_on(today),
            address=addresses.get(one.pk, ""),
            group=group,
            references={"decisions": [row.pk for row in found]},
            once_key=f"decision-{key}-{one.pk}" if key else None,
        )
        for one, found in of.items()
    ]
    return [sent for sent in post_all(letters, now=now) if sent and sent.queued_at == now]


def _expiry(row: OrganizationDecision, now: datetime) -> datetime:
    """Of a reminder that comes after the day too, which counts from today."""
    return link_expiry(max(row.due_on, timezone.localdate(now)))
