"""Whose word makes an agenda stand, and whether it does (S002-19, S002-26)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.circle import Circle, circle_on
from groups.models import GroupSettings, Person
from meetings.documents import AgendaRow
from meetings.models import AgendaApproval, AgendaApprover, Meeting
from meetings.reports import agenda_lines, agenda_of
from samverkan.lib import spoken
from samverkan.lib.facts import sha256

FixedBy = GroupSettings.AgendaFixedBy
CHAIR, VICE_CHAIR = "chair", "vice_chair"


@dataclass(frozen=True)
class Word:
    """One role's word. `people` may give it, any one of them; `given` is the word on the agenda as it is now,
    `fallen` an earlier one on an agenda that has changed since: (who, when)."""

    role: str
    people: tuple[Person, ...]
    given: tuple[str, datetime] | None = None
    fallen: tuple[str, datetime] | None = None

    @property
    def name(self) -> str:
        return role_name(self.role)


@dataclass(frozen=True)
class FixedAgenda:
    """What a word is of: what everybody reads of the agenda, without clock and papers, which may still
    come."""

    rows: tuple[AgendaRow, ...]


def fixed_sha256(rows: Iterable[AgendaRow]) -> str:
    return sha256(FixedAgenda(tuple(_bare(row) for row in rows)))


def roles_of(
    rule: str, chair: Person | None, vice_chairs: Sequence[Person], named: Iterable[tuple[str, Person]]
) -> list[Word]:
    """The words a rule asks for. Where there is no chair the vice chairs speak for the chair; of several vice
    chairs one is enough."""
    if rule == FixedBy.NAMED:
        people: dict[str, list[Person]] = {}
        for role, person in named:
            people.setdefault(role, []).append(person)
        return [Word(role, tuple(found)) for role, found in people.items()]
    if rule == FixedBy.CHAIR:
        return [Word(CHAIR, (chair,) if chair else tuple(vice_chairs))]
    if rule == FixedBy.PRESIDENCY:
        words = [Word(CHAIR, (chair,))] if chair else []
        return [*words, Word(VICE_CHAIR, tuple(vice_chairs))] if vice_chairs else words
    return []


def role_name(role: str) -> str:
    """The office in words; a named role is its own words."""
    return {CHAIR: _("chair"), VICE_CHAIR: _("vice chair")}.get(role, role)


def words_on(
    meeting: Meeting,
    rows: Iterable[AgendaRow] | None = None,
    circle: Circle | None = None,
    on: date | None = None,
) -> list[Word]:
    """The words the meeting's agenda needs, each with what has been given; empty where the group asks
    none."""
    day = meeting.date or on or timezone.localdate()
    rule = meeting.group.settings_on(day).agenda_fixed_by
    if rule == FixedBy.NOBODY:
        return []
    circle = circle or circle_on(meeting.group, day)
    named = [(row.role, row.person) for row in approvers_on(meeting.group_id, on or timezone.localdate())]
    rows = agenda_lines(agenda_of(meeting), meeting) if rows is None else rows
    now_is, given = fixed_sha256(rows), list(meeting.agenda_approvals.select_related("person"))
    words = roles_of(rule, circle.chair, circle.vice_chairs, named)
    if rule == FixedBy.NAMED and not words:
        words = [Word("", ())]
    return [_with_given(word, given, now_is) for word in words]


def approvers_on(group: int, day: date) -> QuerySet[AgendaApprover]:
    return (
        AgendaApprover.objects.in_force(day)
        .filter(group=group)
        .select_related("person")
        .order_by("role", "pk")
    )


def why_not_fixed(words: list[Word]) -> str:
    """What is missing before the call may go; empty when nothing is."""
    missing = [word for word in words if word.given is None]
    if not missing:
        return ""
    if any(not word.people for word in missing):
        return _(
            "The agenda is to be fixed before the call, and nobody is named to do it. Name somebody under "
            "Who fixes the agenda, on the group's page."
        )
    text = _("The agenda is not fixed. The word of %(who)s is missing.") % {
        "who": spoken.listed(_who(word) for word in missing)
    }
    if any(word.fallen for word in missing):
        text = " ".join([text, _("It has changed since the word was given.")])
    return text


def _who(word: Word) -> str:
    return _("%(role)s (%(names)s)") % {
        "role": word.name,
        "names": _(" or ").join(person.name for person in word.people),
    }


def _with_given(word: Word, given: list[AgendaApproval], now_is: str) -> Word:
    mine = [row for row in given if row.role == word.role]
    valid = next((row for row in mine if row.sha256 == now_is), None)
    if valid:
        return replace(word, given=(valid.person.name, valid.at))
    last = mine[-1] if mine else None
    return replace(word, fallen=(last.person.name, last.at)) if last else word


def _bare(row: AgendaRow) -> AgendaRow:
    # An issue that goes on to its next stage makes no other agenda.
    under = tuple(_bare(row) for row in row.rows)
    return replace(row, starts=None, documents=(), part="", issues=(), rows=under)
