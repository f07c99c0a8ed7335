"""Reading a member file into the register: all of it, or nothing (S001-12, ruling 12)."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history

from groups.actions.appointments import correct_appointment, end_appointment, give_office
from groups.actions.people import change_person
from groups.member_file.columns import folded
from groups.member_file.outcome import Options, Outcome, Plan, PlannedRow
from groups.member_file.reading import MemberFile
from groups.member_file.register import named_group_ids, plan_file
from groups.models import Appointment, Board, Group, Person, Seat
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

BATCH = 500


@verb
def import_members(
    file: MemberFile,
    *,
    options: Options,
    among: QuerySet[Group],
    by: Person | None,
    now: datetime,
    source: str = "",
    expected: str = "",
) -> Plan:
    """Carry out what the preview showed. `among` are the groups the sender staffs, `source` the file's name.

    `Refused` has code "faults" while a row is wrong and not left out, "changed" when the register is no
    longer what the preview with the fingerprint `expected` was made of, "race" when somebody changed a seat
    at the same moment.
    """
    ids = named_group_ids(file.entries, options.group, among)
    # The same lock as one appointment takes, always in the same order.
    list(Seat.objects.filter(group__in=ids).order_by("pk").select_for_update().values_list("pk"))
    plan = plan_file(file, options, among=among)
    if not plan.is_right:
        raise Refused(
            _("The file still has rows that cannot be read. Correct them or leave them out."), code="faults"
        )
    if expected and expected != plan.fingerprint:
        raise Refused(
            _("The register has changed since the preview. Look through it once more and save again."),
            code="changed",
        )
    try:
        with transaction.atomic():
            _Carrying(plan, by, now, _("Member file %(name)s") % {"name": source or "–"}).out()
    except IntegrityError as error:
        raise Refused(
            _("Somebody else just changed the same seats. Look at the preview again and save once more."),
            code="race",
        ) from error
    return plan


class _Carrying:
    """The plan's rows as writes: those who leave first, then persons, appointments and offices, in bulk."""

    def __init__(self, plan: Plan, by: Person | None, now: datetime, reason: str):
        self.rows = [row for row in plan.rows if row.outcome in {Outcome.NEW, Outcome.SAME, Outcome.REPLACES}]
        self.new_people = plan.new_people
        self.sign = {"by": by, "now": now}
        self.bulk = {
            "batch_size": BATCH,
            "default_user": by,
            "default_date": now,
            "default_change_reason": reason,
        }
        self.reason = reason

    def out(self) -> None:
        self._end()
        self.people = self._persons()
        self.boards = self._boards()
        self._correct()
        self._appoint()
        self._give_offices()

    def _end(self) -> None:
        last_days = dict(ending for row in self.rows for ending in row.endings)
        for appointment in Appointment.objects.filter(pk__in=list(last_days)).select_related(
            "seat", "group", "person"
        ):
            last = last_days[appointment.pk]
            end_appointment(appointment, ends_on=last, reason=Appointment.EndReason.REPLACED, **self.sign)

    def _persons(self) -> dict[int, Person]:
        new = {
            key: Person(
                name=entry.name,
                email=entry.email or None,
                phone=entry.phone,
                party=entry.party,
                password=make_password(None),
            )
            for key, entry in self.new_people.items()
        }
        if new:
            bulk_create_with_history(list(new.values()), Person, **self.bulk)
        known = Person.objects.in_bulk([row.person for row in self.rows if row.person > 0])
        for row in self.rows:
            if row.person_changes:
                change_person(known[row.person], **row.person_changes, **self.sign)
        return new | known

    def _boards(self) -> dict[tuple[int, str], Board]:
        """By organisation and folded name: `Socialnämnden` and `socialnämnden` are one board."""
        wanted: dict[tuple[int, str], str] = {}
        for row in self.rows:
            if row.entry.board and row.seat.organization_id:
                wanted.setdefault((row.seat.organization_id, folded(row.entry.board)), row.entry.board)
        there = {
            (board.organization_id, folded(board.name)): board
            for board in Board.objects.filter(
                organization__in={organization for organization, _name in wanted}
            )
        }
        missing = [
            Board(organization_id=key[0], name=name) for key, name in wanted.items() if key not in there
        ]
        if missing:
            bulk_create_with_history(missing, Board, **self.bulk)
        return there | {(board.organization_id, folded(board.name)): board for board in missing}

    def _board(self, row: PlannedRow) -> Board | None:
        return self.boards.get((row.seat.organization_id, folded(row.entry.board)))

    def _correct(self) -> None:
        changed = {row.appointment_id: row for row in self.rows if row.changes}
        for appointment in Appointment.objects.filter(pk__in=list(changed)).select_related("seat"):
            row = changed[appointment.pk]
            fields = row.changes | ({"board": self._board(row)} if "board" in row.changes else {})
            correct_appointment(appointment, reason=self.reason, **fields, **self.sign)

    def _appoint(self) -> None:
        new = [self._appointment(row) for row in self.rows if row.wanted]
        if new:
            bulk_create_with_history(new, Appointment, **self.bulk)

    def _appointment(self, row: PlannedRow) -> Appointment:
        return Appointment(
            group_id=row.group.id,
            seat_id=row.seat.id,
            person=self.people[row.person],
            capacity=row.wanted.capacity,
            place=row.wanted.place,
            starts_on=row.wanted.starts_on,
            ends_on=row.wanted.ends_on,
            term_id=row.term_id,
            board=self._board(row),
            party=row.entry.party,
            decision_date=row.entry.decision_date,
            decision_reference=row.entry.reference,
        )

    def _give_offices(self) -> None:
        rows = [row for row in self.rows if row.office_from]
        groups = (
            Group.objects.select_related("structure")
            .prefetch_related("settings")
            .in_bulk({row.group.id for row in rows})
        )
        for row in rows:
            give_office(
                groups[row.group.id],
                person=self.people[row.person],
                kind=row.entry.office,
                ordinal=row.entry.ordinal,
                starts_on=row.office_from,
                replaces=True,
                **self.sign,
            )
