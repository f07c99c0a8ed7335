"""How many have approved, always with names: "9 av 10 kommuner och regionen" (I-DEC4, S003-03)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from issues.decision_states import APPROVED
from samverkan.lib.spoken import listed

MUNICIPALITY, REGION = "municipality", "region"


class Verdict(StrEnum):
    APPROVED = "approved"
    CHANGED = "changed"
    REJECTED = "rejected"
    NO_REPLY = "no_reply"
    WAITING = "waiting"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Answer:
    """What one organisation, or one board of it, has answered. `kind` is `Organization.Kind`."""

    organization: str
    kind: str
    state: str
    board: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class Organized:
    """An organisation with all its boards: it has approved when each that is concerned has."""

    name: str
    kind: str
    verdict: Verdict
    asked: int
    approved: int

    @property
    def boards(self) -> str:
        """ "1 av 2 nämnder i Kramfors kommun", where more than one is asked."""
        if self.asked < 2:
            return ""
        words = {"count": self.approved, "all": self.asked, "organization": self.name}
        return _("%(count)d of %(all)d boards in %(organization)s") % words


def verdict_of(answers: Sequence[Answer]) -> Verdict:
    """One organisation's. A board that is not concerned counts for nothing; one no is a no, whoever is
    waited for."""
    states = {one.state for one in answers} - {"not_applicable"}
    if not states:
        return Verdict.NOT_APPLICABLE
    if "rejected" in states:
        return Verdict.REJECTED
    if any(one.is_late for one in answers):
        return Verdict.NO_REPLY
    if states - APPROVED:
        return Verdict.WAITING
    return Verdict.CHANGED if "approved_with_change" in states else Verdict.APPROVED


def organized(answers: Iterable[Answer]) -> tuple[Organized, ...]:
    """The organisations in the order they come first."""
    found: dict[str, list[Answer]] = {}
    for one in answers:
        found.setdefault(one.organization, []).append(one)
    return tuple(_organized(name, rows) for name, rows in found.items())


def _organized(name: str, rows: list[Answer]) -> Organized:
    concerned = [row for row in rows if row.state != "not_applicable"]
    approved = sum(row.state in APPROVED for row in concerned)
    return Organized(name, rows[0].kind, verdict_of(rows), len(concerned), approved)


def has_approved(one: Organized) -> bool:
    return one.verdict in {Verdict.APPROVED, Verdict.CHANGED}


def who_approved(rows: Sequence[Organized]) -> str:
    """ "9 av 10 kommuner och regionen"; nothing when nobody has. Who is not concerned is no part of the
    whole."""
    concerned = [row for row in rows if row.verdict != Verdict.NOT_APPLICABLE]
    kinds = {MUNICIPALITY: [], REGION: [], "": []}
    for row in concerned:
        kinds[row.kind if row.kind in kinds else ""].append(row)
    return listed(filter(None, (_part(kind, found) for kind, found in kinds.items()))) if concerned else ""


def _part(kind: str, rows: list[Organized]) -> str:
    count, whole = sum(map(has_approved, rows)), len(rows)
    if not count:
        return ""
    if whole == 1:
        return _("the region") if kind == REGION else rows[0].name
    words = {"count": count, "all": whole}
    if kind == MUNICIPALITY:
        if count == whole:
            return _("both municipalities") if whole == 2 else _("all %(all)d municipalities") % words
        return _("%(count)d of %(all)d municipalities") % words
    if kind == REGION:
        return _("%(count)d of %(all)d regions") % words
    return _("%(count)d of %(all)d other organisations") % words


def headline(rows: Sequence[Organized]) -> str:
    """ "9 av 10 kommuner och regionen har godkänt" """
    if not rows:
        return _("Nobody has been asked to decide yet")
    if all(row.verdict == Verdict.NOT_APPLICABLE for row in rows):
        return _("It concerns none of those asked")
    if who := who_approved(rows):
        return capfirst(_("Approved by %(who)s") % {"who": who})
    return _("Nobody has approved yet")


def sentences(rows: Sequence[Organized]) -> tuple[str, ...]:
    """What the headline leaves out, by name: who has changed something, said no, not answered."""
    found = []
    for verdict in (Verdict.CHANGED, Verdict.REJECTED, Verdict.NO_REPLY, Verdict.WAITING):
        found += _sentence(rows, verdict)
    found += [
        _("Approved by %(boards)s.") % {"boards": row.boards}
        for row in rows
        if row.boards and 0 < row.approved < row.asked
    ]
    return (*found, *_sentence(rows, Verdict.NOT_APPLICABLE))


def _sentence(rows: Sequence[Organized], verdict: Verdict) -> list[str]:
    names = _names(rows, [row for row in rows if row.verdict == verdict])
    return [capfirst(_words(verdict) % {"who": listed(names)})] if names else []


def _words(verdict: Verdict) -> str:
    return {
        Verdict.CHANGED: _("Approved with a change: %(who)s."),
        Verdict.REJECTED: _("Said no: %(who)s."),
        Verdict.NO_REPLY: _("No answer: %(who)s."),
        Verdict.WAITING: _("Still to answer: %(who)s."),
        Verdict.NOT_APPLICABLE: _("Not concerned: %(who)s."),
    }[verdict]


def _names(every: Sequence[Organized], some: Sequence[Organized]) -> list[str]:
    """By name, but the only region among others is "the region", and comes last as it is said."""
    is_only = sum(row.kind == REGION for row in every) == 1 < len(every)
    regions = [_("the region") if is_only else row.name for row in some if row.kind == REGION]
    return [row.name for row in some if row.kind != REGION] + regions
