"""What falls due by itself for those who follow issues: the digests, at seven in the morning."""

from datetime import datetime

from groups.post import tick
from issues.actions.following import tell_digest
from issues.following_post import followers_due
from samverkan.lib.one_by_one import one_by_one


@tick
def tell_digests(now: datetime) -> None:
    one_by_one(list(followers_due(now)), lambda person: tell_digest(person, by=None, now=now))
