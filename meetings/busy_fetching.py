"""Getting a calendar from an address on the web, from public addresses only (ruling 14).

Who may write an address could otherwise make our server ask its own neighbours. The name is resolved once and
the connection goes to the very address that was looked at: a name that answers something else the next time
(DNS rebinding) is never asked a next time.
"""

import socket
import ssl
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooSlow
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Timer
from time import monotonic
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from samverkan.lib.refusal import Refused

SECONDS = 5
MOST_BYTES = 2_000_000
REDIRECTS = 3
PORTS = {"http": 80, "https": 443}
FILES = {"application/octet-stream", "application/ics", "application/calendar"}
# What the translating gateways of IPv6 hide an IPv4 address in.
NAT64 = ip_network("64:ff9b::/96")
# A worker's thread may be held by a slow name server longer than we wait.
_resolving = ThreadPoolExecutor(max_workers=4, thread_name_prefix="resolve")


def fetched(address: str) -> bytes:
    """What lies at the address: at most 2 MB of text in at most 5 seconds, redirects included. `Refused` in
    words otherwise."""
    ends = monotonic() + SECONDS
    for _hop in range(REDIRECTS + 1):
        parts = checked(address)
        try:
            with _asked(parts, ends) as answer:
                if answer.status in {301, 302, 303, 307, 308}:
                    address = urljoin(address, answer.headers.get("Location", ""))
                    continue
                return _body(answer)
        except (TimeoutError, TooSlow):
            raise Refused(
                _("It did not answer within %(n)s seconds.") % {"n": SECONDS}, code="slow"
            ) from None
        except ssl.SSLCertVerificationError:
            raise Refused(_("Its certificate does not hold."), code="certificate") from None
        except (OSError, HTTPException, UnicodeError):
            text = (
                _("It did not answer within %(n)s seconds.")
                if monotonic() >= ends
                else _("It did not answer.")
            )
            raise Refused(text % {"n": SECONDS} if "%" in text else text, code="silent") from None
    raise Refused(_("It sends on to another address too many times."), code="redirects")


def checked(address: str) -> SplitResult:
    """The parts of an address we may ask; otherwise `Refused` in words. Asks nothing."""
    try:
        parts = urlsplit(address)
        is_right = parts.scheme in PORTS and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        is_right = False
    if not is_right or parts.username or parts.password:
        raise Refused(
            _("The address must begin with https:// or http:// and name a server, without a password."),
            field="address",
            code="address",
        )
    return parts


def is_public(text: str) -> bool:
    """Whether an IP address is out on the internet, also when it stands inside another kind of address."""
    address = ip_address(text.partition("%")[0])
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if address in NAT64:
            inner = ip_address(int(address) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
    wrong = (
        address.is_private,
        address.is_loopback,
        address.is_link_local,
        address.is_multicast,
        address.is_reserved,
        address.is_unspecified,
    )
    return address.is_global and not any(wrong)


def _may_ask(text: str) -> bool:
    # Only a test can turn it on, and only in the tests' own environment: it is read from no variable.
    allows_loopback = settings.ENVIRONMENT == "test" and settings.CALENDARS_FROM_LOOPBACK
    return is_public(text) or (allows_loopback and ip_address(text).is_loopback)


def _address_of(parts: SplitResult, ends: float) -> tuple[str, int]:
    """The IP address to ask. One that is not public among a name's addresses makes them all suspect."""
    port = parts.port or PORTS[parts.scheme]
    try:
        asked = _resolving.submit(socket.getaddrinfo, parts.hostname, port, type=socket.SOCK_STREAM)
        found = [row[4][0] for row in asked.result(timeout=_left(ends))]
    except socket.gaierror:
        raise Refused(
            _("There is no server called %(name)s.") % {"name": parts.hostname}, code="unknown"
        ) from None
    if not found or not all(_may_ask(ip) for ip in found):
        raise Refused(
            _("The address leads to a server that is not on the internet. Only public calendars are read."),
            field="address",
            code="not_public",
        )
    return found[0], port


def _left(ends: float) -> float:
    left = ends - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class Pinned(HTTPConnection):
    """A connection to an IP address that has been looked at, under the name that was asked for."""

    def __init__(self, parts: SplitResult, ip: str, port: int, ends: float):
        super().__init__(parts.hostname, port, timeout=_left(ends))
        self.ip, self.ends, self.is_secure = ip, ends, parts.scheme == "https"
        self.default_port = PORTS[parts.scheme]
        self.line: socket.socket | None = None

    def connect(self) -> None:
        self.sock = self.line = socket.create_connection((self.ip, self.port), _left(self.ends))
        self.sock.settimeout(_left(self.ends))
        if self.is_secure:
            context = ssl.create_default_context()
            self.sock = self.line = context.wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """Ends a reading that drips: a timeout is for one read, and there can be many.

        `line`, for `sock` is let go as soon as the answer has begun; and the plain socket's own shutdown,
        because that of TLS takes the encryption from under the one who reads.
        """
        if self.line:
            with suppress(OSError):
                socket.socket.shutdown(self.line, socket.SHUT_RDWR)


@contextmanager
def _asked(parts: SplitResult, ends: float):
    ip, port = _address_of(parts, ends)
    connection = Pinned(parts, ip, port, ends)
    knife = Timer(_left(ends), connection.cut)
    knife.daemon = True
    knife.start()
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"Accept": "text/calendar, text/*;q=0.5", "User-Agent": "Samverkan", "Connection": "close"}
        connection.request("GET", target, headers=headers)
        answer = connection.getresponse()
        yield answer
        if monotonic() >= ends:
            raise TimeoutError
    finally:
        knife.cancel()
        connection.close()


def _body(answer: HTTPResponse) -> bytes:
    if answer.status != 200:
        raise Refused(_("It answers %(status)s.") % {"status": answer.status}, code="status")
    kind = answer.headers.get_content_type()
    is_packed = answer.headers.get("Content-Encoding", "identity") != "identity"
    if is_packed or not (kind.startswith("text/") or kind in FILES):
        raise Refused(_("What lies there is no calendar."), code="no_text")
    content = answer.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Refused(_("The calendar is larger than 2 MB."), code="too_large")
    return content
