"""What leaves to those who follow an issue: at once when something happens, and the digests of a day or a
week.

Who may read what is asked both when a mail is queued and when it is written.
"""

from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from groups.access import standing_of
from groups.links import make_shared_links
from groups.models import Person
from groups.post import Letter, post_all
from issues.event_access import events_for
from issues.following import DIGESTS, told_until
from issues.models import Digest, Follow, IssueEvent

AT_ONCE_MAIL, DIGEST_MAIL = "issues.followed", "issues.digest"
# One link a person, to choose how to be told without log-in.
FOLLOW_LINK = "issues.follow"
LINK_LIVES = timedelta(days=120)


def is_told(person: Person) -> bool:
    """Not whose appointments and roles have all ended, though they may have raised the question."""
    standing = standing_of(person)
    has_part = standing.is_administrator or standing.roles or standing.organizations
    return person.is_active and bool(has_part)


def new_events(person: Person) -> QuerySet[IssueEvent]:
    """What has happened to the issues the person follows since they read last, of what they may read; not
    what they did themselves."""
    mine = Q(issue__follows__person=person.pk, at__gt=F("issue__follows__seen_at"))
    return events_for(person).filter(mine).exclude(by=person.pk)


def tell_at_once(event: IssueEvent, *, now: datetime) -> None:
    """To those who want to know at once. All that one verb tells, of however many issues, is one mail.

    Called inside the verb.
    """
    follows = Follow.objects.filter(issue=event.issue_id, how=Follow.How.AT_ONCE)
    found = [
        follow.person
        for follow in follows.exclude(person=event.by_id).select_related("person")
        if is_told(follow.person) and events_for(follow.person).filter(pk=event.pk).exists()
    ]
    about, key = {"at": event.at.isoformat()}, event.at.timestamp()
    _post(found, AT_ONCE_MAIL, about=about, key=str(key), now=now)


def followers_due(now: datetime) -> QuerySet[Person]:
    """Those for whom something has happened that a digest tells of now; one query. Whether they may read it
    is asked of each."""
    due = Q()
    for how in DIGESTS:
        if until := told_until(how, now):
            new = IssueEvent.objects.order_by().filter(issue=OuterRef("issue"), at__gt=OuterRef("told_at"))
            due |= Q(how=how) & Exists(new.filter(at__lte=until))
    if not due:
        return Person.objects.none()
    today = Digest.objects.filter(person=OuterRef("person"), on=timezone.localdate(now))
    return Person.objects.filter(pk__in=Follow.objects.filter(due, ~Exists(today)).values("person"))


def untold(person: Person, now: datetime) -> list[int]:
    """The lines a digest tells the person now: (event pks), the earliest first."""
    since = Q(at__gt=F("issue__follows__told_at"), issue__follows__person=person.pk)
    due = Q()
    for how in DIGESTS:
        if until := told_until(how, now):
            due |= Q(issue__follows__how=how, at__lte=until)
    if not due or not is_told(person):
        return []
    rows = events_for(person).filter(since & due).exclude(by=person.pk)
    return list(rows.order_by("at", "pk").values_list("pk", flat=True))


def post_digest(person: Person, events: list[int], *, now: datetime) -> None:
    """Called inside the verb."""
    day = timezone.localdate(now).isoformat()
    _post([person], DIGEST_MAIL, about={"events": events}, key=day, now=now)


def _post(people: list[Person], kind: str, *, about: dict, key: str, now: datetime) -> None:
    if not people:
        return
    make_shared_links(FOLLOW_LINK, [(person.pk, person) for person in people], expires_at=now + LINK_LIVES)
    letters = [
        Letter(
            kind=kind,
            person=person,
            name=person.name,
            address=person.address,
            references=about,
            once_key=f"{kind}:{person.pk}:{key}",
        )
        for person in people
    ]
    post_all(letters, now=now)
