"""The words a plan for a member file is made of: what will happen to each row (ruling 12)."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256

from groups.member_file.rows import Entry
from groups.member_file.snapshot import GroupSnapshot, SeatSnapshot
from groups.seating import Sitting


class Outcome(StrEnum):
    NEW = "new"
    SAME = "same"
    REPLACES = "replaces"
    UNCHANGED = "unchanged"
    ERROR = "error"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Options:
    """`group` is a slug, used where the file has no column of its own; row numbers are the file's."""

    today: date
    group: str = ""
    starts_on: date | None = None
    replace: bool | frozenset[int] = False
    skip: frozenset[int] = frozenset()

    def replaces(self, row: int) -> bool:
        return self.replace if isinstance(self.replace, bool) else row in self.replace


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One person of the file: what will happen, in words, and what is to be written for it.

    `may_replace`: the only thing in the way is somebody who sits there. `wanted` is a new appointment (its
    `person_id` negative for a new person), `changes` are fields of the appointment `appointment_id`.
    """

    entry: Entry
    outcome: Outcome
    text: str
    cell: str = ""
    faults: tuple[tuple[str, str], ...] = ()
    assumed: tuple[str, ...] = ()
    seat: SeatSnapshot | None = None
    group: GroupSnapshot | None = None
    person: int | None = None
    may_replace: bool = False
    wanted: Sitting | None = None
    term_id: int | None = None
    endings: tuple[tuple[int, date], ...] = ()
    appointment_id: int | None = None
    changes: dict[str, object] = field(default_factory=dict)
    person_changes: dict[str, str] = field(default_factory=dict)
    office_from: date | None = None

    @property
    def row(self) -> int:
        return self.entry.row


@dataclass(frozen=True, slots=True)
class Plan:
    """`summaries` say per group which seats will be filled and stay vacant; `new_people` by negative key."""

    rows: tuple[PlannedRow, ...]
    new_people: dict[int, Entry]
    summaries: tuple[tuple[GroupSnapshot, str], ...]

    @property
    def is_right(self) -> bool:
        return not any(row.outcome == Outcome.ERROR for row in self.rows)

    @property
    def counts(self) -> dict[Outcome, int]:
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found[outcome] for outcome in Outcome if found[outcome]}

    @property
    def fingerprint(self) -> str:
        """Equal for two plans that say the same about every row."""
        said = "\n".join(f"{row.row} {row.outcome} {row.text}" for row in self.rows)
        return sha256(said.encode()).hexdigest()

    @property
    def changes_anything(self) -> bool:
        return any(row.outcome in {Outcome.NEW, Outcome.SAME, Outcome.REPLACES} for row in self.rows)
