"""What somebody answers, read from a posted form (I-SUR2, I-SUR3; rulings 10 and 24).

Pure. A form is {name: the values posted under it}; what a confidential answer said before is laid out the
same way, so that one page shows all three: nothing yet, what was answered, and what could not be read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from samverkan.lib.personal_numbers import personal_number_in

NO_OPINION = "none"
LONGEST_TEXT = 4000
LARGEST = 2_000_000_000
# What the page sends beside the answers.
BESIDE = frozenset({"csrfmiddlewaretoken"})

type Posted = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Option:
    """A choice, or a row of a matrix."""

    pk: int
    text: str


@dataclass(frozen=True)
class Asked:
    """A question with what its answer may be; the words are those of `Question`."""

    pk: int
    kind: str
    text: str = ""
    help: str = ""
    is_required: bool = False
    steps: int | None = None
    low: str = ""
    high: str = ""
    has_no_opinion: bool = False
    least: int | None = None
    most: int | None = None
    options: tuple[Option, ...] = ()

    @property
    def name(self) -> str:
        return f"q{self.pk}"

    @property
    def names(self) -> tuple[str, ...]:
        """The fields of the form that answer it: one, or one for each row."""
        if self.kind == "matrix":
            return tuple(self.row_name(row.pk) for row in self.options)
        return (self.name,)

    def row_name(self, row: int) -> str:
        return f"{self.name}-{row}"


@dataclass(frozen=True)
class Given:
    """A row to write: the fields of `Answer`."""

    question: int
    choice: int | None = None
    number: int | None = None
    text: str = ""
    has_no_opinion: bool = False


@dataclass(frozen=True)
class Read:
    """`faults` is {name of the field: what is wrong}; under "" what belongs to no field."""

    given: tuple[Given, ...] = ()
    faults: Mapping[str, str] = field(default_factory=dict)


class _Fault(ValueError):
    """What is wrong with one field, in words."""


def may_answer(*, state: str, mode: str, closes_on: date, is_used: bool, today: date) -> bool:
    """Whether a link still opens the survey: once, or in a confidential one until closing (ruling 10)."""
    return state == "open" and today <= closes_on and not (is_used and mode == "anonymous")


def read_answers(asked: Sequence[Asked], posted: Posted) -> Read:
    """Every fault at once, each at its field; nothing is given where anything is wrong."""
    given, faults = [], {}
    for name in sorted(posted.keys() - {name for one in asked for name in one.names} - BESIDE):
        text = _("“%(name)s” is not asked here. Open the link anew and answer again.")
        faults[""] = text % {"name": name[:60]}
    for one in asked:
        for name, row in zip(one.names, _rows(one), strict=True):
            try:
                answer = READERS[one.kind](
                    one, [value for value in posted.get(name, ()) if value.strip()], row
                )
                if one.is_required and not answer:
                    raise _Fault(_missing(one))
                given += answer
            except _Fault as fault:
                faults[name] = str(fault)
    if not given and not faults:
        faults[""] = _("Nothing is answered yet. Answer at least one question, and then hand in.")
    return Read(() if faults else tuple(given), faults)


def posted_of(given: Iterable[Given], asked: Iterable[Asked]) -> dict[str, list[str]]:
    """What was answered, as the form that said it."""
    known, found = {one.pk: one for one in asked}, {}
    for one in given:
        question = known[one.question]
        name = question.row_name(one.choice) if question.kind == "matrix" else question.name
        found.setdefault(name, []).append(_value(one, question.kind))
    return found


def _value(one: Given, kind: str) -> str:
    if one.has_no_opinion:
        return NO_OPINION
    if kind in {"single", "multiple"}:
        return str(one.choice)
    return one.text if kind == "text" else str(one.number)


def _rows(one: Asked) -> tuple[int | None, ...]:
    return tuple(row.pk for row in one.options) if one.kind == "matrix" else (None,)


def _scale(one: Asked, values: Sequence[str], row: int | None) -> list[Given]:
    if _is_none(one, values):
        return [Given(one.pk, row, has_no_opinion=True)]
    if not (value := _one_value(values)):
        return []
    if value not in {str(step) for step in range(1, one.steps + 1)}:
        text = _("“%(value)s” is not on the scale. Choose from 1 to %(steps)d.")
        raise _Fault(text % {"value": value[:40], "steps": one.steps})
    return [Given(one.pk, row, number=int(value))]


def _single(one: Asked, values: Sequence[str], _row: None) -> list[Given]:
    if values:
        _one_value(values)
    return _multiple(one, values, None)


def _multiple(one: Asked, values: Sequence[str], _row: None) -> list[Given]:
    if _is_none(one, values):
        return [Given(one.pk, has_no_opinion=True)]
    known = {str(option.pk): option.pk for option in one.options}
    for value in values:
        if value not in known:
            raise _Fault(_("“%(value)s” is not among the choices. Choose anew.") % {"value": value[:40]})
    return [Given(one.pk, known[value]) for value in dict.fromkeys(values)]


def _number(one: Asked, values: Sequence[str], _row: None) -> list[Given]:
    if _is_none(one, values):
        return [Given(one.pk, has_no_opinion=True)]
    if not (value := _one_value(values).strip()):
        return []
    bare = "".join(value.split()).replace("−", "-")
    if not (bare.isascii() and bare.removeprefix("-").isdecimal()):
        text = _("“%(value)s” is not a whole number. Write figures only, e.g. 12.")
        raise _Fault(text % {"value": value[:40]})
    least, most = (-LARGEST if one.least is None else one.least), (LARGEST if one.most is None else one.most)
    # Thousands of figures are no number to anybody, and slow to read.
    if len(bare) > len(str(-LARGEST)) or not least <= int(bare) <= most:
        text = _("“%(value)s” is outside what is asked for. Write a number from %(least)d to %(most)d.")
        raise _Fault(text % {"value": value[:40], "least": least, "most": most})
    return [Given(one.pk, number=int(bare))]


def _text(one: Asked, values: Sequence[str], _row: None) -> list[Given]:
    text = _one_value(values).replace("\x00", "").replace("\r\n", "\n").strip()
    if len(text) > LONGEST_TEXT:
        words = _("The text has %(count)d characters. Write at most %(most)d.")
        raise _Fault(words % {"count": len(text), "most": LONGEST_TEXT})
    if found := personal_number_in(text):
        words = _("“%(text)s” looks like a personal number. Take it away.")
        raise _Fault(words % {"text": found})
    return [Given(one.pk, text=text)] if text else []


def _one_value(values: Sequence[str]) -> str:
    if len(values) > 1:
        raise _Fault(_("There are two answers here. Choose one of them."))
    return values[0] if values else ""


def _is_none(one: Asked, values: Sequence[str]) -> bool:
    if not one.has_no_opinion or NO_OPINION not in values:
        return False
    if len(values) > 1:
        raise _Fault(_("Answer, or choose “Don't know / not applicable”, and not both."))
    return True


def _missing(one: Asked) -> str:
    if one.kind == "text":
        return _("This is to be answered. Write a few words.")
    if one.kind == "number":
        return _("This is to be answered. Write a whole number, e.g. 12.")
    return _("This is to be answered. Choose one of the answers.")


READERS = {
    "scale": _scale,
    "matrix": _scale,
    "single": _single,
    "multiple": _multiple,
    "number": _number,
    "text": _text,
}
