"""Mail on its way out (design.md 4.7, ruling 16): `post` inside a verb, `@mail` writes the letter, the sweep
carries it.
"""

from groups.post.queue import (
    Letter,
    already_sent,
    post,
    post_all,
    retry_delivery,
    withdraw_deliveries,
)
from groups.post.registry import (
    DAILY,
    MAILS,
    TICKS,
    WORDS,
    ReceivedLetter,
    answer_mail,
    daily,
    mail,
    tick,
    told,
)

__all__ = [
    "DAILY",
    "MAILS",
    "TICKS",
    "WORDS",
    "Letter",
    "ReceivedLetter",
    "already_sent",
    "answer_mail",
    "daily",
    "mail",
    "post",
    "post_all",
    "retry_delivery",
    "tick",
    "told",
    "withdraw_deliveries",
]
