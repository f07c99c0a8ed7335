"""What a goal still lacks: said beside it and never a refusal (I-PLN2, S001-28, S001-30). Pure but for the
language."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Flag:
    code: str
    text: str


def goal_flags(
    *, due: Collection[date], has_superior: bool, why_no_superior: str, plan_ends_on: date
) -> list[Flag]:
    """`due` holds the day of each of its indicators."""
    flags = []
    if not due:
        text = _("The goal cannot be measured yet. Give it an indicator with a target.")
        flags.append(Flag("unmeasured", text))
    elif max(due) > plan_ends_on:
        flags.append(Flag("due_later", _("A target is to be reached only after the plan has ended.")))
    if not has_superior and not why_no_superior:
        text = _("What it is in line with is not said. Choose a superior goal, or say why there is none.")
        flags.append(Flag("alone", text))
    return flags
