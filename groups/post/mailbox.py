"""Reading the mailbox that bounces and answers come to, when there is one (MAILBOX_URL).

Every mail is taken care of once, by its Message-ID, and marked as read; what no part of the system knows what
to do with is flagged for a person. What is broken, huge or hostile is noted and never stops the reading.
"""

import imaplib
import logging
import re
import ssl
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from time import monotonic
from typing import Self
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from groups.post.mailbox_addresses import is_read
from groups.post.mailbox_reading import give_up, given_up_among, is_for_a_person, note_too_large, take_care
from groups.post.registry import tick

logger = logging.getLogger(__name__)
EVERY = timedelta(minutes=2)
# The worker's other regular work waits meanwhile.
LONGEST_SECONDS, ANSWER_SECONDS = 30, 10
TIMES_TRIED, TRIED_SECONDS = 3, 24 * 3600
BATCH, LARGEST_BYTES = 50, 5_000_000
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
BROKEN = (imaplib.IMAP4.error, OSError)


@tick
def read_when_due(now: datetime) -> None:
    """Every other minute, by one of the workers."""
    if is_read() and cache.add("groups.mailbox", True, EVERY.total_seconds() - 5):
        read_mailbox()


def read_mailbox(clock: Callable[[], datetime] = timezone.now) -> int:
    """How many mails were taken care of. A server that does not answer is asked again next time."""
    ends, done = monotonic() + LONGEST_SECONDS, 0
    try:
        with Mailbox(settings.MAILBOX_URL) as mailbox:
            for uid in _not_given_up(mailbox)[:BATCH]:
                if monotonic() > ends:
                    break
                _take_or_pass(mailbox, uid, clock())
                done += 1
    except BROKEN as error:
        logger.warning("The mailbox could not be read: %s", type(error).__name__)
    return done


def _not_given_up(mailbox: "Mailbox") -> list[str]:
    """The unread ones but those that the server has failed to hand over."""
    keys = {mailbox.key(uid): uid for uid in mailbox.unread()}
    given_up = given_up_among(keys)
    return [uid for key, uid in keys.items() if key not in given_up]


def _take_or_pass(mailbox: "Mailbox", uid: str, now: datetime) -> None:
    """One mail that the server cannot hand over holds none of the others. What the server refuses is noted
    and left for a person at once; where the connection breaks on it, which may be anybody's fault, the third
    time.
    """
    key = mailbox.key(uid)
    try:
        _take(mailbox, uid, now)
    except (imaplib.IMAP4.abort, OSError):
        tried = f"groups.mailbox:{key}"
        if not cache.add(tried, 1, TRIED_SECONDS) and cache.incr(tried) >= TIMES_TRIED:
            give_up(key, now)
        raise
    except imaplib.IMAP4.error as error:
        logger.warning("A mail in the mailbox could not be fetched: %s", error)
        give_up(key, now)
        with suppress(imaplib.IMAP4.error):
            mailbox.mark(uid, for_a_person=True)


def _take(mailbox: "Mailbox", uid: str, now: datetime) -> None:
    """One mail; marked only when what came of it is written down."""
    if mailbox.size(uid) > LARGEST_BYTES:
        note_too_large(mailbox.head(uid), now)
        return mailbox.mark(uid, for_a_person=True)
    received = take_care(mailbox.content(uid), now)
    return mailbox.mark(uid, for_a_person=is_for_a_person(received))


class Mailbox:
    """An open folder. `url` is imap(s)://user:password@host[:port]/folder; imap takes TLS where it is
    offered."""

    def __init__(self, url: str):
        self.url = urlsplit(url)

    def __enter__(self) -> Self:
        self.server = self._connected()
        self.server.login(unquote(self.url.username or ""), unquote(self.url.password or ""))
        folder = unquote(self.url.path.strip("/")) or "INBOX"
        state, said = self.server.select(f'"{folder}"')
        if state != "OK":
            raise imaplib.IMAP4.error(f"{folder}: {said}")
        # With it a mail's number is its own; when a server numbers anew, it says so here.
        self.numbering = (self.server.response("UIDVALIDITY")[1][0] or b"0").decode()
        return self

    def __exit__(self, *_fault) -> None:
        with suppress(*BROKEN):
            self.server.logout()

    def unread(self) -> list[str]:
        """Oldest first."""
        # Some servers say nothing at all where there is none.
        return (self._uid("SEARCH", "UNSEEN", "UNDELETED")[0] or b"").decode().split()

    def key(self, uid: str) -> str:
        """What to know the mail by without having read it."""
        return f"uid:{self.numbering[:20]}:{uid[:20]}"

    def size(self, uid: str) -> int:
        found = SIZE.search(self._uid("FETCH", uid, "(RFC822.SIZE)")[0] or b"")
        return int(found[1]) if found else 0

    def head(self, uid: str) -> bytes:
        return self._body(uid, "(BODY.PEEK[HEADER.FIELDS (MESSAGE-ID FROM SUBJECT DATE)])")

    def content(self, uid: str) -> bytes:
        return self._body(uid, "(BODY.PEEK[])")

    def mark(self, uid: str, *, for_a_person: bool) -> None:
        self._uid("STORE", uid, "+FLAGS.SILENT", r"(\Seen \Flagged)" if for_a_person else r"(\Seen)")

    def _connected(self) -> imaplib.IMAP4:
        where = {"host": self.url.hostname or "", "timeout": ANSWER_SECONDS}
        if self.url.scheme == "imaps":
            context = ssl.create_default_context()
            return imaplib.IMAP4_SSL(port=self.url.port or 993, ssl_context=context, **where)
        server = imaplib.IMAP4(port=self.url.port or 143, **where)
        if "STARTTLS" in server.capabilities:
            server.starttls(ssl.create_default_context())
        return server

    def _body(self, uid: str, what: str) -> bytes:
        """A mail that has gone away meanwhile is empty."""
        return next((part[1] for part in self._uid("FETCH", uid, what) if isinstance(part, tuple)), b"")

    def _uid(self, command: str, *words: str) -> list:
        state, answer = self.server.uid(command, *words)
        if state != "OK":
            raise imaplib.IMAP4.error(f"{command}: {answer}")
        return answer
