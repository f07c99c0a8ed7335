"""A question of a survey as it is written, before it is a row: what each kind has, and what it cannot be.
Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evaluations.answering import LARGEST
from evaluations.models import Choice, Question
from samverkan.lib.refusal import Refused

Kind = Question.Kind
ON_A_SCALE = (Kind.SCALE, Kind.MATRIX)
WITH_CHOICES = (Kind.SINGLE, Kind.MULTIPLE, Kind.MATRIX)
# What is not ticked, and what is not written, says already that one has no opinion.
WITHOUT_NO_OPINION = (Kind.MULTIPLE, Kind.TEXT)
STEPS = (4, 5, 6)
MOST_CHOICES, LONGEST_CHOICE = 20, Choice._meta.get_field("text").max_length


@dataclass(frozen=True)
class WrittenQuestion:
    """A question as it is written. `choices` are options, or the rows of a matrix, in order."""

    text: str
    help: str = ""
    is_required: bool = False
    steps: int | None = None
    low: str = ""
    high: str = ""
    has_no_opinion: bool = True
    least: int | None = None
    most: int | None = None
    choices: Sequence[str] = ()


def fit(kind: str, written: WrittenQuestion) -> WrittenQuestion:
    """With nothing that the kind does not have; refused where something lacks."""
    refuse_no_text(written.text)
    choices = tuple(dict.fromkeys(line.strip() for line in written.choices if line.strip()))
    on_scale, is_number = kind in ON_A_SCALE, kind == Kind.NUMBER
    _refuse_faults(kind, written, choices)
    return WrittenQuestion(
        text=written.text.strip(),
        help=written.help.strip(),
        is_required=written.is_required,
        steps=written.steps if on_scale else None,
        low=written.low.strip() if on_scale else "",
        high=written.high.strip() if on_scale else "",
        has_no_opinion=written.has_no_opinion and kind not in WITHOUT_NO_OPINION,
        least=written.least if is_number else None,
        most=written.most if is_number else None,
        choices=choices if kind in WITH_CHOICES else (),
    )


def _refuse_faults(kind: str, written: WrittenQuestion, choices: tuple[str, ...]) -> None:
    if kind in ON_A_SCALE and written.steps not in STEPS:
        raise Refused(_("A scale has 4, 5 or 6 steps."), field="steps", code="steps")
    if kind in WITH_CHOICES and len(choices) < 2:
        raise Refused(
            _("Write at least two, each on a line of its own."), field="choices", code="few_choices"
        )
    if len(choices) > MOST_CHOICES:
        words = {"read": len(choices), "most": MOST_CHOICES}
        text = _("There are %(read)d lines; at most %(most)d can be answered on a phone.") % words
        raise Refused(text, field="choices", code="many_choices")
    refuse_long(choices)
    if kind == Kind.NUMBER:
        _refuse_range(written.least, written.most)


def refuse_long(choices: Sequence[str]) -> None:
    for line in choices:
        if len(line) > LONGEST_CHOICE:
            words = {"line": f"{line[:40]}…", "count": len(line), "most": LONGEST_CHOICE}
            text = _("“%(line)s” has %(count)d characters. Write at most %(most)d on a line.") % words
            raise Refused(text, field="choices", code="long_choice")


def _refuse_range(least: int | None, most: int | None) -> None:
    for name, limit in (("least", least), ("most", most)):
        if limit is not None and abs(limit) > LARGEST:
            words = {"read": limit, "least": -LARGEST, "most": LARGEST}
            text = _("%(read)d is too large. Write a number from %(least)d to %(most)d, e.g. 40.") % words
            raise Refused(text, field=name, code="too_large")
    if None not in (least, most) and least > most:
        text = _("The lowest number is higher than the highest.")
        raise Refused(text, field="most", code="wrong_range")


def refuse_no_text(text: str) -> None:
    if not text.strip():
        text = _("Write the question, e.g. Alla kommer till tals på mötena.")
        raise Refused(text, field="text", code="no_text")
