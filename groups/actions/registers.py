"""The registers of another installation, taken over whole (peers row 65)."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from groups.models import Appointment, Group, Person
from groups.registers.tables import NUMBER, REGISTERS, Register
from groups.registers.writing import Row, Tables
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

REASON = "Inläst ur ett annat register"
# Twice the width of a page: then the rest is told as a number.
FAULTS_SHOWN = 20


@verb
def take_over_registers(tables: Tables, *, by: Person | None, now: datetime) -> dict[str, int]:
    """Write every row of the registers, all or nothing; returns how many of each.

    Only where there is no group yet. What `manage.py setup` made is known again by its key and becomes what
    the file says. Nobody gets a password or a right from a file.
    """
    if Group.objects.exists():
        raise Refused(
            _(
                "There are groups here already. Registers are only taken over whole into an empty "
                "installation; people and organisations can be added from files in the administration."
            )
        )
    written: dict[type[models.Model], dict[int, models.Model]] = {}
    for register in REGISTERS:
        written[register.model] = dict(_written(register, tables.get(register.name, []), written))
    return {register.name: len(written[register.model]) for register in REGISTERS}


def _written(register: Register, rows: list[Row], written: dict) -> Iterable[tuple[int, models.Model]]:
    _refuse_repeated(register, rows)
    faults = []
    for row in rows:
        try:
            made = _made(register, row, written)
            with transaction.atomic():
                made.save()
            yield row[NUMBER], made
        except (ValidationError, IntegrityError, Refused) as error:
            faults.append(_told(register, row, error))
    if faults:
        more = len(faults) - FAULTS_SHOWN
        told = "\n".join(faults[:FAULTS_SHOWN])
        rest = _("\nand %(count)d more rows.") % {"count": more} if more > 0 else ""
        raise Refused(_("Nothing has been read in.\n%(faults)s%(rest)s") % {"faults": told, "rest": rest})


def _made(register: Register, row: Row, written: dict) -> models.Model:
    """The row as an object that fits the model: what the file refers to must be in the file."""
    values = {}
    for heading, field in register.columns.items():
        value = row.get(field.name)
        if field.is_relation and value is not None:
            value = _referred(field, heading, value, written)
        values[field.name] = value
    found = _there(register, values) or register.model()
    for name, value in values.items():
        setattr(found, name, value)
    if isinstance(found, Person) and found.pk is None:
        found.set_unusable_password()
    if isinstance(found, Appointment):
        found.group = found.seat.group
    found._change_reason = REASON
    # Unique and check constraints are the database's, told below; here are lengths, words and formats.
    found.clean_fields(exclude={"password"})
    return found


def _referred(field: models.Field, heading: str, number: int, written: dict) -> models.Model:
    if (there := written[field.related_model].get(number)) is None:
        raise Refused(
            _("the column %(column)s says %(read)s, and there is no such row")
            % {"column": heading, "read": number}
        )
    return there


def _there(register: Register, values: dict[str, Any]) -> models.Model | None:
    key = {name: values[name] for name in register.key}
    if not key or any(value in (None, "") for value in key.values()):
        return None
    return register.model._default_manager.filter(**key).first()


def _refuse_repeated(register: Register, rows: list[Row]) -> None:
    repeated = sorted(number for number, times in Counter(row[NUMBER] for row in rows).items() if times > 1)
    if repeated:
        raise Refused(
            _("The number %(number)s stands on more than one row in %(register)s.")
            % {"number": repeated[0], "register": register.name}
        )


def _told(register: Register, row: Row, error: Exception) -> str:
    if isinstance(error, ValidationError):
        headings = {field.name: heading for heading, field in register.columns.items()}
        why = " ".join(
            f"{headings.get(name, name)}: {' '.join(texts)}" for name, texts in error.message_dict.items()
        )
    elif isinstance(error, IntegrityError):
        why = _("another row stands in the way, or a value is impossible (%(constraint)s)") % {
            "constraint": str(error).strip().partition("\n")[0]
        }
    else:
        why = str(error)
    return _("%(register)s, nr %(number)s: %(why)s") % {
        "register": register.name,
        "number": row[NUMBER],
        "why": why,
    }
