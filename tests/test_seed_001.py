"""The letter of 2016-10-05 and its proposal, entered through the verbs: three groups, seats and calls."""

from collections import Counter
from datetime import date, time
from itertools import product

import pytest
from django.utils import translation

from groups.actions import (
    add_board,
    add_county_organizations,
    add_seat_rule,
    add_term,
    adopt_group,
    appoint,
    change_settings,
    create_group,
    find_or_create_person,
    give_office,
    give_role,
    propose_group,
    rename_group,
    set_up_structure,
)
from groups.circle import circle_on
from groups.models import Appointment, Delivery, Group, Organization
from groups.seat_table import group_rows, seat_table
from meetings.actions import add_item, answer, answer_substitute_request, approve_call, create_meeting
from meetings.attendance_forecast import forecast
from meetings.calling import Calling
from meetings.keeping import kept_call_paper
from meetings.models import SubstituteRequest
from samverkan.demo import mandates
from samverkan.demo.names import invented_people
from samverkan.lib.refusal import Refused
from samverkan.tests.pdfcheck import text_of

pytestmark = pytest.mark.django_db
START = mandates.STARTS_ON
MUNICIPALITIES = [
    "Arboga kommun",
    "Fagersta kommun",
    "Hallstahammars kommun",
    "Kungsörs kommun",
    "Köpings kommun",
    "Norbergs kommun",
    "Sala kommun",
    "Skinnskattebergs kommun",
    "Surahammars kommun",
    "Västerås stad",
]


@pytest.fixture
def sign(db, at):
    by = find_or_create_person(
        name="Alva Granrud", email="kansliet@example.se", by=None, now=at("2016-09-23 09:00")
    )
    return {"by": by, "now": at("2016-11-30 09:00")}


@pytest.fixture
def structure(sign):
    structure = set_up_structure("Samverkan i Västmanland", county="19", **sign)
    add_county_organizations("19", **sign)
    add_term(structure, name="2015–2018", starts_on=date(2015, 1, 1), ends_on=date(2018, 12, 31), **sign)
    return structure


def group_of_the_letter(structure, mandate, sign):
    group = create_group(
        structure,
        name=mandate.name,
        slug=mandate.slug,
        scope=mandate.scope,
        starts_on=START,
        trial_until=mandates.TRIAL_UNTIL,
        stated_size=14,
        mandate=mandate.text,
        deviation=mandate.deviation,
        adopted_by=mandates.ADOPTED_BY,
        adopted_on=mandates.ADOPTED_ON,
        settings={"chair_from": "region", "vice_chair_from": "municipality"},
        **sign,
    )
    region = Organization.objects.get(kind="region")
    add_seat_rule(group, kind="each_of_kind", organization_kind="municipality", **sign)
    add_seat_rule(group, kind="organization", organization=region, count=3, **sign)
    add_seat_rule(
        group,
        kind="collective",
        label="oppositionen",
        appointed_by=mandates.APPOINTED_BY,
        basis=mandates.BASIS,
        is_optional=True,
        **sign,
    )
    propose_group(group, **sign)
    return adopt_group(group, **sign)


@pytest.fixture
def elderly(structure, sign):
    """Samverkansgrupp äldre with 13 members, 13 substitutes, its offices and its responsible official."""
    group = group_of_the_letter(structure, mandates.ELDERLY, sign)
    invented = invented_people(1)
    for seat in group.seats.filter(is_optional=False):
        fill(seat, invented, sign)
    give_office(group, person=holder(group, 11), kind="chair", starts_on=START, **sign)
    give_office(group, person=holder(group, 5), kind="vice_chair", starts_on=START, **sign)
    official = person_of(next(invented), sign)
    give_role(group, person=official, kind="responsible_official", starts_on=START, **sign)
    return group


def person_of(invented, sign):
    return find_or_create_person(name=invented.name, email=invented.email, phone=invented.phone, **sign)


def fill(seat, invented, sign):
    board = seat.organization and add_board(seat.organization, name="Vård- och omsorgsnämnden", **sign)
    for capacity in ("member", "substitute"):
        appoint(
            seat,
            person=person_of(next(invented), sign),
            capacity=capacity,
            starts_on=START,
            ends_on=date(2018, 12, 31),
            board=board,
            **sign,
        )


def holder(group, number, capacity="member"):
    return group.appointments.get(seat__number=number, capacity=capacity).person


def table(group, on=START):
    return seat_table(group_rows(on).get(pk=group.pk), on)


def refusal_of(verb, *args, **fields):
    with pytest.raises(Refused) as refused:
        verb(*args, **fields)
    return refused.value


