"""What a member file would change, row by row, given what the register holds (S001-12; ruling 12).

Pure: `import_members` carries the plan out, the command and the page show it.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from groups.member_file.matching import NoMatch, People, Register
from groups.member_file.outcome import Options, Outcome, Plan, PlannedRow
from groups.member_file.rows import Entry
from groups.member_file.seating import Case, Seating
from groups.member_file.snapshot import Snapshot
from groups.member_file.weighing import Weighing


def plan_members(entries: Iterable[Entry], snapshot: Snapshot, options: Options) -> Plan:
    """One planned row for each entry, in the file's order."""
    cases = [Case(entry, faults=list(entry.faults), assumed=list(entry.assumed)) for entry in entries]
    wanted = [case for case in cases if case.entry.row not in options.skip]
    register, people = Register(snapshot), People(snapshot.persons)
    for case in wanted:
        _locate(case, register, options)
    seating = Seating(register, people)
    seating.seat(wanted)
    weighing = Weighing(snapshot, seating, options)
    rows = {id(case): row for case, row in zip(wanted, weighing.rows(wanted), strict=True)}
    planned = tuple(rows.get(id(case)) or _left_out(case.entry) for case in cases)
    used = {row.person for row in planned if row.person and row.person < 0}
    new_people = {key: entry for key, entry in people.new.items() if key in used}
    return Plan(planned, new_people, weighing.summaries())


def _locate(case: Case, register: Register, options: Options) -> None:
    try:
        case.located = register.locate(case.entry, options.group)
    except NoMatch as missing:
        if not (case.faults and not case.entry.organization and not case.entry.place):
            case.fault(missing.field, str(missing))
        return
    case.starts_on = case.entry.starts_on or options.starts_on or max(options.today, case.group.starts_on)
    case.ends_on = case.entry.ends_on


def _left_out(entry: Entry) -> PlannedRow:
    return PlannedRow(entry, Outcome.LEFT_OUT, _("Left out."), cell=str(entry.row))
