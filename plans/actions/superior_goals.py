"""The register of goals that others have set, with the days they hold (S001-30, S001-31)."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from groups.models import Person, Structure
from plans.models import SuperiorGoal
from plans.web_addresses import refuse_no_address
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


@verb
def add_superior_goal(
    structure: Structure,
    *,
    kind: str,
    text: str,
    document: str,
    valid_from: date,
    by: Person,
    now: datetime,
    number: str = "",
    link: str = "",
    valid_to: date | None = None,
) -> SuperiorGoal:
    """`document` is where it is stated: the regional development plan, a bill."""
    if not text.strip() or not document.strip():
        raise Refused(
            _("Write the goal as it is stated, and where, e.g. “Regionalt utvecklingsprogram 2020”."),
            field="document" if text.strip() else "text",
            code="not_stated",
        )
    _refuse_backwards(valid_from, valid_to)
    refuse_no_address(link)
    same = SuperiorGoal.objects.filter(
        structure=structure, kind=kind, text=text.strip(), document=document.strip(), valid_from=valid_from
    )
    # Sent twice, by a double click, it stands there once.
    return same.first() or SuperiorGoal.objects.create(
        structure=structure,
        kind=kind,
        number=number.strip(),
        text=text.strip(),
        document=document.strip(),
        link=link.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
    )


@verb
def end_superior_goal(superior: SuperiorGoal, *, on: date, by: Person, now: datetime) -> SuperiorGoal:
    """`on` is the last day it holds. Plans that are in line with it say so still."""
    superior = SuperiorGoal.objects.select_for_update(no_key=True, of=("self",)).get(pk=superior.pk)
    _refuse_backwards(superior.valid_from, on)
    superior.valid_to = on
    superior.save(update_fields=["valid_to"])
    return superior


def _refuse_backwards(valid_from: date, valid_to: date | None) -> None:
    if valid_to and valid_to < valid_from:
        raise Refused(
            _("It holds from %(day)s. Write that day or a later one.") % {"day": day_plain(valid_from)},
            field="valid_to",
            code="ends_first",
        )
