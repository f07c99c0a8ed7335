"""What was said, under the question it answers and the viewpoint it stands under (S000-12, S000-23)."""

from collections.abc import Iterable
from dataclasses import dataclass

from evaluations.models import OralEvaluation, OralQuestion, Viewpoint


@dataclass(frozen=True)
class Said:
    """`may_go_in`: there is one before it to stand under, and nothing under itself."""

    viewpoint: Viewpoint
    under: "tuple[Said, ...]" = ()
    is_first: bool = True
    is_last: bool = True
    may_go_in: bool = False


@dataclass(frozen=True)
class Sheet:
    """A question with what was said to it."""

    question: OralQuestion
    said: tuple[Said, ...] = ()
    is_first: bool = True
    is_last: bool = True

    @property
    def name(self) -> str:
        """ "1. What have we done that has been good?", or the number alone."""
        return ". ".join(filter(None, (self.question.number, self.question.text)))

    @property
    def mark(self) -> str:
        """Names the question in the page."""
        return str(self.question.pk)


def sheets_of(oral: OralEvaluation) -> list[Sheet]:
    """In their order; two queries."""
    questions = list(OralQuestion.objects.filter(oral=oral).order_by("position", "pk"))
    rows = Viewpoint.objects.filter(question__oral=oral).select_related("note", "issue")
    return nested(questions, rows.order_by("position", "pk"))


def nested(questions: Iterable[OralQuestion], viewpoints: Iterable[Viewpoint]) -> list[Sheet]:
    """Pure. `viewpoints` in the order of their places."""
    questions, under, whole = list(questions), {}, {}
    for row in viewpoints:
        if row.parent_id:
            under.setdefault(row.parent_id, []).append(row)
        else:
            whole.setdefault(row.question_id, []).append(row)
    last = len(questions) - 1
    return [
        Sheet(one, _siblings(whole.get(one.pk, ()), under), is_first=place == 0, is_last=place == last)
        for place, one in enumerate(questions)
    ]


def _siblings(rows: Iterable[Viewpoint], under: dict[int, list[Viewpoint]]) -> tuple[Said, ...]:
    rows = list(rows)
    return tuple(
        Said(
            row,
            children := _siblings(under.get(row.pk, ()), {}),
            is_first=place == 0,
            is_last=place == len(rows) - 1,
            may_go_in=place > 0 and not row.parent_id and not children,
        )
        for place, row in enumerate(rows)
    )
