"""The addresses of oral evaluations: one that is written, one as it is read and one final of our group's own,
and a secret one of the other group."""

from datetime import date

from evaluations.actions import (
    add_viewpoint,
    begin_oral,
    finish_oral,
    judge_group,
    record_oral,
    review_oral,
    say_what_it_led_to,
    send_on_viewpoint,
)
from evaluations.models import EvaluatedGroup, Evaluation, OralEvaluation
from groups.models import Group
from tests.house import Builder, House
from tests.rows.base import INSIDE, MOVED, PLANNERS, Row, only
from tests.rows.material import of


def to_recorders(name: str, **more) -> Row:
    return Row(only(PLANNERS), of(name), **more)


def posts(name: str, **data) -> Row:
    return Row(only(PLANNERS, MOVED), of(name), method="post", data=lambda house: data)


def in_evaluation(house: House) -> list:
    return [house.more["oral_evaluation"].pk, house.cast.group.slug]


ROWS: dict[str, Row] = {
    "oral:of": Row(only(INSIDE), of("oral_evaluation")),
    "oral:new": Row(only(PLANNERS), in_evaluation),
    "oral:judge": Row(only(PLANNERS), in_evaluation),
    "oral:led_to": to_recorders("oral_judgement"),
    "oral:one": Row(only(INSIDE), of("oral_final")),
    "oral:change": to_recorders("oral"),
    "oral:move": posts("oral", move="record"),
    "oral:discard": posts("oral_empty"),
    "oral:write": to_recorders("oral"),
    "oral:question_add": to_recorders("oral"),
    "oral:question": to_recorders("oral_question"),
    "oral:question_move": posts("oral_question", way="down"),
    "oral:question_remove": posts("oral_question_free"),
    "oral:add": posts("oral_question", text="Vi har träffats sex gånger."),
    "oral:save": posts("oral_viewpoint", text="Samtalen har varit goda.", base_version="1"),
    "oral:viewpoint_move": posts("oral_viewpoint", way="down"),
    "oral:viewpoint_remove": posts("oral_viewpoint"),
    "oral:send_on": posts("oral_viewpoint"),
    "oral:send_words": to_recorders("oral_viewpoint"),
    "oral:raise": posts("oral_viewpoint"),
}


def furnish(build: Builder, house: House) -> None:
    cast, more = house.cast, house.more
    sign = {"by": cast.official, "now": build.at(-2)}
    more["oral_evaluation"] = _evaluation(build, cast.group, "Så gick det vid bordet", sign)
    item = house.approved.items.get(title="Trygg hemgång")
    more["oral_final"] = _talk(
        more["oral_evaluation"], cast.group, "Vi har lärt av varandra.", sign, item=item
    )
    for act in (record_oral, review_oral, finish_oral):
        act(more["oral_final"], **sign)
    more["oral"] = _talk(more["oral_evaluation"], cast.group, "Samtalsklimatet har varit gott.", sign)
    first, _second, last = more["oral"].questions.order_by("position")
    more["oral_question"], more["oral_question_free"] = first, last
    more["oral_viewpoint"] = first.viewpoints.get(parent=None)
    more["oral_empty"] = begin_oral(more["oral_evaluation"], group=cast.group, **sign)
    more["oral_judgement"] = judge_group(
        more["oral_evaluation"],
        group=cast.group,
        word="change",
        text="Fler ersättare bör vara med.",
        on=build.at(-3).date(),
        **sign,
    )
    say_what_it_led_to(more["oral_judgement"], text="Ersättarna kallas.", on=build.at(-2).date(), **sign)
    other = {"by": cast.other_secretary, "now": build.at(-2)}
    theirs = _evaluation(build, cast.other_group, "Hemlig utvärdering", other)
    _talk(theirs, cast.other_group, "Hemlig synpunkt", other)
    judge_group(
        theirs, group=cast.other_group, word="close", text="Hemligt skäl", on=build.at(-3).date(), **other
    )


def _evaluation(build: Builder, group: Group, title: str, sign: dict) -> Evaluation:
    year = build.at(0).year
    made = Evaluation.objects.create(
        structure=group.structure,
        title=title,
        starts_on=date(year - 1, 1, 1),
        ends_on=date(year, 12, 31),
        created_at=sign["now"],
        created_by=sign["by"],
    )
    EvaluatedGroup.objects.create(evaluation=made, group=group, position=1)
    return made


def _talk(evaluation: Evaluation, group: Group, text: str, sign: dict, **more) -> OralEvaluation:
    """With one viewpoint, one under it and one that became a note."""
    oral = begin_oral(evaluation, group=group, introduction=text, **more, **sign)
    first, second, _last = oral.questions.order_by("position")
    said = add_viewpoint(first, text=text, agreement="unanimous", **sign)
    add_viewpoint(first, text=f"{text} Även i Sala.", under=said, **sign)
    send_on_viewpoint(add_viewpoint(second, text=f"{text} Mer sådant.", **sign), **sign)
    return oral
