"""A real IMAP server for tests, as small as one can be: a few commands over a socket, one folder, plain
text."""

import re
import socket
import threading
from dataclasses import dataclass, field

import pytest

ADDRESS, USER, PASSWORD = "samverkan@example.se", "samverkan", "hemligt ord"


@dataclass
class Kept:
    """A mail in the folder."""

    uid: int
    content: bytes
    flags: set[str] = field(default_factory=set)


class MailboxServer:
    """`put` a mail and it lies unread. `drops`: so many fetches of a whole mail are cut off in the middle;
    `refuses`, `cuts`: the numbers of mails whose text is refused, or whose fetch always ends the connection;
    `sleeps`: the server takes the connection and never says a word."""

    def __init__(self):
        self.mails: list[Kept] = []
        self.drops, self.sleeps, self.log, self.held = 0, False, [], []
        self.refuses, self.cuts = set(), set()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.url = f"imap://{USER}:hemligt%20ord@127.0.0.1:{self.port}/INBOX"
        threading.Thread(target=self._accept, daemon=True).start()

    def put(self, content: bytes) -> Kept:
        self.mails.append(Kept(len(self.mails) + 1, content))
        return self.mails[-1]

    def unread(self) -> list[Kept]:
        return [mail for mail in self.mails if r"\Seen" not in mail.flags]

    def stop(self) -> None:
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _address = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=_Session(self, connection).talk, daemon=True).start()


class _Session:
    def __init__(self, server: MailboxServer, connection: socket.socket):
        self.server, self.connection, self.file = server, connection, connection.makefile("rb")

    def talk(self) -> None:
        if self.server.sleeps:
            self.server.held.append(self.connection)
        else:
            self.say("* OK ready")
            while (line := self.file.readline()) and self.told(line.decode()):
                pass
            self.connection.close()

    def told(self, line: str) -> bool:
        tag, command, *words = line.strip().split(" ", 2)
        rest = words[0] if words else ""
        self.server.log.append(f"{command} {rest}".strip())
        return self.answer(tag, command.upper(), rest)

    def answer(self, tag: str, command: str, rest: str) -> bool:
        """False when the connection ends."""
        said = {
            "CAPABILITY": "* CAPABILITY IMAP4rev1",
            "SELECT": f"* {len(self.server.mails)} EXISTS",
            "LOGOUT": "* BYE",
        }.get(command)
        if said:
            self.say(said)
        if command == "LOGIN" and rest != f'{USER} "{PASSWORD}"':
            self.say(f"{tag} NO wrong password")
            return True
        if command == "UID" and "BODY" in rest and int(rest.split()[1]) in self.server.refuses:
            self.say(f"{tag} NO [SERVERBUG] the message is damaged")
            return True
        if command == "UID" and not self.uid(*rest.split(" ", 1)):
            return False
        self.say(f"{tag} OK done")
        return command != "LOGOUT"

    def uid(self, command: str, rest: str) -> bool:
        if command == "SEARCH":
            self.say("* SEARCH " + " ".join(str(mail.uid) for mail in self.server.unread()))
            return True
        number, _space, what = rest.partition(" ")
        mail = self.server.mails[int(number) - 1]
        if command == "STORE":
            mail.flags |= set(re.findall(r"\\\w+", what))
        elif what == "(RFC822.SIZE)":
            self.say(f"* {mail.uid} FETCH (UID {mail.uid} RFC822.SIZE {len(mail.content)})")
        elif (self.server.drops or mail.uid in self.server.cuts) and what == "(BODY.PEEK[])":
            self.server.drops -= mail.uid not in self.server.cuts
            self.connection.sendall(
                f"* {mail.uid} FETCH (BODY[] {{{len(mail.content)}}}\r\n".encode() + b"half"
            )
            return False
        else:
            content = mail.content if what == "(BODY.PEEK[])" else mail.content.partition(b"\r\n\r\n")[0]
            head = f"* {mail.uid} FETCH (UID {mail.uid} BODY[] {{{len(content)}}}\r\n".encode()
            self.connection.sendall(head + content + b")\r\n")
        return True

    def say(self, line: str) -> None:
        self.connection.sendall(line.encode() + b"\r\n")


@pytest.fixture
def mailbox_server(settings):
    """A running `MailboxServer` that the settings point at."""
    server = MailboxServer()
    settings.MAILBOX_URL, settings.MAILBOX_ADDRESS = server.url, ADDRESS
    yield server
    server.stop()
