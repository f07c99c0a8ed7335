"""Asking Kolada, the municipalities' and regions' key figures, kept by RKA (domain.md 3.8).

Version 3 of its interface: no key, JSON, pages. What of it is sure and what is not stands in
docs/operating.md. Its answers are read with care: a value that is null is missing, never zero (I-READ2).
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from http.client import HTTPException
from itertools import batched
from time import sleep
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from django.conf import settings
from django.utils.translation import gettext as _

from samverkan.lib.refusal import Refused

KPI_ID = re.compile(r"[A-Z]\d{5}")
# Ids and years that one address may name, and rows on a page.
AT_A_TIME = 25
PER_PAGE = 1000
# A page always says whether there is one more; a fault in that may not keep us for ever.
MOST_PAGES = 500
MOST_BYTES = 20_000_000
SECONDS, TRIES, FIRST_PAUSE, LONGEST_PAUSE = 15, 3, 1.0, 30.0
AGAIN = {429, 500, 502, 503, 504}


class KoladaProblem(Refused):
    """Kolada could not be asked, or answered something that cannot be read; in words."""


@dataclass(frozen=True)
class Kpi:
    id: str
    title: str
    description: str = ""
    by_gender: bool = False


@dataclass(frozen=True)
class Area:
    """A municipality (`1981`), a region (`00` and the county, `0019`) or the nation (`0000`)."""

    id: str
    title: str
    is_region: bool = False

    @property
    def code(self) -> str:
        """As the register of organisations has it: two digits for a region."""
        return self.id[2:] if self.is_region else self.id


@dataclass(frozen=True)
class Value:
    """`gender` is T, K or M as Kolada gives it; `value` None is missing."""

    kpi: str
    area: str
    year: int
    gender: str
    value: Decimal | None


class Kolada:
    """The interface at an address. `pause` waits between tries (seconds)."""

    def __init__(
        self,
        base: str = "",
        *,
        seconds: float = SECONDS,
        tries: int = TRIES,
        pause: Callable[[float], None] = sleep,
    ):
        self.base = (base or settings.KOLADA_URL).rstrip("/")
        self.seconds, self.tries, self.pause = seconds, tries, pause

    def kpis(self, text: str) -> list[Kpi]:
        """Those whose title has the words; the one that an id such as N01951 names."""
        text = text.strip()
        if KPI_ID.fullmatch(text.upper()):
            pages = self._pages(f"kpi/{text.upper()}")
        else:
            pages = self._pages("kpi", title=text)
        return [read_kpi(row) for rows in pages for row in rows]

    def areas(self, text: str) -> list[Area]:
        """Municipalities and regions whose name has the words."""
        pages = self._pages("municipality", title=text.strip())
        return [read_area(row) for rows in pages for row in rows]

    def values(self, kpi: str, areas: Sequence[str], years: Sequence[int]) -> Iterator[list[Value]]:
        """A page at a time."""
        for some in batched(areas, AT_A_TIME, strict=False):
            for period in batched(years, AT_A_TIME, strict=False):
                where = f"municipality/{','.join(some)}/year/{','.join(map(str, period))}"
                for rows in self._pages(f"data/kpi/{kpi}/{where}"):
                    yield [value for row in rows for value in read_values(row)]

    def _pages(self, path: str, **asked: str) -> Iterator[list]:
        """Our own address with the next number, and not `next_url`: whatever that says, we ask who we
        trust."""
        for page in range(1, MOST_PAGES + 1):
            query = urlencode(asked | {"page": page, "per_page": PER_PAGE})
            found = read_page(self._answer(f"{self.base}/{quote(path, safe='/,')}?{query}"))
            yield found["values"]
            if not found.get("next_url") or not found["values"]:
                return

    def _answer(self, address: str) -> bytes:
        for attempt in range(1, self.tries + 1):
            try:
                return self._read(address)
            except HTTPError as error:
                if error.code not in AGAIN or attempt == self.tries:
                    raise _refused(error.code) from None
                self.pause(_wait(error.headers.get("Retry-After"), attempt))
            except (OSError, HTTPException):
                if attempt == self.tries:
                    text = _("Kolada did not answer. Try again later, or read a saved file.")
                    raise KoladaProblem(text, code="silent") from None
                self.pause(_wait(None, attempt))
        raise AssertionError("unreachable")

    def _read(self, address: str) -> bytes:
        # The scheme is the installation's own: the address begins with a setting.
        asked = Request(address, headers={"Accept": "application/json", "User-Agent": "Samverkan"})  # noqa: S310
        with urlopen(asked, timeout=self.seconds) as answer:  # noqa: S310
            content = answer.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise KoladaProblem(_("Kolada answered with more than can be read at once."), code="too_large")
        return content


def saved_values(content: bytes) -> list[Value]:
    """Of a file with an answer of Kolada's, or a list of them, as saved from the web. `KoladaProblem` in
    words."""
    found = _json(content)
    pages = found if isinstance(found, list) else [found]
    return [value for page in pages for row in _page(page)["values"] for value in read_values(row)]


def read_page(content: bytes) -> dict:
    return _page(_json(content))


def read_kpi(row: dict) -> Kpi:
    try:
        return Kpi(
            str(row["id"]),
            str(row["title"]),
            str(row.get("description") or ""),
            bool(row.get("is_divided_by_gender")),
        )
    except (KeyError, TypeError, AttributeError):
        raise _strange() from None


def read_area(row: dict) -> Area:
    try:
        return Area(str(row["id"]), str(row["title"]), row.get("type") == "L")
    except (KeyError, TypeError, AttributeError):
        raise _strange() from None


def read_values(row: dict) -> list[Value]:
    """A row is a key figure, a place and a year; its values are one for each gender. Rows of an
    organisational unit, which have no place, are passed over."""
    try:
        if "municipality" not in row:
            return []
        if not isinstance(row["period"], int | str):
            # 1e999999999 is a number in JSON, and would fill the memory as a year.
            raise TypeError
        kpi, area, year = str(row["kpi"]), str(row["municipality"]), int(row["period"])
        return [Value(kpi, area, year, str(one.get("gender") or "T"), _number(one)) for one in row["values"]]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _strange() from None


def _number(one: dict) -> Decimal | None:
    """None also for what Kolada says is taken away."""
    value = one.get("value")
    if value is None or one.get("isdeleted"):
        return None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError
    return Decimal(value)


def _json(content: bytes) -> object:
    def refuse(_constant: str) -> None:
        raise ValueError

    try:
        return json.loads(content, parse_float=Decimal, parse_constant=refuse)
    except (ValueError, ArithmeticError, RecursionError):
        raise _strange() from None


def _page(found: object) -> dict:
    if not isinstance(found, dict) or not isinstance(found.get("values"), list):
        raise _strange()
    return found


def _strange() -> KoladaProblem:
    text = _("It is not an answer of Kolada's: what was expected is JSON with “values”.")
    return KoladaProblem(text, code="strange")


def _refused(status: int) -> KoladaProblem:
    if status == 404:
        return KoladaProblem(_("Kolada does not know the key figure. Search for it anew."), code="unknown")
    if status == 429:
        text = _("Kolada is asked too much right now. Try again in an hour.")
        return KoladaProblem(text, code="too_often")
    text = _("Kolada answers %(status)d. Try again later, or read a saved file.")
    return KoladaProblem(text % {"status": status}, code="status")


def _wait(asked: str | None, attempt: int) -> float:
    """Seconds: what Kolada asks for, otherwise twice as long each time; never more than half a minute."""
    wanted = FIRST_PAUSE * 2 ** (attempt - 1)
    with suppress(TypeError, ValueError):
        wanted = max(0.0, float(asked))
    return min(wanted, LONGEST_PAUSE)