@pytest.mark.fact("S001-03", "S001-06", "S001-07", "S001-08", "S001-11", "S001-19", "P01", "N01")
def test_three_groups_of_fourteen_seats_begin_at_the_turn_of_the_year(structure, sign):
    groups = [group_of_the_letter(structure, mandate, sign) for mandate in mandates.GROUPS]

    seats = {
        group.slug: [(row.represents, row.is_optional) for _side, rows in table(group).parts for row in rows]
        for group in groups
    }
    expected = [
        *[(name, False) for name in MUNICIPALITIES],
        *[(f"Region Västmanland {number}", False) for number in (1, 2, 3)],
        ("Oppositionen", True),
    ]
    assert seats == dict.fromkeys(["aldre", "barn-unga", "kultur-idrott"], expected)
    assert {(group.starts_on, group.state, group.kind) for group in groups} == {
        (START, "active", "political_collaboration")
    }
    assert [group.scope for group in groups] == [
        "Gränsöverskridande frågor som rör äldre inom området hälsa, vård och omsorg.",
        "Gränsöverskridande frågor som rör barn och unga inom socialtjänst, skola, hälsa och vård.",
        "Regionala gränsöverskridande frågor som rör kultur och idrott.",
    ]


@pytest.mark.fact("S001-05", "S001-06", "S001-07", "S001-08", "S001-09", "P05")
def test_thirteen_members_are_a_valid_group_and_the_oppositions_two_make_it_full(elderly, sign):
    thirteen = table(elderly).composition
    invented = invented_people(9)
    fill(elderly.seats.get(is_optional=True), invented, sign)
    fourteen = table(elderly).composition

    assert thirteen.summary == "13 av 14 platser besatta – oppositionens plats är vakant (valfri)"
    assert (thirteen.vacant, thirteen.to_appoint, thirteen.wrong, thirteen.size_deviation) == ([], [], [], "")
    assert fourteen.summary == "14 av 14 platser besatta"
    on_seats = Counter(elderly.appointments.values_list("seat__number", "capacity"))
    assert on_seats == dict.fromkeys(product(range(1, 15), ["member", "substitute"]), 1)
    opposition = elderly.seat_rules.get(kind="collective")
    assert (opposition.appointed_by, opposition.basis) == (
        "kommunerna gemensamt",
        "Efter förhandlingar mellan partierna utifrån valresultatet i regionen; "
        "ledande oppositionsparti leder dem.",
    )


@pytest.mark.fact("S001-06")
def test_a_second_member_for_sala_is_refused_and_may_take_over_instead(elderly, sign):
    sala = elderly.seats.get(number=7)
    first, second = holder(elderly, 7), person_of(next(invented_people(9)), sign)

    with translation.override("en"):
        refused = refusal_of(appoint, sala, person=second, starts_on=date(2017, 6, 1), **sign)
    appoint(sala, person=second, starts_on=date(2017, 6, 1), replaces=True, **sign)

    assert (refused.code, str(refused)) == (
        "occupied",
        f"Sala kommun already has a member: {first.name}, since 1 January 2017. "
        "End that appointment the day before, or choose another day.",
    )
    rows = sala.appointments.filter(capacity="member").values_list(
        "person", "starts_on", "ends_on", "end_reason"
    )
    assert list(rows) == [
        (first.pk, START, date(2017, 5, 31), Appointment.EndReason.REPLACED),
        (second.pk, date(2017, 6, 1), None, ""),
    ]


@pytest.mark.fact("S001-46")
def test_a_member_of_the_region_cannot_be_vice_chair(elderly, sign):
    refused = refusal_of(
        give_office,
        elderly,
        person=holder(elderly, 12),
        kind="vice_chair",
        ordinal=2,
        starts_on=START,
        **sign,
    )

    assert (refused.code, str(refused)) == (
        "office_rule",
        "Vice ordförande utses av kommunerna, och den du valt sitter på en av regionens platser. "
        "Välj någon från en kommunplats, eller ändra gruppens regel.",
    )


@pytest.mark.fact("S001-02", "S001-14", "S001-18", "S001-23", "S001-28", "S001-43")
def test_the_mandate_keeps_who_adopted_it_and_where_it_leaves_the_agreement(structure, sign):
    group = group_of_the_letter(structure, mandates.CULTURE, sign)

    mandate = group.mandates.get()
    assert (mandate.adopted_by, mandate.adopted_on, mandate.valid_from) == (
        "Landstingsstyrelsen",
        date(2016, 10, 26),
        START,
    )
    assert "I överenskommelsen om samverkan heter gruppen kultur." in mandate.deviation
    assert "En ny regional kulturplan tas fram och ska gälla från 2019." in " ".join(mandate.text.split())
    assert group.trial_until == date(2018, 12, 31)


