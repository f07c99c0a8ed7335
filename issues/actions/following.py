"""Following an issue, how one wants to be told, and that one has read."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Person
from issues.following import DIGESTS, keeps_untold, told_until
from issues.following_post import post_digest, untold
from issues.models import Digest, Follow, Issue
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def follow_issue(issue: Issue, *, how: str = Follow.How.WEEKLY, by: Person, now: datetime) -> Follow:
    """Follow it, or follow it another way. Nobody follows for somebody else."""
    _refuse_unknown(how)
    # What is there already is no news.
    begins = {"how": how, "since": now, "seen_at": now, "told_at": now}
    follow, is_new = Follow.objects.select_for_update().get_or_create(issue=issue, person=by, defaults=begins)
    if not is_new:
        _choose([follow], how, now)
    return follow


@verb
def stop_following(issue: Issue, *, by: Person, now: datetime) -> None:
    """Again changes nothing."""
    Follow.objects.filter(issue=issue, person=by).delete()


@verb
def choose_for_all(person: Person, *, how: str, by: Person | None, now: datetime) -> int:
    """The same way for everything the person follows. Returns how many issues."""
    _refuse_unknown(how)
    follows = list(Follow.objects.select_for_update().filter(person=person).order_by("pk"))
    _choose(follows, how, now)
    return len(follows)


def _choose(follows: list[Follow], how: str, now: datetime) -> None:
    for follow in follows:
        if follow.how != how and not keeps_untold(follow.how, how):
            follow.told_at = now
        follow.how = how
    Follow.objects.bulk_update(follows, ["how", "told_at"])


def _refuse_unknown(how: str) -> None:
    if how not in Follow.How.values:
        raise Refused(
            _("Choose how you want to be told, e.g. “Once a week”."), field="how", code="unknown_how"
        )


@verb
def mark_read(
    person: Person, *, until: datetime, by: Person, now: datetime, issue: Issue | None = None
) -> None:
    """Everything up to `until` has been read, of one issue or of all; what came while somebody read stays
    new."""
    rows = Follow.objects.filter(person=person, seen_at__lt=min(until, now))
    (rows.filter(issue=issue) if issue else rows).update(seen_at=min(until, now))


@verb
def tell_digest(person: Person, *, by: Person | None, now: datetime) -> Digest | None:
    """What is new in the issues the person follows, in one mail; None when nothing is, or one has gone today.

    All of it or nothing: a digest that fails is whole the next time, and none is told twice.
    """
    follows = list(Follow.objects.select_for_update().filter(person=person, how__in=DIGESTS).order_by("pk"))
    digest, events = None, untold(person, now)
    if events:
        digest, is_new = Digest.objects.get_or_create(person=person, on=timezone.localdate(now))
        if not is_new:
            return None
        post_digest(person, events, now=now)
    for follow in follows:
        # Also past what the person may not read: it is never told later.
        follow.told_at = max(follow.told_at, told_until(follow.how, now) or follow.told_at)
    Follow.objects.bulk_update(follows, ["told_at"])
    return digest
