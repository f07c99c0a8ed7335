"""The agenda as those read it who fix it."""

from dataclasses import dataclass

from groups.access import standing_of
from groups.models import Person
from meetings.access import PLANNERS
from meetings.documents import AgendaRow
from meetings.fixing import Word, fixed_sha256, words_on
from meetings.models import Meeting
from meetings.page import day_text
from meetings.reports import agenda_lines, agenda_of


@dataclass(frozen=True)
class FixingPage:
    """`seen` is the checksum of what is shown; `may_fix`: the reader's word is asked for and not given."""

    meeting: Meeting
    group_name: str
    day: str
    rows: tuple[AgendaRow, ...]
    words: tuple[Word, ...]
    seen: str
    may_fix: bool
    is_planner: bool
    is_fixed: bool


def fixing_page(meeting: Meeting, reader: Person) -> FixingPage:
    rows = agenda_lines(agenda_of(meeting), meeting)
    words = tuple(words_on(meeting, rows))
    return FixingPage(
        meeting,
        meeting.group.name_on(meeting.date) if meeting.date else str(meeting.group),
        day_text(meeting.date),
        rows,
        words,
        fixed_sha256(rows),
        any(reader in word.people and not word.given for word in words) and bool(rows),
        standing_of(reader).has(meeting.group_id, PLANNERS),
        bool(words) and all(word.given for word in words),
    )