@pytest.mark.fact("S001-42")
def test_a_group_that_has_not_begun_gets_its_new_name_with_the_reason(structure, sign, at):
    group = create_group(
        structure, name="Samverkansgrupp kultur", slug="kultur-idrott", starts_on=START, **sign
    )
    rename_group(
        group,
        name="Samverkansgrupp kultur och idrott",
        valid_from=START,
        reason="Uppdraget blir bredare.",
        **sign,
    )
    too_late = refusal_of(
        rename_group,
        group,
        name="Kulturgruppen",
        valid_from=START,
        **{**sign, "now": at("2017-01-01 08:00")},
    )

    group = Group.objects.get(pk=group.pk)
    name = group.names.get()
    assert (group.name_on(START), name.reason) == (
        "Samverkansgrupp kultur och idrott",
        "Uppdraget blir bredare.",
    )
    assert [row.name for row in name.history.order_by("history_id")] == ["Samverkansgrupp kultur", name.name]
    assert (too_late.field, group.names.count()) == ("valid_from", 1)


@pytest.mark.fact("S001-52")
def test_the_landsting_keeps_its_name_on_older_papers(structure):
    region = Organization.objects.get(kind="region")

    assert [region.name_on(day) for day in (date(2016, 12, 31), START)] == [
        "Landstinget Västmanland",
        "Region Västmanland",
    ]


def meeting_on(group, day, sign, **fields):
    place = {"start": time(9), "end": time(12), "place": "Regionhuset, sal B"}
    meeting = create_meeting(group, date=day, **(place | fields), **sign)
    add_item(meeting, title="Trygg hemgång", **sign)
    return meeting


@pytest.mark.fact("S001-48")
@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2017, 3, 14), date(2017, 3, 7)),
        (date(2017, 4, 20), date(2017, 4, 13)),
        (date(2017, 4, 24), date(2017, 4, 13)),
    ],
    ids=["tuesday", "maundy-thursday-is-a-working-day", "easter-monday-is-none"],
)
def test_a_call_is_due_a_week_ahead_on_a_working_day(elderly, sign, day, due):
    assert Calling(meeting_on(elderly, day, sign)).due == due


@pytest.mark.fact("S001-48", "P11")
def test_a_late_call_asks_why_and_prints_the_answer(elderly, sign, at):
    meeting, chair = meeting_on(elderly, date(2017, 3, 14), sign), holder(elderly, 11)
    late = {"by": chair, "now": at("2017-03-10 10:00")}

    refused = refusal_of(approve_call, meeting, **late)
    call = approve_call(meeting, late_reason="Salen blev bokad först i dag.", **late)

    assert (refused.code, refused.field) == ("late", "late_reason")
    assert "Salen blev bokad först i dag." in text_of(kept_call_paper(call)[1])
    assert call.recipients.count() == 27


@pytest.mark.fact("S001-44", "S001-49", "P06")
def test_kopings_absence_tells_the_official_and_asks_the_substitute(elderly, sign, at):
    meeting, chair = meeting_on(elderly, date(2017, 3, 14), sign), holder(elderly, 11)
    approve_call(meeting, by=chair, now=at("2017-03-07 10:00"))
    member, substitute = holder(elderly, 5), holder(elderly, 5, "substitute")

    answer(meeting, person=member, answer="absent", channel="link", by=member, now=at("2017-03-08 08:00"))
    request = SubstituteRequest.objects.get(meeting=meeting)
    answer_substitute_request(request, accepts=False, by=substitute, now=at("2017-03-08 12:00"))

    told = Delivery.objects.exclude(kind="meetings.call").order_by("pk").values_list("kind", "person")
    official = elderly.roles.get().person
    assert list(told) == [
        ("meetings.absence", official.pk),
        ("meetings.substitute_asked", substitute.pk),
        ("meetings.substitute_answered", official.pk),
    ]
    assert forecast(meeting, circle_on(elderly, meeting.date)).unrepresented == ("Köpings kommun",)


@pytest.mark.fact("S000-21", "S000-27", "S001-47", "P07", "N02")
def test_always_inviting_substitutes_from_2019_changes_nothing_before(elderly, sign, at):
    chair = holder(elderly, 11)
    sent = approve_call(meeting_on(elderly, date(2017, 3, 14), sign), by=chair, now=at("2017-03-07 10:00"))
    before = kept_call_paper(sent)[1]

    change_settings(
        elderly,
        valid_from=date(2018, 12, 1),
        substitutes_invited="always",
        decided_by="Samverkansgruppen 2018-09-11",
        by=chair,
        now=at("2018-09-12 10:00"),
    )
    later = approve_call(meeting_on(elderly, date(2018, 12, 14), sign), by=chair, now=at("2018-12-07 10:00"))

    modes = [
        set(call.recipients.filter(capacity="substitute").values_list("mode", flat=True))
        for call in (sent, later)
    ]
    sent.refresh_from_db()
    rows = elderly.settings.order_by("valid_from").values_list(
        "valid_from", "substitutes_invited", "decided_by"
    )
    assert list(rows) == [
        (START, "when_replacing", ""),
        (date(2018, 12, 1), "always", "Samverkansgruppen 2018-09-11"),
    ]
    assert modes == [{"for_information"}, {"called"}]
    assert kept_call_paper(sent)[1] == before
