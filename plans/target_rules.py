"""What a baseline and a target of an indicator may be (I-IND1), and how they are said. Pure but for the
language."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from plans.numbers import in_unit
from samverkan.lib.refusal import Refused


def refuse_target(
    *,
    unit: str,
    direction: str,
    baseline: Decimal | None,
    target: Decimal,
    target_high: Decimal | None,
    due_on: date,
    starts_on: date,
) -> None:
    """Percent is 0 to 100 (an index may pass it), "within" has two limits in order and the others one, and
    nothing is to be reached before the plan begins."""
    for field, value in (("baseline", baseline), ("target", target), ("target_high", target_high)):
        if unit == "percent" and value is not None and not 0 <= value <= 100:
            text = _("%(figure)s is not between 0 and 100 percent. Choose an index if it may be more.")
            raise Refused(text % {"figure": in_unit(value, unit=unit)}, field=field, code="not_percent")
    if direction == "within" and target_high is None:
        raise Refused(
            _("The indicator is best within two limits. Write the upper one too, e.g. 12."),
            field="target_high",
            code="no_upper",
        )
    if direction != "within" and target_high is not None:
        raise Refused(
            _("Only what is best within two limits has an upper one. Leave it empty."),
            field="target_high",
            code="no_limits",
        )
    if target_high is not None and target_high <= target:
        raise Refused(
            _("The upper limit must be above the lower. Write e.g. 8 and 12."),
            field="target_high",
            code="limits_turned",
        )
    if due_on < starts_on:
        raise Refused(
            _("The target is to be reached before the plan begins. Write a day within the plan."),
            field="due_on",
            code="before_plan",
        )


def target_words(
    *,
    direction: str,
    unit: str,
    unit_name: str,
    decimals: int,
    target: Decimal,
    target_high: Decimal | None = None,
) -> str:
    """ "at least 60 %", "at most 10 days", "8 to 12 days"."""
    how = {"unit": unit, "unit_name": unit_name, "decimals": decimals}
    if direction == "within" and target_high is not None:
        low = in_unit(target, unit="other", decimals=decimals)
        return _("%(low)s to %(high)s") % {"low": low, "high": in_unit(target_high, **how)}
    words = _("at most %(figure)s") if direction == "lower" else _("at least %(figure)s")
    return words % {"figure": in_unit(target, **how)}
