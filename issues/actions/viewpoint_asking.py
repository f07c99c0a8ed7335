"""Asking groups, organisations and boards what they think of an issued version, taking it back, and
reminding (S001-24, S003-18)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groups.links import withdraw_links
from groups.models import Board, Delivery, Group, Organization, Person, ReadingCircle
from groups.post import post_all, withdraw_deliveries
from issues.actions.events import tell
from issues.actions.issues import current_stage, locked
from issues.course import FINISHED
from issues.models import Issue, MaterialVersion, StageEntry, ViewpointRequest
from issues.viewpoint_reached import ASKED_MAIL, BESIDE, REMINDER_MAIL, VIEWPOINT_LINK, letters_about
from issues.viewpoint_states import reminder_due
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain, listed


@verb
def ask_for_viewpoints(
    version: MaterialVersion,
    *,
    organizations: Sequence[Organization] = (),
    boards: Sequence[Board] = (),
    groups: Sequence[Group] = (),
    due_on: date,
    question: str = "",
    by: Person,
    now: datetime,
) -> list[ViewpointRequest]:
    """Write to each with a link. Asked again, somebody gets the new day and question; the same again changes
    nothing. Answers what was asked or changed."""
    issue, today = locked(version.material.issue), timezone.localdate(now)
    addressed = [{"organization": row, "board": None, "group": None} for row in organizations]
    addressed += [{"organization": row.organization, "board": row, "group": None} for row in boards]
    addressed += [{"organization": None, "board": None, "group": row} for row in groups]
    _refuse_asking(issue, version, addressed, due_on, today)
    wanted = {"due_on": due_on, "question": question.strip()}
    rows = [_asked(version, to, wanted, by=by, now=now) for to in addressed]
    asked = list({row.pk: row for row in rows if row}.values())
    if asked:
        post_all(letters_about(ASKED_MAIL, issue, asked, now=now, today=today), now=now)
        tell(issue, "viewpoint", now=now, by=by, text=_asked_words(version, asked, due_on, today))
    return asked


def _asked(version: MaterialVersion, to: dict, wanted: dict, *, by, now) -> ViewpointRequest | None:
    """The row made or changed; None where there was nothing to change."""
    row = version.viewpoint_requests.filter(**to).first()
    if row and not row.withdrawn_at and all(getattr(row, name) == value for name, value in wanted.items()):
        return None
    row = row or ViewpointRequest(version=version, **to)
    for name, value in wanted.items():
        setattr(row, name, value)
    row.asked_at, row.asked_by, row.withdrawn_at = now, by, None
    row.save()
    return row


def _asked_words(version: MaterialVersion, rows: list[ViewpointRequest], due_on: date, today: date) -> str:
    text = ngettext(
        "Asked about version %(number)d, to answer by %(day)s: %(names)s.",
        "%(count)d asked about version %(number)d, to answer by %(day)s: %(names)s.",
        len(rows),
    )
    names = listed(name_of(row, today) for row in rows)
    return text % {"number": version.number, "day": day_plain(due_on), "count": len(rows), "names": names}


def name_of(request: ViewpointRequest, on: date) -> str:
    """ "Sala kommun (Vård- och omsorgsnämnden)", or the group's name."""
    if request.group:
        return request.group.name_on(on)
    name = request.organization.name_on(on)
    return f"{name} ({request.board.name})" if request.board else name


def _refuse_asking(
    issue: Issue, version: MaterialVersion, addressed: list, due_on: date, today: date
) -> None:
    if not addressed:
        raise Refused(_("Choose at least one to ask."), field="asked", code="nobody")
    if due_on <= today:
        raise Refused(
            _("%(day)s is no day to come. Give them time, e.g. three weeks.") % {"day": day_plain(due_on)},
            field="due_on",
            code="past",
        )
    if issue.circle != ReadingCircle.GROUP:
        raise Refused(
            _("The issue is closed, and others read what they are asked about. Open it to the group first."),
            code="closed",
        )
    if version.issued_at is None:
        text = _("The material is still a draft. Issue it, so that all read the same words.")
        raise Refused(text, code="not_issued")
    refuse_followed(version)
    entry = current_stage(issue)
    if entry.stage in FINISHED:
        raise Refused(
            _("The issue is in “%(stage)s”. Take it up again first.") % {"stage": entry.get_stage_display()},
            code="finished",
        )


