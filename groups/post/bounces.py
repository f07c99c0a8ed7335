"""What a returned mail says: whose fault, for good or for now, and which mail it was (I-CALL4).

Pure: a parsed mail in, plain values out. A mail from anywhere may claim anything; what is believed is only
that one of our mails, by its Message-ID or the address it was sent from, did not arrive.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_string
from email.message import Message
from email.utils import parseaddr
from itertools import islice

MANY_PARTS, MANY_IDS = 100, 20
LONG_TEXT, LONG_REASON = 20_000, 500
DAEMONS = {"mailer-daemon", "postmaster", "mail-daemon", "maildaemon", "mailerdaemon"}
MESSAGE_ID = re.compile(r"<[!-;=?A-~]{1,120}@[!-;=?A-~]{1,120}>")
FINAL = re.compile(r"\b5\.\d{1,3}\.\d{1,3}\b|\b55\d\b")
FOR_NOW = re.compile(r"\b4\.\d{1,3}\.\d{1,3}\b|\b4[25]\d\b")
# Subjects of Exim, qmail, Exchange and their like, in the languages that our recipients' servers speak.
RETURNED = re.compile(
    r"undeliver|deliver\w* (status|failure)|failure notice|returned mail|mail delivery (failed|system)|"
    r"olevererbar|gick inte att leverera|kunde inte levereras|unzustellbar",
    re.IGNORECASE,
)
LATE = re.compile(r"delay|warning|retr(y|ied)|fördröj|försena|uppskjut", re.IGNORECASE)
AUTOMATIC = re.compile(
    r"^(auto\w*[ -]?(reply|svar|response)|out of (the )?office|frånvaro|semester|automatiskt svar)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Bounce:
    """`is_final`: the mail has not arrived and nobody tries again. `message_ids`: what it may be about."""

    text: str
    is_final: bool
    message_ids: tuple[str, ...] = ()


def bounce_of(message: Message) -> Bounce | None:
    """None when the mail is no report of a mail that did not arrive.

    A report whose action is `failed` is final whatever its code: servers that give up after days of trying
    repeat the last 4.x.x (RFC 3464, 2.3.3). `delayed` never is, and a code alone only when it is 5.x.x.
    """
    if found := _reported(message):
        return found
    text = text_of(message)
    if not _is_from_a_daemon(message, text):
        return None
    late = LATE.search(_header(message, "Subject"))
    is_final = not late and bool(FINAL.search(text) or _header(message, "X-Failed-Recipients"))
    if not is_final and not late and not FOR_NOW.search(text):
        return None
    return Bounce(_reason_in(text), is_final, _ids_of(message, text))


def is_automatic(message: Message) -> bool:
    """Out-of-office answers and their like (RFC 3834)."""
    said = _header(message, "Auto-Submitted").lower()
    if said and said != "no":
        return True
    marked = message.get("X-Autoreply") or message.get("X-Autorespond")
    return bool(marked or AUTOMATIC.match(_header(message, "Subject")))


def parts_of(message: Message) -> Iterator[Message]:
    """The first hundred: somebody may send thousands."""
    return islice(message.walk(), MANY_PARTS)


def text_of(message: Message) -> str:
    """What a reader would see of it as plain text, at most 20,000 characters, in whatever letters."""
    parts = (part for part in parts_of(message) if part.get_content_type() in {"text/plain", "text/html"})
    return "\n".join(decoded(part) for part in parts)[:LONG_TEXT]


def decoded(part: Message) -> str:
    """A text part in the letters it says, or in some: a wrong name of a charset loses no bounce."""
    content = part.get_payload(decode=True) or b""
    try:
        return content.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return content.decode("latin-1")


def _reported(message: Message) -> Bounce | None:
    """A delivery status notification."""
    statuses = [part for part in parts_of(message) if part.get_content_type() == "message/delivery-status"]
    if message.get_content_type() != "multipart/report" or not statuses:
        return None
    about = [block for part in statuses for block in part.get_payload() if isinstance(block, Message)]
    about = [block for block in about if block.get("Action") or block.get("Status")]
    if not about:
        return None
    worst = next((block for block in about if _is_final(block)), about[0])
    said = _header(worst, "Diagnostic-Code").partition(";")[2] or _header(worst, "Diagnostic-Code")
    return Bounce(
        _short(said or _header(worst, "Status")), _is_final(worst), _ids_of(message, text_of(message))
    )


def _is_final(block: Message) -> bool:
    action, status = _header(block, "Action").lower(), _header(block, "Status")
    return action == "failed" if action else status.startswith("5")


def _is_from_a_daemon(message: Message, text: str) -> bool:
    sender = parseaddr(_header(message, "From"))[1].partition("@")[0].lower()
    if sender in DAEMONS or message.get("X-Failed-Recipients"):
        return True
    return _header(message, "Return-Path") == "<>" and bool(RETURNED.search(_header(message, "Subject")))


def _ids_of(message: Message, text: str) -> tuple[str, ...]:
    """The returned mail's own first, then what the report answers to, then whatever is quoted."""
    found = [_returned_id(part) for part in parts_of(message)]
    found += MESSAGE_ID.findall(_header(message, "In-Reply-To") + _header(message, "References"))
    found += MESSAGE_ID.findall(text)
    return tuple(dict.fromkeys(id_ for id_ in found if MESSAGE_ID.fullmatch(id_)))[:MANY_IDS]


def _returned_id(part: Message) -> str:
    if part.get_content_type() == "message/rfc822" and isinstance(part.get_payload(), list):
        returned = part.get_payload()[0]
    elif part.get_content_type() in {"text/rfc822-headers", "message/rfc822-headers"}:
        returned = message_from_string(decoded(part))
    else:
        return ""
    return _header(returned, "Message-ID").strip()


def _reason_in(text: str) -> str:
    """The line that says why, else the beginning."""
    lines = [line for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if FINAL.search(line) or FOR_NOW.search(line)]
    return _short((telling or lines or [""])[0])


def _short(text: str) -> str:
    """On one line, without what no database keeps."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())[:LONG_REASON]


def _header(message: Message, name: str) -> str:
    return str(message.get(name, ""))
