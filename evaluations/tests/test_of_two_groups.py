"""An evaluation of our group and another's, as each of the cast meets it: who sees to it, and what is read of
the other group (S000-01, S000-07)."""

from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluations.access import sees_to
from evaluations.actions import (
    add_section,
    add_viewpoint,
    begin_evaluation,
    begin_oral,
    begin_report,
    begin_survey,
    change_evaluation,
    close_survey,
    discard_survey,
    invite_late,
    judge_group,
    open_survey,
    report_survey,
    summarize_survey,
    write_report_text,
)
from evaluations.actions.reminding import remind_survey
from evaluations.tests.answered import answered_survey
from groups.actions import give_role
from groups.models import Group
from samverkan.lib.refusal import Refused

PERIOD = {"title": "Utvärdering", "starts_on": date(2017, 1, 1), "ends_on": date(2018, 12, 31)}
THEIRS = "Hemligt hos de andra"
# In this order: who staffs one, its member, who staffs the other, the other's member, and who sees to both.
READERS = ("official", "member", "other_secretary", "stranger", "administrator")
READ, WRITE, NOT_TOLD = [200] * 5, [403, 403, 403, 403, 200], [403, 404, 403, 404, 200]


@pytest.fixture
def joint(both_at_work, cast, at):
    """Everything an evaluation may hold, laid there by who sees to both groups."""
    sign, later = {"by": cast.administrator, "now": at()}, {"by": cast.administrator, "now": timezone.now()}
    made = begin_evaluation(cast.structure, groups=[cast.group, cast.other_group], **PERIOD, **sign)
    draft = begin_survey(made, title="Utkast till enkät", **sign)
    own = {"by": cast.administrator, "evaluation": made, "texts": 0}
    opened = answered_survey(cast.group, at(), title="Öppen enkät", **own)
    told = answered_survey(cast.group, at(), **own)
    close_survey(told, why="Alla har svarat.", **sign)
    report_survey(told, **later)
    oral = {}
    for group, words in [(cast.group, "Hos oss"), (cast.other_group, THEIRS)]:
        oral[group] = begin_oral(made, group=group, **sign)
        add_viewpoint(oral[group].questions.first(), text=words, **sign)
        judge_group(made, group=group, word="continue", text=words, on=date(2017, 2, 1), **sign)
    write_report_text(begin_report(made, **sign), place="opening", text=THEIRS, **sign)
    return {
        "evaluation": made,
        "draft": draft,
        "open": opened,
        "told": told,
        "ours": oral[cast.group],
        "theirs": oral[cast.other_group],
    }


@pytest.mark.django_db
@pytest.mark.fact("S000-01")
def test_the_cast_on_every_page_of_an_evaluation_of_two_groups(cast, joint):
    expected = {
        ("evaluations:evaluation", "evaluation"): READ,
        ("evaluations:change", "evaluation"): WRITE,
        ("evaluations:report", "evaluation"): WRITE,
        ("evaluations:report_approve", "evaluation"): WRITE,
        ("surveys:new", "evaluation"): WRITE,
        **{
            (f"surveys:{name}", "draft"): NOT_TOLD
            for name in ("survey", "change", "recipients", "preview", "open", "section_new")
        },
        **{(f"surveys:{name}", "open"): NOT_TOLD for name in ("survey", "late", "results", "close")},
        **{(f"surveys:{name}", "told"): READ for name in ("results", "csv", "json", "paper")},
        **{(f"surveys:{name}", "told"): WRITE for name in ("survey", "summary")},
        ("oral:of", "evaluation"): READ,
        ("oral:one", "ours"): [200, 200, 404, 404, 200],
        ("oral:write", "theirs"): [404, 404, 200, 403, 200],
    }
    found, leaks = {key: [] for key in expected}, []
    for role in READERS:
        client = Client()
        client.force_login(getattr(cast, role))
        for name, key in expected:
            response = client.get(reverse(name, args=[joint[key].pk]))
            found[name, key].append(response.status_code)
            if THEIRS in b"".join(response).decode():
                leaks.append((role, name))
    assert found == expected
    see_theirs = [("oral:of", "oral:write"), ("oral:of", "evaluations:report", "oral:write")]
    assert {role: {name for one, name in leaks if one == role} for role in READERS} == {
        "official": set(),
        "member": set(),
        "other_secretary": set(see_theirs[0]),
        "stranger": {"oral:of"},
        "administrator": set(see_theirs[1]),
    }


@pytest.mark.django_db
def test_who_staffs_one_of_the_groups_does_nothing_for_all(cast, joint, at):
    sign = {"by": cast.official, "now": at()}
    both = {"groups": [cast.group, cast.other_group]}
    tried = {
        "begin": lambda: begin_evaluation(cast.structure, **PERIOD, **both, **sign),
        "change": lambda: change_evaluation(joint["evaluation"], **PERIOD, **both, **sign),
        "survey": lambda: begin_survey(joint["evaluation"], title="Enkät", **sign),
        "section": lambda: add_section(joint["draft"], title="Mötena", **sign),
        "open": lambda: open_survey(joint["draft"], **sign),
        "discard": lambda: discard_survey(joint["draft"], **sign),
        "late": lambda: invite_late(joint["open"], person=cast.stranger, **sign),
        "remind": lambda: remind_survey(joint["open"], **sign),
        "close": lambda: close_survey(joint["open"], why="Klart", **sign),
        "summary": lambda: summarize_survey(joint["told"], summary="Bra.", **sign),
        "tell": lambda: report_survey(joint["told"], **sign),
    }
    found = {}
    for name, act in tried.items():
        with pytest.raises(Refused) as caught, transaction.atomic():
            act()
        found[name] = caught.value.code
    assert found == dict.fromkeys(tried, "not_all_groups")


@pytest.mark.django_db
def test_it_is_seen_to_from_every_group_that_is_there(cast, joint, at):
    pk = joint["evaluation"].pk

    def now(person) -> bool:
        return sees_to(type(person).objects.get(pk=person.pk), pk)

    assert (now(cast.official), now(cast.administrator), now(cast.chair)) == (False, True, False)
    days = {"starts_on": date(2017, 1, 1)}
    give_role(
        cast.other_group, person=cast.secretary, kind="secretary", **days, by=cast.administrator, now=at()
    )
    assert (now(cast.secretary), now(cast.official)) == (True, False)
    # A closed group stands in nobody's way, and gives nobody the right.
    over = {"state": Group.State.CLOSED, "ends_on": date(2017, 6, 30), "closing_reason": "Klar."}
    Group.objects.filter(pk=cast.other_group.pk).update(**over)
    assert (now(cast.official), now(cast.member), now(cast.stranger)) == (True, False, False)


@pytest.mark.django_db
def test_who_staffs_one_of_the_groups_reads_no_survey_before_it_is_told(cast, joint):
    client = Client()
    lines, serve_some = {}, []
    for role in READERS:
        client.force_login(getattr(cast, role))
        page = client.get(reverse("evaluations:evaluation", args=[joint["evaluation"].pk]))
        lines[role] = [row.title for row, *_rest in page.context["lines"]]
        serve_some += [role] if page.context["serves_some"] else []
    every = ["Utkast till enkät", "Öppen enkät", "Enkät om samarbetet"]
    assert lines == dict.fromkeys(READERS[:4], every[2:]) | {"administrator": every}
    assert serve_some == ["official", "other_secretary"]
