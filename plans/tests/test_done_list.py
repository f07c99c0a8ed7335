"""“Vad har vi gjort, ett axplock”: made from what happened, and edited by hand (S000-42)."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from issues.models import Action
from meetings.actions import create_meeting
from plans.actions import Written, add_activity, add_goal, begin_plan, report_progress
from plans.actions.done_list import add_done, line_of, remove_done, say_done
from plans.done_list import DoneLine, Edited, done_list, edited
from plans.models import DoneEntry
from samverkan.lib.refusal import Refused

MET, SEEN = DoneLine(date(2017, 2, 1), "meeting", "Möte", "meeting:1", "Möte"), date(2017, 1, 5)


@pytest.mark.fact("S000-42")
@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (None, [("Möte", False, 0)]),
        (Edited(7, MET.on, "Workshop om hemgång", "meeting:1"), [("Workshop om hemgång", False, 7)]),
        (Edited(7, MET.on, "", "meeting:1", is_hidden=True), [("Möte", True, 7)]),
        (Edited(7, SEEN, "Studiebesök"), [("Studiebesök", False, 7), ("Möte", False, 0)]),
        (Edited(7, SEEN, "Borta", "meeting:9"), [("Borta", False, 7), ("Möte", False, 0)]),
        (Edited(7, SEEN, "Borta", "meeting:9", is_hidden=True), [("Möte", False, 0)]),
    ],
)
def test_what_happened_is_told_as_it_was_edited(entry, told):
    lines = edited([MET], [entry] if entry else [])
    assert [(line.text, line.is_hidden, line.entry) for line in lines] == told


@pytest.fixture
def sign(cast, at):
    return {"by": cast.official, "now": at()}


@pytest.fixture
def done(cast, at, sign):
    """A meeting, an activity and an action of 2017; others of another year, circle and group."""
    for group in (cast.group, cast.other_group):
        create_meeting(group, date=date(2017, 2, 1), **sign | {"now": at("2017-01-02 09:00")})
        plan = begin_plan(group, title="P", starts_on=date(2017, 1, 1), ends_on=date(2018, 12, 31), **sign)
        goal = add_goal(plan, title="Mål", **sign)
        for text, states in {"Kurs": ["ongoing", "done"], "Ångrat": ["done", "ongoing"]}.items():
            activity = add_activity(goal, written=Written(text=text), **sign)
            for state in states:
                report_progress(activity, state=state, on=date(2017, 2, 3), **sign)
        made = {"group": group, "state": "done", "created_at": at(), "text": "Ringt"}
        Action.objects.create(closed_at=at("2017-02-05 09:00"), **made)
        Action.objects.create(closed_at=at("2016-12-31 23:30"), **made)
        Action.objects.create(closed_at=at("2017-02-05 09:00"), circle="presidency", **made)


@pytest.mark.django_db
@pytest.mark.fact("S000-42")
def test_a_year_makes_itself_and_is_edited_by_hand(cast, done, sign):
    made = done_list(cast.group, 2017)
    assert [(line.kind, line.text) for line in made] == [
        ("meeting", "Ordinarie möte"),
        ("activity", "Kurs"),
        ("action", "Ringt"),
    ]
    added = add_done(cast.group, on=date(2017, 1, 9), text="Besök i Sala", **sign)
    say_done(cast.group, line=made[1], text="Kurs i balans", **sign)
    say_done(cast.group, line=made[2], text="Ringt", is_hidden=True, **sign)
    told = [line.text for line in done_list(cast.group, 2017)]
    assert told == ["Besök i Sala", "Ordinarie möte", "Kurs i balans"]

    again = line_of(cast.group, 2017, source=made[1].source)
    assert say_done(cast.group, line=again, text="Kurs", **sign) is None
    remove_done(added, **sign)
    assert list(DoneEntry.objects.values_list("instead_of", flat=True)) == [made[2].source]
    for given, code in [
        ({"text": " ", "on": SEEN}, "no_text"),
        ({"text": "A", "on": date(2017, 3, 2)}, "future"),
    ]:
        with pytest.raises(Refused) as caught:
            add_done(cast.group, **given, **sign)
        assert caught.value.code == code


@pytest.mark.django_db
def test_the_list_is_edited_on_its_page(cast, done):
    client, args = Client(), [cast.group.slug, 2017]
    client.force_login(cast.official)
    client.post(reverse("activities:done_add", args=args), {"on": "2017-01-09", "text": "Besök i Sala"})
    page = client.get(reverse("activities:done", args=args))
    source = page.context["lines"][1].source
    line = reverse("activities:done_say", args=args) + f"?rad={source}"
    assert client.post(line, {"text": "Workshop", "is_hidden": "on"}).status_code == 302
    page = client.get(reverse("activities:done", args=args))
    assert [one.text for one in page.context["lines"]] == ["Besök i Sala", "Kurs", "Ringt"]
    assert [one.text for one in page.context["hidden"]] == ["Workshop"]
    client.post(reverse("activities:done_remove", args=[cast.group.slug, page.context["lines"][0].entry]))
    assert DoneEntry.objects.count() == 1
    client.force_login(cast.member)
    read = client.get(reverse("activities:done", args=args))
    assert (read.context["hidden"], client.get(line).status_code) == ([], 403)


@pytest.mark.django_db
def test_as_many_queries_for_one_year_as_for_a_full_one(cast, done, at, sign, django_assert_num_queries):
    client, address = Client(), reverse("activities:done", args=[cast.group.slug, 2017])
    client.force_login(cast.official)
    with django_assert_num_queries(11):
        client.get(address)
    made = {"group": cast.group, "state": "done", "created_at": at(), "closed_at": at("2017-02-05 09:00")}
    Action.objects.bulk_create(Action(text=f"{number}", **made) for number in range(29))
    for number in range(29):
        add_done(cast.group, on=SEEN, text=f"{number}", **sign)
    with django_assert_num_queries(11):
        client.get(address)
