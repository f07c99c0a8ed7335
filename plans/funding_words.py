"""What is said of a request for funding: its state, its sums, and what to look over (I-FUN2, I-FUN4)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from plans.funding_states import GIVEN, GRANTED
from plans.numbers import write_decimal, write_kronor, write_percent
from plans.sums import Gap, Total, gap
from samverkan.lib.spoken import day_plain

MARKS = {
    "draft": "empty",
    "submitted": "on",
    "under_review": "partly",
    "granted": "ok",
    "rejected": "stop",
    "withdrawn": "empty",
    "followed_up": "ok",
}


@dataclass(frozen=True)
class Stated:
    """One measure of a request, or of many: the words of what is stated, of what the lines come to, and of
    the difference; "" where there is nothing to say."""

    stated: str
    computed: str
    difference: str
    unknown: str


@dataclass(frozen=True)
class Warned:
    """Something to look over. It stops nothing."""

    code: str
    text: str


def posts(value: Decimal | None) -> str:
    return "" if value is None else write_decimal(value)


def posts_named(value: Decimal | None) -> str:
    """ "2,5 posts", and "1 post"."""
    if value is None:
        return ""
    return ngettext("%(posts)s post", "%(posts)s posts", 1 if value == 1 else 2) % {"posts": posts(value)}


def kronor(value: Decimal | None) -> str:
    return "" if value is None else write_kronor(value)


def measure(stated: Decimal | None, computed: Total, write) -> Stated:
    """`write` is `posts` or `kronor`."""
    return Stated(
        write(stated),
        write(computed.value),
        gap_words(gap(stated, computed.value), write),
        _unknown(computed) if write is kronor else "",
    )


def gap_words(found: Gap | None, write) -> str:
    """ "1 780 000 kr (12,4 %)", with a minus where the lines come to more than is stated."""
    if found is None:
        return ""
    share = "" if found.share is None else f" ({write_percent(found.share)})"
    return write(found.difference) + share


def _unknown(computed: Total) -> str:
    """Lines may ask for posts and not say what they cost; that is not zero."""
    if not computed.unknown:
        return ""
    text = ngettext("%(count)d line without kronor", "%(count)d lines without kronor", computed.unknown)
    return text % {"count": computed.unknown}


def state_word(state: str, word: str, extent: str) -> str:
    """The word of the state; what was granted in part says so, also when it is followed up."""
    if extent != "part" or state not in GIVEN:
        return word
    granted = pgettext("funding request", "Granted in part")
    return granted if state == GRANTED else pgettext("funding request", "Granted in part, followed up")


def warned(
    *, state: str, gaps: list[Gap | None], note: str, report_by: date | None, today: date
) -> list[Warned]:
    """What is to be looked over, in order; none of it stops anything."""
    found = []
    if any(gaps) and not note:
        found.append(
            Warned("gap", _("What is stated is not what the lines come to. Write why, if you know."))
        )
    if state == GRANTED and report_by is None:
        found.append(Warned("no_report_day", _("It is granted without a day for telling what it led to.")))
    if state == GRANTED and report_by and report_by < today:
        text = _("What the money led to was to be told by %(day)s.")
        found.append(Warned("report_late", text % {"day": day_plain(report_by)}))
    return found
