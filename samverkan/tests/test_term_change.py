"""From 2017–2018 to 2019–2022 in Västmanland, on the pages: left halfway, taken up by another (S000-06, P09,
N13)."""

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext

from evaluations.actions import (
    add_viewpoint,
    begin_evaluation,
    begin_oral,
    record_oral,
    send_on_viewpoint,
)
from groups.actions import add_seat_rule, adopt_group, create_group, give_role, start_term_change
from groups.models import Group, NominationRecipient, NominationRequest, NominationSeat, Term, TermChange
from issues.actions import open_action
from meetings.actions import create_meeting
from samverkan.pages.start import start_of

pytestmark = pytest.mark.django_db
LAST, FIRST = date(2018, 12, 31), date(2019, 1, 1)
MOMENT = datetime(2018, 12, 3, 10, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.fixture(autouse=True)
def in_december_2018(monkeypatch):
    """The clock of pages and verbs; log-in sessions go by the machine's own."""
    monkeypatch.setattr(timezone, "now", lambda: MOMENT)


@pytest.fixture
def sign(cast):
    return {"by": cast.secretary, "now": MOMENT}


@pytest.fixture
def change(cast, sign):
    old = cast.structure.terms.get()
    return start_term_change(old, name="2019–2022", starts_on=FIRST, ends_on=date(2022, 12, 31), **sign)


@pytest.fixture
def log_in():
    def as_person(person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return as_person


def words(page) -> str:
    """What stands on the page, without its marks."""
    main = page.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def seats_then(client: Client, group, on: date) -> str:
    """The table of seats on the group's page that day."""
    page = client.get(reverse("groups:group", args=[group.slug]), {"on": on.isoformat()}).content.decode()
    return page.partition("<table")[2].partition("</table>")[0]


def who_then(client: Client, on: date) -> str:
    """The tables of the reader's groups that day."""
    page = client.get(reverse("terms:who"), {"on": on.isoformat()}).content.decode()
    return page.partition("<table")[2].rpartition("</table>")[0]


@pytest.mark.fact("P09", "N13")
def test_the_turn_of_the_term_is_played_through_by_two_people(cast, sign, log_in):
    """The secretary begins and leaves; the official ends it another day. Nothing of the old term changes."""
    secretary, official = log_in(cast.secretary), log_in(cast.official)
    days = [date(2017, 1, 1), date(2017, 11, 23), LAST]
    before = [(seats_then(secretary, cast.group, day), who_then(secretary, day)) for day in days]

    begun = secretary.post(
        reverse("terms:start", args=["vastmanland"]),
        {
            "from_term": cast.structure.terms.get().pk,
            "name": "2019–2022",
            "starts_on": "2019-01-01",
            "ends_on": "2022-12-31",
        },
    )
    change = TermChange.objects.get()
    guide, end = begun.headers["Location"], reverse("terms:end", args=[change.pk])
    preview = words(secretary.get(end))
    secretary.post(end, {"grupp": "aldre", "shown": "4"})
    taken_up = words(official.get(guide))
    official.post(reverse("terms:finish", args=[change.pk]), {"reason": "Resten tas i januari."})

    assert guide == reverse("terms:guide", args=[change.pk])
    assert "4 uppdrag i 1 grupp avslutas 31 december 2018" in preview
    assert cast.member.name in preview
    assert "Härnäst: Be om nomineringar" in taken_up
    assert "4 uppdrag avslutas" in taken_up
    assert TermChange.objects.get().finished_by == cast.official
    assert [(seats_then(secretary, cast.group, day), who_then(secretary, day)) for day in days] == before
    assert cast.member.name not in seats_then(secretary, cast.group, FIRST)


@pytest.mark.fact("P09")
def test_the_next_thing_to_do_follows_the_facts(cast, change, sign, log_in):
    secretary, found = log_in(cast.secretary), []

    def next_one() -> None:
        page = words(secretary.get(reverse("terms:guide", args=[change.pk])))
        found.append(re.search(r"Härnäst: (.+?) Samverkansgrupp", page)[1])

    next_one()
    secretary.post(reverse("terms:end", args=[change.pk]), {"shown": "4", "grupp": ["aldre"]})
    next_one()
    secretary.post(reverse("terms:mark", args=[change.pk, "aldre", "requests"]), {})
    next_one()

    assert found == ["Avsluta uppdragen", "Be om nomineringar", "Ta hand om det öppna"]


def test_seats_asked_for_in_a_sent_request_need_no_more_asking(cast, change, sign, log_in):
    secretary = log_in(cast.secretary)
    request = NominationRequest.objects.create(
        structure=cast.structure,
        term=change.to_term,
        title="Ledamöter 2019–2022",
        starts_on=FIRST,
        due_on=date(2018, 12, 20),
        created_at=MOMENT,
        sent_at=MOMENT,
    )
    recipient = NominationRecipient.objects.create(request=request, name="Alla", handed_in_at=MOMENT)
    for seat in cast.group.seats.filter(is_optional=False):
        NominationSeat.objects.create(recipient=recipient, seat=seat)

    page = words(secretary.get(reverse("terms:guide", args=[change.pk])))

    assert "1 av 1 har svarat" in page


@pytest.mark.fact("S000-06")
def test_what_is_still_open_stands_with_the_page_that_mends_it(cast, change, sign, log_in):
    for day in (date(2018, 11, 6), date(2018, 12, 14), date(2019, 2, 5)):
        create_meeting(cast.group, date=day, start=time(9), end=time(12), place="Sal B", **sign)
    open_action(cast.group, text="Ta fram ett underlag", **sign)

    page = log_in(cast.secretary).get(reverse("terms:group", args=[change.pk, "aldre"]))

    links = re.findall(r'class="desk-title">([^<]+)<.*?href="([^"]+)"', page.content.decode(), re.DOTALL)
    assert "Sista mötet i nuvarande konstellation: 14 december 2018 – utvärdera och lämna över." in words(
        page
    )
    asked = gettext("no handover note to those who take over, asked for at the last meeting %(day)s")
    asked = asked % {"day": "14 december 2018"}
    assert links == [
        # The last meeting of a term asks for what is sent on.
        (capfirst(asked), "/medskick/grupp/aldre/"),
        ("1 öppen uppgift", "/uppgifter/?grupp=aldre"),
        ("1 möte kvar före mandatperiodens slut", "/moten/?group=aldre"),
        ("Ej godkända anteckningar från 1 möte", "/moten/?group=aldre&amp;when=past"),
        ("13 platser är vakanta 1 januari 2019", "/grupper/aldre/?on=2019-01-01"),
        ("Ingen är ordförande 1 januari 2019", "/grupper/aldre/presidium/"),
        ("Ingen är vice ordförande 1 januari 2019", "/grupper/aldre/presidium/"),
    ]


@pytest.mark.fact("P09")
def test_what_is_open_is_handed_on_with_a_word_and_that_can_be_taken_back(cast, change, log_in):
    secretary = log_in(cast.secretary)
    mark, page = (
        reverse(f"terms:{name}", args=[change.pk, "aldre", *rest])
        for name, rest in (("mark", ["open_things"]), ("group", []))
    )

    silent = secretary.post(mark, {"note": "", "pass_over": "1"}, follow=True)
    secretary.post(mark, {"note": "Tas på första mötet.", "pass_over": "1"})
    handed_on = words(secretary.get(page))
    secretary.post(mark, {"take_back": "1"})

    assert "Skriv varför, till exempel" in silent.content.decode()
    assert "Hoppas över: Tas på första mötet." in handed_on
    assert change.steps.count() == 0


def test_other_groups_are_seen_in_numbers_and_never_touched(cast, change, sign, log_in):
    """The other secretary sees how far the group has come, ends nothing there and cannot finish for it."""
    their = cast.other_group
    Group.objects.filter(pk=their.pk).update(state="active")
    other = log_in(cast.other_secretary)

    guide = words(other.get(reverse("terms:guide", args=[change.pk])))
    preview = words(other.get(reverse("terms:end", args=[change.pk]), {"grupp": "aldre"}))
    other.post(
        reverse("terms:end", args=[change.pk]), {"grupp": ["aldre", their.slug], "shown": "99", "roles": "1"}
    )
    finished = other.post(reverse("terms:finish", args=[change.pk]), {"reason": "Klart."})

    assert "Samverkansgrupp äldre" in guide
    assert [name for name in (cast.member.name, cast.chair.name) if name in guide + preview] == []
    assert set(cast.group.appointments.values_list("ends_on", flat=True)) == {None}
    assert set(cast.group.roles.values_list("ends_on", flat=True)) == {None}
    assert set(their.appointments.values_list("ends_on", flat=True)) == {LAST}
    assert finished.status_code == 403


def test_more_appointments_than_were_shown_are_shown_again(cast, change, log_in):
    page = log_in(cast.secretary).post(
        reverse("terms:end", args=[change.pk]), {"shown": "3", "grupp": cast.group.slug}, follow=True
    )

    assert "Det är nu 4 uppdrag; du såg 3." in words(page)
    assert set(cast.group.appointments.values_list("ends_on", flat=True)) == {None}


@pytest.mark.fact("P03")
def test_who_sat_on_a_day_for_the_readers_groups_only(cast, log_in):
    pages = {
        who: log_in(getattr(cast, who)).get(reverse("terms:who"), {"on": "2017-11-23"}) for who in cast.PAGES
    }

    names = (cast.member.name.replace("'", "&#x27;"), cast.stranger.name)
    seen = {who: [name for name in names if name in words(page)] for who, page in pages.items()}
    inside = [cast.member.name]
    assert seen == {
        "chair": inside,
        "member": inside,
        "substitute": inside,
        "secretary": inside,
        "official": inside,
        "stranger": [],
    }


def test_a_day_before_the_group_has_nobody(cast, log_in):
    page = words(log_in(cast.member).get(reverse("terms:who"), {"on": "2016-12-31"}))
    assert "Ingen av dina grupper arbetade den dagen." in page


def test_a_day_that_cannot_be_read_is_told(cast, log_in):
    page = words(log_in(cast.member).get(reverse("terms:who"), {"on": "31/6/2018"}))
    assert "Den dagen går inte att läsa" in page


@pytest.mark.parametrize("count", [10, 100])
@pytest.mark.fact("P03")
def test_who_sat_costs_the_same_for_ten_groups_and_a_hundred(
    cast, sign, log_in, count, django_assert_num_queries
):
    many_groups(cast, sign, count)
    secretary = log_in(cast.secretary)
    with django_assert_num_queries(7):
        page = secretary.get(reverse("terms:who"), {"on": "2018-06-01"})
    assert page.content.decode().count("<caption") == count


@pytest.mark.parametrize("count", [1, 30])
def test_the_guide_costs_the_same_for_one_group_and_thirty(
    cast, change, sign, log_in, count, django_assert_num_queries
):
    many_groups(cast, sign, count)
    secretary = log_in(cast.secretary)
    with django_assert_num_queries(11):
        page = secretary.get(reverse("terms:guide", args=[change.pk]))
    assert page.content.decode().count('<th scope="row">') == count


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(
    ("name", "args", "queries"),
    [
        ("terms:list", [], 7),
        ("terms:end", ["change"], 7),
        ("terms:seats", ["change"], 9),
        ("terms:finish", ["change"], 11),
        ("terms:group", ["change", "aldre"], 11),
        ("terms:close", ["aldre"], 11),
    ],
)
def test_each_page_costs_the_same_for_one_group_and_thirty(
    cast, change, sign, log_in, name, args, queries, count, django_assert_num_queries
):
    many_groups(cast, sign, count)
    secretary = log_in(cast.secretary)
    address = reverse(name, args=[change.pk if value == "change" else value for value in args])
    with django_assert_num_queries(queries):
        page = secretary.get(address)
    assert page.status_code == 200


def many_groups(cast, sign, count: int) -> None:
    """The secretary's groups are `count`, each with seats."""
    rule = cast.group.seat_rules.first()
    seat = cast.seats["Sala"]
    for number in range(count - 1):
        group = Group.objects.create(
            structure=cast.structure, slug=f"grupp-{number}", starts_on=date(2017, 1, 1), state="active"
        )
        group.names.create(name=f"Grupp {number}", valid_from=date(2017, 1, 1))
        group.roles.create(person=cast.secretary, kind="secretary", starts_on=date(2017, 1, 1))
        own = group.seat_rules.create(
            kind=rule.kind, organization_kind=rule.organization_kind, starts_on=date(2017, 1, 1)
        )
        group.seats.create(rule=own, number=1, organization=seat.organization, starts_on=date(2017, 1, 1))


# Terms in pages.


@pytest.mark.fact("P03")
def test_staff_enter_and_mend_terms(cast, log_in):
    secretary = log_in(cast.secretary)
    add = reverse("terms:add", args=["vastmanland"])
    wrong = {"name": "2018–2022", "starts_on": "2018-10-01", "ends_on": "2022-12-31"}

    asked = secretary.post(add, wrong)
    secretary.post(add, {**wrong, "overlaps": "on"})
    term = Term.objects.get(name="2018–2022")
    secretary.post(
        reverse("terms:change", args=[term.pk]), {**wrong, "name": "2019–2022", "starts_on": "2019-01-01"}
    )

    assert "Mandatperioden delar dagar med 2015–2018" in words(asked)
    assert 'name="overlaps"' in asked.content.decode()
    assert list(Term.objects.values_list("name", "starts_on")) == [
        ("2015–2018", date(2015, 1, 1)),
        ("2019–2022", FIRST),
    ]
    assert secretary.post(reverse("terms:remove", args=[term.pk])).status_code == 302
    assert Term.objects.count() == 1


def test_a_new_term_is_asked_for_whole(cast, log_in):
    page = log_in(cast.secretary).post(
        reverse("terms:start", args=["vastmanland"]),
        {"from_term": cast.structure.terms.get().pk, "name": "2019–2022"},
    )
    assert words(page).count("Välj mandatperioden som börjar, eller fyll i den nya.") >= 2
    assert TermChange.objects.count() == 0


# The desk.


def duties(person) -> list[tuple[str, str, str]]:
    return [(duty.what, duty.note, duty.label) for duty in start_of(person, MOMENT).duties]


@pytest.mark.fact("S000-06", "P09")
def test_the_desk_calls_the_last_meeting_to_mind_and_then_the_unfinished_change(cast, sign):
    for day in (date(2018, 12, 14), date(2019, 2, 5)):
        create_meeting(cast.group, date=day, start=time(9), end=time(12), place="Sal B", **sign)
    what = "Sista mötet i nuvarande konstellation: Samverkansgrupp äldre"
    told = [row for row in duties(cast.secretary) if row[0] == what]
    start_term_change(
        cast.structure.terms.get(), name="2019–2022", starts_on=FIRST, ends_on=date(2022, 12, 31), **sign
    )

    assert told == [(what, "14 december 2018 – utvärdera och lämna över", "Börja mandatskiftet")]
    assert ("Mandatskifte från 2015–2018 till 2019–2022", "Påbörjat, inte klart", "Fortsätt") in duties(
        cast.secretary
    )
    assert [row for row in duties(cast.member) if "Mandatskifte" in row[0]] == []


@pytest.mark.fact("S000-06")
def test_the_last_meeting_leads_to_looking_back_and_to_the_notes(cast, sign):
    """Until both are done, also when the change of term has begun (ruling 3)."""
    create_meeting(cast.group, date=date(2018, 12, 14), start=time(9), end=time(12), place="Sal B", **sign)

    def ways() -> list[str]:
        found = [duty for duty in start_of(cast.secretary, MOMENT).duties if duty.what.startswith("Sista")]
        return [place for duty in found for place in (duty.url, *(place for place, _label in duty.more))]

    notes = reverse("handover:group", args=[cast.group.slug])
    begin = reverse("terms:start", args=["vastmanland"])
    assert ways() == [begin, reverse("evaluations:new"), notes]
    evaluation = begin_evaluation(
        cast.structure,
        title="2017–2018",
        starts_on=date(2017, 1, 1),
        ends_on=date(2018, 12, 31),
        groups=[cast.group],
        **sign,
    )
    assert ways()[1] == reverse("oral:new", args=[evaluation.pk, cast.group.slug])
    oral = begin_oral(evaluation, group=cast.group, **sign)
    assert ways()[1] == reverse("oral:write", args=[oral.pk])
    start_term_change(
        cast.structure.terms.get(), name="2019–2022", starts_on=FIRST, ends_on=date(2022, 12, 31), **sign
    )
    send_on_viewpoint(add_viewpoint(oral.questions.first(), text="Behåll målet", **sign), **sign)
    assert ways() == [reverse("oral:write", args=[oral.pk])]
    record_oral(oral, **sign)
    assert ways() == []


@pytest.mark.fact("S001-18", "S001-29")
def test_a_trial_that_runs_out_waits_on_the_desk_of_its_staff(cast, sign):
    group = create_group(
        cast.structure,
        name="Barn och unga",
        slug="barn",
        starts_on=date(2017, 1, 1),
        trial_until=LAST,
        mandate="Pröva.",
        **sign,
    )
    add_seat_rule(group, kind="collective", label="oppositionen", **sign)
    give_role(group, person=cast.secretary, kind="secretary", starts_on=date(2017, 1, 1), **sign)
    adopt_group(group, **sign)

    assert (
        "Barn och unga",
        "Prövotiden går ut 31 december 2018. Utvärdera i god tid före.",
        "Förnya eller avsluta",
    ) in duties(cast.secretary)
    assert [row for row in duties(cast.official) if row[0] == "Barn och unga"] == []
