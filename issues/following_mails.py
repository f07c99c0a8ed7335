"""The mails to those who follow issues: what has just happened, and the digest of a day or a week."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groups.links import url
from groups.mails import letter
from groups.models import Delivery, Link, OrganizationName, ReadingCircle
from groups.post import mail
from issues.event_access import events_for
from issues.following_post import AT_ONCE_MAIL, DIGEST_MAIL, FOLLOW_LINK, is_told
from issues.models import Follow, Issue, IssueEvent
from samverkan.lib.dated import value_that_day

# Of one issue, the latest; and of a line's text so many characters. The rest is a click away.
MOST_LINES, MOST_LETTERS = 12, 400
OPEN = ReadingCircle.GROUP.value


@dataclass(frozen=True)
class ToldLine:
    """`text` is empty for what only a closed circle reads: a mail may be forwarded."""

    day: date
    kind: str
    text: str
    who: str
    is_closed: bool


@dataclass(frozen=True)
class ToldIssue:
    """`earlier`: how many lines are left out."""

    title: str
    number: str
    url: str
    lines: tuple[ToldLine, ...]
    earlier: int


@mail(AT_ONCE_MAIL, gettext_lazy("News of a followed issue"))
def followed_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    at = datetime.fromisoformat(delivery.references["at"])
    return _letter(delivery, Q(at=at, issue__follows__how=Follow.How.AT_ONCE))


@mail(DIGEST_MAIL, gettext_lazy("Digest of followed issues"))
def digest_mail(delivery: Delivery, kept: dict) -> EmailMessage | None:
    by_mail = ~Q(issue__follows__how=Follow.How.NOT_BY_MAIL)
    return _letter(delivery, by_mail & Q(pk__in=delivery.references["events"]))


def _letter(delivery: Delivery, about: Q) -> EmailMessage | None:
    """None when nothing of it may be read any longer, or nobody wants it."""
    person, today = delivery.person, timezone.localdate()
    link = Link.objects.filter(purpose=FOLLOW_LINK, object_id=person.pk, person=person)
    link = link.filter(withdrawn_at=None, expires_at__gt=timezone.now()).first()
    if link is None or not is_told(person):
        return None
    mine = Q(issue__follows__person=person.pk)
    issues = told_issues(events_for(person).filter(mine & about).exclude(by=person.pk), today)
    if not issues:
        return None
    address = url(link, "following:by_link")
    context = {
        "issues": issues,
        "is_digest": delivery.kind == DIGEST_MAIL,
        "choose": address,
        "all": settings.BASE_URL + reverse("following:mine"),
    }
    message = letter(delivery, subject=_subject(issues), template="issues/followed", context=context)
    # A button of the mail program's own, which posts without asking (RFC 8058).
    message.extra_headers["List-Unsubscribe"] = f"<{address}>"
    message.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return message


def _subject(issues: list[ToldIssue]) -> str:
    if len(issues) > 1:
        text = ngettext(
            "New in %(count)d issue you follow", "New in %(count)d issues you follow", len(issues)
        )
        return text % {"count": len(issues)}
    (one,) = issues
    if len(one.lines) > 1 or one.earlier:
        return _("New in %(title)s") % {"title": one.title}
    return _("%(title)s: %(what)s") % {"title": one.title, "what": one.lines[0].kind}


def told_issues(rows: QuerySet[IssueEvent], today: date) -> list[ToldIssue]:
    """One query; the issues by their titles, the lines of each as they happened."""
    name = value_that_day(OrganizationName, "name", today, organization=OuterRef("organization"))
    rows = rows.select_related("issue", "by").annotate(organization_name=name)
    rows = rows.order_by("issue__title", "issue", "on", "pk")
    return [_told(issue, list(lines)) for issue, lines in groupby(rows, key=lambda row: row.issue)]


def _told(issue: Issue, rows: list[IssueEvent]) -> ToldIssue:
    number = f"{issue.year}:{issue.number}"
    return ToldIssue(
        title=issue.title if issue.circle == OPEN else _("Closed issue %(number)s") % {"number": number},
        number=number,
        url=settings.BASE_URL + reverse("issue:page", args=[issue.pk]),
        lines=tuple(_lines(rows[-MOST_LINES:])),
        earlier=max(0, len(rows) - MOST_LINES),
    )


def _lines(rows: Iterable[IssueEvent]) -> Iterable[ToldLine]:
    for row in rows:
        is_closed = {row.circle, row.issue.circle} != {OPEN}
        yield ToldLine(
            day=row.on,
            kind=str(row.get_kind_display()),
            text="" if is_closed else Truncator(row.text).chars(MOST_LETTERS),
            who=row.organization_name or (row.by.name if row.by else ""),
            is_closed=is_closed,
        )
