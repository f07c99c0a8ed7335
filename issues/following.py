"""When followers of issues are told what, by the clock they live by. Pure."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from issues.models import Follow

DIGESTS = (Follow.How.DAILY, Follow.How.WEEKLY)
DIGEST_AT = time(7)
# What was being written when the time came counts to the next digest: a line that is committed a little after
# its own moment would else be passed by.
UNTIL = time(6, 55)


def told_until(how: str, now: datetime) -> datetime | None:
    """Up to when the digest that is due at `now` tells; None before seven in the morning, and for who gets
    none.

    A week ends on Monday morning. What a worker that was away on Monday did not tell, it tells on Tuesday;
    but never at night. Right over summer time: reckoned in local time.
    """
    local = timezone.localtime(now)
    if how not in DIGESTS or local.time() < DIGEST_AT:
        return None
    back = timedelta(days=local.weekday()) if how == Follow.How.WEEKLY else timedelta()
    return datetime.combine(local.date() - back, UNTIL, tzinfo=local.tzinfo)


def keeps_untold(old: str, new: str) -> bool:
    """Whether what has not been told yet is told when the choice changes: from one digest to the other.

    Who got each thing at once has had it, and who wanted no mail is not sent what lies behind.
    """
    return old in DIGESTS and new in DIGESTS
