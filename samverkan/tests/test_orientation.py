"""The page for somebody new, and who is new in a group (S002-22, P09)."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from groups.actions import (
    add_governing_document,
    add_shipped_tasks,
    add_task,
    appoint,
    change_settings,
    change_structure,
    create_group,
    find_or_create_person,
    give_role,
    propose_group,
    relate,
    set_mandate,
    tick_task,
)
from meetings.actions import add_item, approve_call, create_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.fact("S002-22", "P09")]


@pytest.fixture
def sign(cast):
    return {"by": cast.administrator, "now": timezone.now()}


def orientation(client, person, cast):
    client.force_login(person)
    return client.get(reverse("structure:orientation", args=[cast.structure.slug]))


def newcomers(client, person, cast):
    client.force_login(person)
    return client.get(reverse("groups:newcomers", args=[cast.group.slug]))


def groups_below(cast, sign, count: int) -> None:
    for number in range(count):
        group = create_group(
            cast.structure,
            name=f"Lokal grupp {number:02}",
            slug=f"lokal-{number}",
            kind="local_group",
            starts_on=date(2017, 1, 1),
            **sign,
        )
        propose_group(group, **sign)
        relate(group, kind="parent", other=cast.group, starts_on=date(2017, 1, 1), **sign)
        give_role(
            group, person=cast.official, kind="responsible_official", starts_on=date(2017, 1, 1), **sign
        )


@pytest.mark.fact("N13")
def test_a_member_reads_what_is_theirs(cast, sign, client):
    """The structure's own text, then the tree, whom to write to, the process in the group's own numbers."""
    change_structure(cast.structure, orientation="<p>Välkommen.</p><script>x</script>", **sign)
    groups_below(cast, sign, 1)
    day = timezone.localdate() + timedelta(days=3)
    change_settings(cast.group, valid_from=timezone.localdate() + timedelta(days=1), call_days=9, **sign)
    meeting = create_meeting(cast.group, date=day, place="Sal B", **sign)
    set_mandate(cast.group, text="Gruppen arbetar för äldre.", valid_from=date(2018, 1, 1), **sign)
    add_governing_document(cast.structure, title="Överenskommelsen", valid_from=date(2017, 1, 1), **sign)
    add_governing_document(
        cast.structure, title="Gammal", valid_from=date(2015, 1, 1), valid_to=date(2016, 1, 1), **sign
    )
    response = orientation(client, cast.member, cast)
    facts = response.context["facts"]
    [mine] = facts.mine
    [place] = mine.places

    assert facts.structure.orientation == "<p>Välkommen.</p>"
    [root] = [branch for branch in facts.tree if branch.group == cast.group]
    assert [(below.group.shown_name, below.kind, below.is_mine) for below in root.below] == [
        ("Lokal grupp 00", "Lokal grupp", False)
    ]
    assert (mine.roles, place.represents, place.others) == (
        ["ledamot"],
        "Sala kommun",
        [(cast.substitute.name, "substitute")],
    )
    assert (mine.next_meeting.pk, mine.last_notes, mine.group.mandate) == (
        meeting.pk,
        None,
        "Gruppen arbetar för äldre.",
    )
    assert [(who.name, who.role, who.address) for who in mine.staff] == [
        (cast.official.name, "ansvarig tjänsteperson", cast.official.email),
        (cast.secretary.name, "sekreterare", cast.secretary.email),
    ]
    assert [line.title for line in facts.documents] == ["Överenskommelsen"]
    assert "senast 7 dagar före mötet" in response.content.decode()


def test_another_groups_people_are_not_named(cast, sign, client):
    """The stranger learns how it is built and whom to write to, never who sits in the group."""
    response = orientation(client, cast.stranger, cast)
    [mine] = response.context["facts"].mine
    body = response.content.decode()
    seated = [cast.chair, cast.vice_chair, cast.member, cast.substitute]
    assert [person.name for person in seated if person.name in body or person.email in body] == []
    assert (mine.group.pk, mine.places[0].represents) == (cast.other_group.pk, "Arboga kommun")


def test_working_forms_are_told_as_the_group_has_decided_them(cast, sign, client):
    today = timezone.localdate()
    settings = cast.group.settings.get()
    settings.substitutes_invited, settings.approval_rule, settings.objection_days = (
        "always",
        "no_objection",
        10,
    )
    settings.may_take_positions = False
    settings.save()
    response = orientation(client, cast.member, cast)
    body = response.content.decode()
    said = [
        sentence in body
        for sentence in (
            "Ersättarna kallas till varje möte.",
            "De är godkända när 10 dagar har gått utan invändning.",
            "Då kallas den personliga ersättaren.",
        )
    ]
    assert (said, response.context["facts"].positions, today.year > 2017) == ([True, True, False], [], True)


@pytest.mark.fact("S004-14")
def test_only_the_new_have_a_checklist(cast, sign, client):
    add_shipped_tasks(cast.structure, **sign)
    new = newcomer(cast, "Köping", timezone.localdate() - timedelta(days=5), sign)
    tick_task(new, task=cast.structure.orientation_tasks.first(), **sign)
    tasks = {
        person: [bool(task.ticked_at) for task in orientation(client, person, cast).context["facts"].tasks]
        for person in (cast.member, new.person)
    }
    assert tasks == {cast.member: [], new.person: [True, False, False, False, False]}


@pytest.mark.fact("S000-47")
def test_whoever_is_appointed_reads_the_mandate_and_the_decision(cast, sign, client):
    person = find_or_create_person(name="Torun Hedvall", email="ny@example.se", **sign)
    decision = {"decision_date": date(2022, 12, 8), "decision_reference": "KS 2022/187 § 20"}
    appoint(
        cast.seats["Arboga"],
        person=person,
        capacity="member",
        starts_on=timezone.localdate(),
        mandate_text="Får svara för kommunen i frågor om hemgång.",
        **decision,
        **sign,
    )
    [mine] = orientation(client, person, cast).context["facts"].mine
    assert [(place.mandate, place.decision) for place in mine.places] == [
        ("Får svara för kommunen i frågor om hemgång.", "2022-12-08 KS 2022/187 § 20")
    ]


def newcomer(cast, seat: str, starts_on: date, sign, email: str = "ny@example.se"):
    person = find_or_create_person(name="Torun Hedvall", email=email, **sign)
    return appoint(cast.seats[seat], person=person, capacity="substitute", starts_on=starts_on, **sign)


def test_the_list_has_who_began_within_the_year_or_is_coming(cast, sign, client):
    today = timezone.localdate()
    days = {"Köping": today - timedelta(days=364), "Arboga": today + timedelta(days=30)}
    days |= {"Fagersta": today - timedelta(days=365)}
    for place, (seat, day) in enumerate(days.items()):
        newcomer(cast, seat, day, sign, email=f"ny{place}@example.se")
    people = newcomers(client, cast.secretary, cast).context["people"]
    assert [(who.represents, who.is_coming) for who in people] == [
        ("Arboga kommun", True),
        ("Köpings kommun", False),
    ]


def test_what_the_system_knows_stands_beside_the_points(cast, sign, client):
    """No address, no log-in and no call; then one of each."""
    new = newcomer(cast, "Köping", timezone.localdate() - timedelta(days=5), sign)
    [before] = newcomers(client, cast.secretary, cast).context["people"]
    client.force_login(new.person)
    meeting = create_meeting(
        cast.group, date=timezone.localdate() + timedelta(days=9), place="Sal B", start=time(9), **sign
    )
    add_item(meeting, title="Öppnande", **sign)
    approve_call(meeting, late_reason="Sent.", by=cast.chair, now=timezone.now())
    [after] = newcomers(client, cast.secretary, cast).context["people"]
    assert [(who.has_address, bool(who.last_login), who.is_called) for who in (before, after)] == [
        (True, False, False),
        (True, True, True),
    ]


def test_one_press_ticks_and_one_takes_it_back(cast, sign, client):
    task = add_task(cast.structure, text="Har träffat ordföranden", **sign)
    new = newcomer(cast, "Köping", timezone.localdate(), sign)
    address = reverse("groups:newcomer_tick", args=[cast.group.slug, new.pk, task.pk])
    client.force_login(cast.official)
    answers = []
    for done in ("1", "1", "0"):
        answer = client.post(address, {"done": done})
        answers.append((answer.url.partition("#")[2], new.orientation_ticks.count()))
    theirs = cast.other_seats["Arboga"].appointments.first()
    guessed = client.post(reverse("groups:newcomer_tick", args=[cast.group.slug, theirs.pk, task.pk]))
    assert answers == [(f"ny-{new.pk}", 1), (f"ny-{new.pk}", 1), (f"ny-{new.pk}", 0)]
    assert guessed.status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_the_orientation_asks_the_database_eleven_times(count, cast, sign, client, django_assert_num_queries):
    groups_below(cast, sign, count)
    add_shipped_tasks(cast.structure, **sign)
    client.force_login(cast.member)
    with django_assert_num_queries(11):
        client.get(reverse("structure:orientation", args=[cast.structure.slug]))


@pytest.mark.parametrize("count", [1, 10])
def test_the_newcomers_ask_the_database_eight_times(count, cast, sign, client, django_assert_num_queries):
    add_shipped_tasks(cast.structure, **sign)
    task = cast.structure.orientation_tasks.first()
    for place, seat in enumerate(list(cast.seats)[:count]):
        if seat != "Sala":
            new = newcomer(cast, seat, timezone.localdate(), sign, email=f"ny{place}@example.se")
            tick_task(new, task=task, **sign)
    client.force_login(cast.secretary)
    with django_assert_num_queries(8):
        client.get(reverse("groups:newcomers", args=[cast.group.slug]))
