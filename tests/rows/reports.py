"""The addresses of the report of an evaluation, and of putting a survey on an agenda."""

from datetime import date

from evaluations.actions import (
    approve_report,
    ask_for_report_paper,
    begin_report,
    publish_report,
    put_survey_at_item,
    write_report_text,
)
from evaluations.actions.evaluations import begin_evaluation
from evaluations.models import Judgement
from evaluations.report_tasks import make_report_paper
from plans.models import DoneEntry
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, MOVED, OK, STAFF, Row, first_item, only
from tests.rows.evaluations import at_work
from tests.rows.material import of

EVERY = dict.fromkeys(ROLES, OK)
STATES = ("report_none", "report_draft", "report_approved", "report_public")

ROWS: dict[str, Row] = {
    "evaluations:report": Row(only(INSIDE), of("report_approved")),
    "evaluations:report_begin": Row(only(STAFF, MOVED), of("report_none"), method="post"),
    "evaluations:report_text": Row(
        only(STAFF), lambda house: [house.more["report_draft"].pk, f"group:{house.cast.group.pk}"]
    ),
    "evaluations:report_done": Row(
        only(STAFF), lambda house: [house.more["report_draft"].pk, house.cast.group.pk]
    ),
    "evaluations:report_discard": Row(only(STAFF), of("report_draft")),
    "evaluations:report_group": Row(only(INSIDE), lambda house: own(house)),
    "evaluations:report_group_paper": Row(only(INSIDE), lambda house: own(house)),
    "evaluations:report_group_docx": Row(only(INSIDE), lambda house: own(house)),
    "evaluations:report_approve": Row(only(STAFF), of("report_draft")),
    "evaluations:report_publish": Row(only(STAFF), of("report_approved")),
    "evaluations:report_withdraw": Row(only(STAFF), of("report_public")),
    "evaluations:report_paper": Row(only(INSIDE), of("report_public")),
    "evaluations:report_pdf": Row(only(INSIDE), of("report_public")),
    "evaluations:report_docx": Row(only(INSIDE), of("report_approved")),
    "surveys:at_item": Row(only(STAFF), of("survey_told")),
    "surveys:off_item": Row(only(STAFF, MOVED), of("survey_told", "survey_at_item"), method="post"),
    "public:evaluation": Row(EVERY, of("report_page"), public=OK, is_open=True),
    "public:evaluation_pdf": Row(EVERY, of("report_page"), public=OK, is_open=True),
}


def own(house: House) -> list:
    """The cast's group's own report, out of an evaluation of it and the other group."""
    return [house.more["report_both"].pk, house.cast.group.slug]


def furnish(build: Builder, house: House) -> None:
    """Evaluations of the cast's group with a report in each state; a secret draft of the other group."""
    cast, more = house.cast, house.more
    sign, year = {"by": cast.official, "now": build.at(-20)}, build.at(0).year
    for back, name in enumerate(STATES, 1):
        made = more[name] = begin_evaluation(
            cast.structure,
            title=f"Utvärdering {year - back}",
            starts_on=date(year - back, 1, 1),
            ends_on=date(year - back, 12, 31),
            groups=[cast.group],
            **sign,
        )
        Judgement.objects.create(
            evaluation=made, group=cast.group, word="continue", on=date(year - back, 12, 1)
        )
        if back == 1:
            continue
        report = begin_report(made, **sign)
        write_report_text(report, place="opening", text="Året gick bra.", **sign)
        if back > 2:
            approve_report(report, **sign)
        if back > 3:
            publish_report(report, **sign)
            make_report_paper.func(ask_for_report_paper(report, **sign).pk)
            more["report_page"] = report
    there = put_survey_at_item(more["survey_told"], item=first_item(house), **sign)
    more["survey_at_item"] = there
    other = {"by": cast.other_secretary, "now": build.at(-20)}
    days = {"starts_on": date(year - 1, 1, 1), "ends_on": date(year - 1, 12, 31)}
    with at_work(cast.other_group):
        theirs = begin_evaluation(
            cast.structure, title="Hemlig utvärdering", groups=[cast.other_group], **days, **other
        )
    write_report_text(begin_report(theirs, **other), place="opening", text="Hemlig inledning", **other)
    both(build, house)


def both(build: Builder, house: House) -> None:
    """An approved report of both groups; what the other one has not chosen to show is in its own whole."""
    cast, year = house.cast, build.at(0).year
    sign = {"by": cast.administrator, "now": build.at(-20)}
    with at_work(cast.other_group):
        made = house.more["report_both"] = begin_evaluation(
            cast.structure,
            title=f"Utvärdering av båda {year - 1}",
            starts_on=date(year - 1, 1, 1),
            ends_on=date(year - 1, 12, 31),
            groups=[cast.group, cast.other_group],
            **sign,
        )
    DoneEntry.objects.create(group=cast.other_group, on=date(year - 1, 5, 2), text="Hemlig resa")
    report = begin_report(made, **sign)
    write_report_text(report, place="opening", text="Båda året ut.", **sign)
    write_report_text(report, place=f"group:{cast.other_group.pk}", text="Hemlig text", **sign)
    approve_report(report, **sign)
