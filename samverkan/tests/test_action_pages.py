"""The log of actions as the page composes it with meetings."""

from datetime import date, time

import pytest
from django.urls import reverse

from issues.actions import open_action, raise_issue
from meetings.actions import add_action, add_item, begin_notes, change_meeting, create_meeting

pytestmark = pytest.mark.django_db


def test_an_action_of_a_draft_is_shown_to_its_owner_and_staff_only(cast, at, client):
    sign = {"by": cast.secretary, "now": at("2017-03-14 09:00")}
    meeting = create_meeting(cast.group, date=date(2017, 3, 14), start=time(9), **sign)
    item = add_item(meeting, title="Punkt", **sign)
    begin_notes(meeting, **sign)
    [action] = add_action(item, text="Ur ett utkast", owners=[cast.member], due_at_next_meeting=True, **sign)
    seen, page = {}, {}
    for who in ("member", "secretary", "chair", "substitute"):
        client.force_login(getattr(cast, who))
        seen[who] = client.get(reverse("issues:list")).text.count("Ur ett utkast</a></strong>")
        page[who] = client.get(reverse("issues:action", args=[action.pk])).status_code

    assert seen == {"member": 1, "secretary": 1, "chair": 0, "substitute": 0}
    assert page == {"member": 200, "secretary": 200, "chair": 404, "substitute": 404}


def test_next_meeting_is_the_day_it_is_planned_for_and_follows_when_it_moves(cast, at, client):
    sign = {"by": cast.secretary, "now": at("2017-03-14 09:00")}
    meeting = create_meeting(cast.group, date=date(2017, 3, 14), start=time(9), **sign)
    item = add_item(meeting, title="Punkt", **sign)
    begin_notes(meeting, **sign)
    add_action(item, text="Till nästa möte", owners=[cast.member], due_at_next_meeting=True, **sign)
    client.force_login(cast.member)
    unplanned = client.get(reverse("issues:list")).text
    following = create_meeting(cast.group, date=date(2117, 5, 9), start=time(9), **sign)
    planned = client.get(reverse("issues:list")).text
    change_meeting(following, date=date(2117, 5, 16), **sign)

    moved = client.get(reverse("issues:list")).text

    days = ["nästa möte i Samverkansgrupp äldre", "mötet 9 maj 2117", "mötet 16 maj 2117"]
    assert [[day in page for day in days] for page in (unplanned, planned, moved)] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]


@pytest.mark.fact("S002-25")
def test_the_list_is_narrowed_to_one_issue_that_the_reader_may_read(cast, at, client):
    sign = {"by": cast.secretary, "now": at("2017-03-14 09:00")}
    issue = raise_issue(cast.structure, title="Trygg hemgång", home_group=cast.group, **sign)
    theirs = raise_issue(cast.structure, title="Hemlig", home_group=cast.other_group, **sign)
    for text, about in (("Om frågan", issue), ("Om annat", None)):
        open_action(cast.group, text=text, owner=cast.member, issue=about, **sign)
    client.force_login(cast.member)

    page = client.get(reverse("issues:list"), {"fraga": issue.pk})
    closed = client.get(reverse("issues:list"), {"fraga": theirs.pk})

    assert [row.action.text for row in page.context["others"]] == ["Om frågan"]
    assert (page.context["mine"], page.context["heading"], closed.status_code) == (
        [],
        "Uppgifter i ”Trygg hemgång”",
        404,
    )


@pytest.mark.fact("S004-25", "S001-36")
def test_each_local_group_reports_by_the_same_headings_and_all_read_them_together(cast, at, client):
    """Two groups below get the same operative action; what each has told stands on one page."""
    sign = {"by": cast.administrator, "now": at("2017-03-14 09:00")}
    meeting = create_meeting(cast.group, date=date(2017, 3, 14), start=time(9), **sign)
    item = add_item(meeting, title="LOTS-ärenden", **sign)
    begin_notes(meeting, **sign)
    mine, theirs = add_action(
        item,
        text="Berätta hur det går",
        owners=[cast.group, cast.other_group],
        level="local",
        report_headings="Antal ärenden:\nVad vi lärt oss",
        **sign,
    )
    client.force_login(cast.administrator)
    forms = [
        client.get(reverse(f"issues:{name}", args=[theirs.pk])).context["form"].initial
        for name in ("report", "finish", "cancel")
    ]
    unfilled = [
        client.post(reverse(f"issues:{name}", args=[theirs.pk]), {field: f"{forms[0]['text']}\r\n"})
        for name, field in (("report", "text"), ("finish", "result"))
    ]
    filled = "Antal ärenden: 21\n\nVad vi lärt oss: Börja tidigt."
    client.post(reverse("issues:finish", args=[theirs.pk]), {"result": filled})

    page = client.get(reverse("issues:action", args=[mine.pk]))
    rows = client.get(reverse("issues:csv")).content.decode("utf-8-sig").splitlines()

    begun = "Antal ärenden: \n\nVad vi lärt oss: "
    assert forms == [{"text": begun}, {"result": begun}, {"result": ""}]
    assert [list(answer.context["form"].errors) for answer in unfilled] == [["text"], ["result"]]
    assert page.context["headings"] == ["Antal ärenden", "Vad vi lärt oss"]
    assert [(part.owner, part.told) for part in page.context["parts"]] == [
        (cast.other_group.name_on(date(2017, 3, 14)), filled)
    ]
    assert ("Lokal" in page.text, rows[0].split(";")[-1], rows[1].split(";")[-1]) == (
        True,
        "Var den hör hemma",
        "Lokal",
    )
