"""What the one who answers meets: the questions as fields, filled in with what was answered or posted.

The same for the page behind the link and for the preview: templates/evaluations/answer_form.html.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evaluations.answering import NO_OPINION, Asked, Option, Posted
from evaluations.models import Question, Survey


@dataclass(frozen=True)
class SectionAsked:
    title: str
    text: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True)
class Tick:
    """A radio button or a box. `words` is what a screen reader says of a step that shows only its number."""

    id: str
    value: str
    words: str
    is_chosen: bool
    step: int | None = None


@dataclass(frozen=True)
class Line:
    """One answer of a question: the whole of it, or a row of a matrix."""

    name: str
    label: str
    ticks: tuple[Tick, ...]
    none: Tick | None
    text: str
    fault: str


@dataclass(frozen=True)
class Field:
    asked: Asked
    lines: tuple[Line, ...]

    @property
    def is_wrong(self) -> bool:
        return any(line.fault for line in self.lines)


@dataclass(frozen=True)
class SectionShown:
    title: str
    text: str
    fields: tuple[Field, ...]


def sections_asked(survey: Survey) -> list[SectionAsked]:
    """Three queries, whatever the size."""
    rows = survey.sections.prefetch_related("questions__choices")
    return [
        SectionAsked(one.title, one.text, tuple(_asked(question) for question in one.questions.all()))
        for one in rows
    ]


def questions_of(sections: Sequence[SectionAsked]) -> list[Asked]:
    return [one for section in sections for one in section.questions]


def _asked(row: Question) -> Asked:
    fields = ("pk", "kind", "text", "help", "is_required", "steps", "low", "high", "least", "most")
    # Words of one's own are left out rather than declined.
    has_no_opinion = row.has_no_opinion and row.kind != Question.Kind.TEXT
    options = tuple(Option(choice.pk, choice.text) for choice in row.choices.all())
    return Asked(
        **{name: getattr(row, name) for name in fields}, has_no_opinion=has_no_opinion, options=options
    )


def shown_sections(
    sections: Sequence[SectionAsked], posted: Posted | None = None, faults: Mapping[str, str] | None = None
) -> list[SectionShown]:
    return [
        SectionShown(
            one.title,
            one.text,
            tuple(_field(question, posted or {}, faults or {}) for question in one.questions),
        )
        for one in sections
    ]


def said_above(sections: Sequence[SectionShown]) -> dict[str, bool]:
    """What is said once above the questions: that all of them may be left out, and what becomes of one's own
    words, where some are asked for."""
    asked = [field.asked for section in sections for field in section.fields]
    return {
        "all_may_be_left": not any(one.is_required for one in asked),
        "has_words": any(one.kind == Question.Kind.TEXT for one in asked),
    }


def told_faults(sections: Sequence[SectionShown]) -> list[tuple[str, str, str]]:
    """(the field to go to, the question with its row, what is wrong), in the order of the form."""
    return [
        (
            _target(line, one.asked),
            f"{one.asked.text} – {line.label}" if line.label else one.asked.text,
            line.fault,
        )
        for section in sections
        for one in section.fields
        for line in one.lines
        if line.fault
    ]


def _target(line: Line, asked: Asked) -> str:
    return line.ticks[0].id if line.ticks else asked.name


def _field(asked: Asked, posted: Posted, faults: Mapping[str, str]) -> Field:
    rows = [option.text for option in asked.options] if asked.kind == "matrix" else [""]
    return Field(
        asked,
        tuple(
            Line(
                name,
                label,
                _ticks(asked, name, posted.get(name, ())),
                _none(asked, name, posted.get(name, ())),
                next((value for value in posted.get(name, ()) if value != NO_OPINION), ""),
                faults.get(name, ""),
            )
            for name, label in zip(asked.names, rows, strict=True)
        ),
    )


def _ticks(asked: Asked, name: str, chosen: Sequence[str]) -> tuple[Tick, ...]:
    if asked.steps:
        return tuple(
            Tick(f"{name}-{step}", str(step), _end(asked, step), str(step) in chosen, step)
            for step in range(1, asked.steps + 1)
        )
    return tuple(
        Tick(f"{name}-{one.pk}", str(one.pk), one.text, str(one.pk) in chosen) for one in asked.options
    )


def _end(asked: Asked, step: int) -> str:
    return {1: asked.low, asked.steps: asked.high}.get(step, "")


def _none(asked: Asked, name: str, chosen: Sequence[str]) -> Tick | None:
    if not asked.has_no_opinion:
        return None
    return Tick(f"{name}-{NO_OPINION}", NO_OPINION, _("Don't know / not applicable"), NO_OPINION in chosen)
