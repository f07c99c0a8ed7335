"""What became of a call's mail to each recipient: waiting, handed over, come back, opened (P13, I-CALL4)."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BigIntegerField, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from groups.models import Delivery
from meetings.models import Call, CallRecipient, Opened

State = Delivery.State


@dataclass(frozen=True)
class Post:
    """In mark and word; `at` when it became so, `why` what a mail server said. `is_lost`: it did not
    arrive."""

    mark: str
    word: str
    at: datetime | None = None
    why: str = ""
    is_lost: bool = False


def post_of(row: CallRecipient) -> Post:
    """Of a row from `recipients_with_post`. Who has opened has got it, whatever a server said."""
    if row.opened_at:
        return Post("ok", _("Opened"), row.opened_at)
    if not row.address:
        return Post("warn", _("No address"), is_lost=True)
    if row.post_state == State.FAILED:
        return Post("stop", _("Not accepted"), None, row.post_error, is_lost=True)
    if row.post_bounced_at:
        return Post("stop", _("Came back"), row.post_bounced_at, row.post_error, is_lost=True)
    if row.post_state == State.SENT:
        return Post("partly", _("Handed to the mail server"), row.post_at)
    if row.post_state == State.WITHDRAWN:
        return Post("empty", _("Taken back"))
    return Post("empty", _("Waits"))


def recipients_with_post(sent: Call) -> QuerySet[CallRecipient]:
    """Recipients with the state of their latest mail of this call, and when they opened it. One query."""
    # Cast: PostgreSQL does not compare a number inside JSON with a key.
    about = Cast(KeyTextTransform("recipient", "references"), BigIntegerField())
    mails = Delivery.objects.filter(kind="meetings.call").annotate(about=about)
    post = mails.filter(about=OuterRef("pk")).order_by("-pk")
    opened = Opened.objects.filter(meeting=sent.meeting_id, document=None, person=OuterRef("person"))
    return sent.recipients.annotate(
        post_state=Subquery(post.values("state")[:1]),
        post_error=Subquery(post.values("error")[:1]),
        post_repeat=Subquery(post.values("possible_repeat")[:1]),
        post_at=Subquery(post.values("sent_at")[:1]),
        post_bounced_at=Subquery(post.values("bounced_at")[:1]),
        opened_at=Subquery(opened.filter(at__gte=sent.sent_at or sent.approved_at).values("at")[:1]),
    )


def told_of_post(sent: Call) -> dict:
    """What `meetings/call_sent.html#recipients` shows: `recipients`, each with `post`, of them `lost` whom it
    did not reach and `arrived`, and `post_counts` [(word, how many)]."""
    rows = list(recipients_with_post(sent))
    for row in rows:
        row.post = post_of(row)
    return {
        "recipients": rows,
        "lost": [row for row in rows if row.post.is_lost],
        "arrived": [row for row in rows if not row.post.is_lost],
        "post_counts": Counter(row.post.word for row in rows).most_common(),
    }