def refuse_followed(version: MaterialVersion) -> None:
    """Once the next version is issued, what was thought of this one stands."""
    newer = newer_than(version.material_id, version.number).last()
    if newer:
        text = _("Version %(newer)d is issued, and viewpoints on version %(number)d are closed.")
        raise Refused(text % {"newer": newer.number, "number": version.number}, code="followed")


def newer_than(material, number) -> QuerySet[MaterialVersion]:
    rows = MaterialVersion.objects.filter(material=material, number__gt=number, issued_at__isnull=False)
    return rows.defer("facts", "text").order_by("number")


@verb
def withdraw_viewpoint_request(request: ViewpointRequest, *, by: Person, now: datetime) -> ViewpointRequest:
    """Take back what was asked; its links die. What has been answered is never taken away."""
    request, issue = locked_request(request)
    if request.viewpoints.exists():
        text = _("%(name)s has answered already, and the answer stands.")
        raise Refused(text % {"name": name_of(request, timezone.localdate(now))}, code="answered")
    if request.withdrawn_at:
        return request
    request.withdrawn_at = now
    request.save()
    withdraw_links(VIEWPOINT_LINK, object_id=request.pk, now=now)
    for kind in (ASKED_MAIL, REMINDER_MAIL):
        withdraw_deliveries(kind, references__requests=[request.pk])
    text = _("%(name)s is not asked any more.") % {"name": name_of(request, timezone.localdate(now))}
    tell(issue, "viewpoint", now=now, by=by, organization=request.organization, text=text)
    return request


def locked_request(request: ViewpointRequest) -> tuple[ViewpointRequest, Issue]:
    """The request again with its issue locked: what happens to one issue happens one at a time."""
    issue = locked(request.version.material.issue)
    return ViewpointRequest.objects.select_related(*BESIDE).get(pk=request.pk), issue


@verb
def remind_of_viewpoints(version: MaterialVersion, *, by: Person, now: datetime) -> list[Delivery]:
    """Write again to those who have not answered, at most once a day each."""
    locked(version.material.issue)
    today = timezone.localdate(now)
    sent = _remind(list(waited_for().filter(version=version)), now, f"{version.pk}-{today}")
    if not sent:
        raise Refused(
            _("Nobody can be reminded today: they have answered, were reminded or have no address."),
            code="nobody",
        )
    return sent


@verb
def remind_by_the_day(version: MaterialVersion, *, by: None, now: datetime) -> list[Delivery]:
    """What the daily job does: some days before the day and on it, and again if the day is moved."""
    locked(version.material.issue)
    today, due = timezone.localdate(now), {}
    for row in waited_for().filter(version=version):
        if which := reminder_due(row.due_on, timezone.localdate(row.asked_at), today):
            due.setdefault((which, row.due_on), []).append(row)
    return [
        mail
        for (which, day), rows in due.items()
        for mail in _remind(rows, now, f"{version.pk}-{which}-{day}")
    ]


def waited_for() -> QuerySet[ViewpointRequest]:
    """Those who may still answer and have not: of the newest issued version of an open issue on its way."""
    finished = StageEntry.objects.filter(
        issue=OuterRef("version__material__issue"),
        left_on__isnull=True,
        stage__in=[str(stage) for stage in FINISHED],
    )
    newer = newer_than(OuterRef("version__material"), OuterRef("version__number"))
    rows = ViewpointRequest.objects.filter(
        withdrawn_at=None, viewpoints=None, version__material__issue__circle=ReadingCircle.GROUP
    )
    return rows.filter(~Exists(finished.order_by()), ~Exists(newer)).select_related(*BESIDE).order_by("pk")


def _remind(rows: Iterable[ViewpointRequest], now: datetime, key: str) -> list[Delivery]:
    rows = list(rows)
    if not rows:
        return []
    issue, today = rows[0].version.material.issue, timezone.localdate(now)
    letters = letters_about(REMINDER_MAIL, issue, rows, now=now, today=today, key=key)
    there = set(
        Delivery.objects.filter(once_key__in=[one.once_key for one in letters]).values_list(
            "once_key", flat=True
        )
    )
    return [mail for mail in post_all([one for one in letters if one.once_key not in there], now=now) if mail]
