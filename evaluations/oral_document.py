"""An oral evaluation as frozen facts: what was asked and what was said, without who said it (S000-12)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from evaluations.models import OralEvaluation
from evaluations.oral_circle import GROUP, circle_of
from evaluations.oral_tree import Said, Sheet, sheets_of
from groups.seat_table import group_as_on

Agreement = Literal["", "single", "several", "unanimous"]


@dataclass(frozen=True, kw_only=True)
class SaidFacts:
    """A viewpoint, with those under it in `under`."""

    key: int
    text: str
    agreement: Agreement = ""
    under: "tuple[SaidFacts, ...]" = ()


@dataclass(frozen=True, kw_only=True)
class AskedFacts:
    number: str = ""
    text: str = ""
    is_for_later: bool = False
    said: tuple[SaidFacts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OralFacts:
    """`item` is the title of the agenda item where the whole group reads it, `plan` that of the plan it
    starts from."""

    group: str
    evaluation: str
    form: str
    on: date | None = None
    item: str = ""
    plan: str = ""
    introduction: str = ""
    questions: tuple[AskedFacts, ...] = ()


def document_of(oral: OralEvaluation) -> OralFacts:
    day = oral.meeting.date if oral.meeting else None
    (group,) = group_as_on(day or oral.evaluation.ends_on)(oral.group.slug)
    return OralFacts(
        group=group.shown_name or "",
        evaluation=oral.evaluation.title,
        form=oral.form,
        on=day,
        item=oral.item.title if oral.item and circle_of(oral.item)[0] == GROUP else "",
        plan=oral.plan.title if oral.plan else "",
        introduction=oral.introduction,
        questions=tuple(_asked(sheet) for sheet in sheets_of(oral)),
    )


def _asked(sheet: Sheet) -> AskedFacts:
    question = sheet.question
    return AskedFacts(
        number=question.number,
        text=question.text,
        is_for_later=question.is_for_later,
        said=tuple(_said(said) for said in sheet.said),
    )


def _said(said: Said) -> SaidFacts:
    row = said.viewpoint
    under = tuple(_said(one) for one in said.under)
    return SaidFacts(key=row.pk, text=row.text, agreement=row.agreement, under=under)
