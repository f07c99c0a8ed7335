"""A real mail server for tests: it refuses, drops the connection, takes its time and comes back, as told."""

import asyncio
import socket
import threading
from collections import Counter
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


@dataclass(frozen=True)
class Received:
    """One accepted mail, as it came."""

    recipient: str
    content: bytes
    sender: str = ""

    @property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.content, policy=policy.default)

    @property
    def message_id(self) -> str:
        head = self.content.partition(b"\r\n\r\n")[0]
        return next(line for line in head.split(b"\r\n") if line.startswith(b"Message-ID"))[12:].decode()


class MailServer:
    """Nothing received is ever removed.

    `refuses` maps an address to the answer at RCPT, e.g. "550 5.1.1 No such user". So many mails as `drops`
    says are cut off in the middle, so many as `forgets_to_answer` says are kept without an answer; `delay`
    (s) comes before 250.
    """

    def __init__(self):
        self.received: list[Received] = []
        self.connections = 0
        self.refuses: dict[str, str] = {}
        self.drops = self.forgets_to_answer = 0
        self.delay = 0.0
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.changed = threading.Condition()
        self._controller = None

    @property
    def mailers(self) -> dict:
        """For `settings.MAILERS`."""
        options = {"host": "127.0.0.1", "port": self.port, "timeout": 5}
        return {
            "default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options},
        }

    def start(self) -> None:
        server = self

        class OnThisPort(Controller):
            def factory(self):
                return _Session(server, enable_SMTPUTF8=False, data_size_limit=None)

        self._controller = OnThisPort(None, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        if self._controller:
            self._controller.stop()
            self._controller = None

    def copies(self) -> Counter:
        """How many copies each recipient has got."""
        return Counter(received.recipient for received in self.received)

    def wait_for(self, number: int, seconds: float = 30) -> bool:
        with self.changed:
            return self.changed.wait_for(lambda: len(self.received) >= number, seconds)


class _Session(SMTP):
    def __init__(self, server: MailServer, **options):
        super().__init__(self, **options)
        self.told = server

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        self.told.connections += 1
        return responses

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if said := self.told.refuses.get(address):
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def smtp_DATA(self, arg):
        if self.told.drops:
            self.told.drops -= 1
            await self.push("354 Go on")
            await self._reader.readline()
            self.transport.abort()
            return
        await super().smtp_DATA(arg)

    smtp_DATA.__smtp_syntax__ = SMTP.smtp_DATA.__smtp_syntax__

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(self.told.delay)
        with self.told.changed:
            self.told.received.append(
                Received(envelope.rcpt_tos[0], envelope.original_content, envelope.mail_from)
            )
            self.told.changed.notify_all()
        if self.told.forgets_to_answer:
            self.told.forgets_to_answer -= 1
            self.transport.abort()
        return "250 OK"


@pytest.fixture
def mail_server(settings):
    """A running `MailServer` that the settings point at."""
    server = MailServer()
    server.start()
    settings.MAILERS = server.mailers
    yield server
    server.stop()
