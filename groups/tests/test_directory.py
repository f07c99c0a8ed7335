"""The contact network of a group (S000-33): who sees what of whom, as a page, as cards and on paper."""

from datetime import date

import pytest
import vobject
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from groups.actions import appoint, change_person, end_appointment, end_role, find_or_create_person, give_role
from groups.directory import DirectoryRow, card, directory, directory_document, directory_pdf, found_in
from groups.models import Appointment
from groups.print_tasks import make_directory
from groups.vcard import Card, escaped, folded, vcards
from samverkan.tests import pdfcheck

TODAY = date(2017, 3, 1)


def told(cast, *, is_staff=False, on=TODAY) -> list[tuple]:
    return [
        (row.name, row.roles, row.email, row.phone) for row in directory(cast.group, on, is_staff=is_staff)
    ]


@pytest.mark.django_db
@pytest.mark.fact("S000-33")
def test_everybody_stands_once_with_all_they_are(cast, at):
    change_person(cast.member, party="S", phone_public=True, by=cast.secretary, now=at())

    assert told(cast) == [
        (cast.vice_chair.name, "vice ordförande och ledamot för Köpings kommun", "vice_chair@example.se", ""),
        (cast.substitute.name, "personlig ersättare för Sala kommun", "substitute@example.se", ""),
        (cast.secretary.name, "sekreterare", "secretary@example.se", ""),
        (cast.official.name, "ansvarig tjänsteperson", "official@example.se", ""),
        (cast.chair.name, "ordförande och ledamot för Region Västmanland 1", "chair@example.se", ""),
        (cast.member.name, "ledamot för Sala kommun", "member@example.se", cast.member.phone),
    ]


@pytest.mark.django_db
def test_who_staffs_the_group_sees_every_number(cast):
    people = (cast.vice_chair, cast.substitute, cast.secretary, cast.official, cast.chair, cast.member)

    assert [row[3] for row in told(cast, is_staff=True)] == [person.phone for person in people]


@pytest.mark.django_db
def test_nobody_who_has_left_or_has_yet_to_come_is_listed(cast, at):
    sign = {"by": cast.secretary, "now": at()}
    coming = find_or_create_person(name="Ingrid Kommande", email="ingrid@example.se", **sign)
    appoint(cast.seats["Arboga"], person=coming, capacity="member", starts_on=date(2017, 4, 1), **sign)
    end_appointment(
        Appointment.objects.get(person=cast.member), ends_on=date(2017, 3, 1), reason="resigned", **sign
    )
    end_role(cast.official.group_roles.get(), ends_on=date(2017, 2, 28), **sign)

    listed = {day: [row[0] for row in told(cast, on=date(2017, *day))] for day in [(3, 1), (3, 2), (4, 1)]}

    stays = [cast.vice_chair.name, cast.substitute.name, cast.secretary.name, cast.chair.name]
    assert listed == {
        (3, 1): [*stays, cast.member.name],
        (3, 2): stays,
        (4, 1): [cast.vice_chair.name, coming.name, *stays[1:]],
    }


@pytest.mark.django_db
@pytest.mark.fact("S000-33")
def test_members_and_substitutes_see_the_same_and_staff_more(client, cast):
    pages = {}
    for role in ("member", "substitute", "chair", "secretary"):
        client.force_login(getattr(cast, role))
        page = client.get(reverse("groups:people", args=["aldre"]))
        pages[role] = [(row.name, row.phone) for row in page.context["rows"]]

    assert pages["member"] == pages["substitute"] == pages["chair"]
    assert [phone for _name, phone in pages["member"]] == [""] * 6
    assert [bool(phone) for _name, phone in pages["secretary"]] == [True] * 6


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["Åsa Ek", "Bo Alm"]),
        ("sala", ["Åsa Ek"]),
        ("ÅSA", ["Åsa Ek"]),
        ("asa", []),
        ("ek ledamot", ["Åsa Ek"]),
        ("ledamot", ["Åsa Ek", "Bo Alm"]),
        ("vård", ["Bo Alm"]),
        ("ek köping", []),
    ],
)
def test_the_list_is_narrowed_by_every_word(asked, found):
    rows = [
        DirectoryRow(
            person_id=1, name="Åsa Ek", roles="ledamot för Sala kommun", organizations="Sala kommun"
        ),
        DirectoryRow(person_id=2, name="Bo Alm", roles="ledamot för Köpings kommun", board="Vårdnämnden"),
    ]

    assert [row.name for row in found_in(rows, asked)] == found


@pytest.mark.django_db
def test_the_filter_works_in_the_address_and_reaches_the_cards(client, cast):
    client.force_login(cast.member)

    page = client.get(reverse("groups:people", args=["aldre"]), {"q": "Sala"})
    cards = client.get(reverse("groups:vcard_all", args=["aldre"]), {"q": "Sala"})

    assert [row.name for row in page.context["rows"]] == [cast.substitute.name, cast.member.name]
    assert 'kontakter.vcf?q=Sala"' in page.content.decode()
    assert [entry.fn.value for entry in vobject.readComponents(cards.content.decode())] == [
        cast.substitute.name,
        cast.member.name,
    ]


@pytest.mark.django_db
@pytest.mark.fact("S000-33")
def test_a_card_is_read_back_as_it_was(client, cast, at):
    change_person(cast.member, party="S", phone_public=True, by=cast.secretary, now=at())
    client.force_login(cast.substitute)

    answer = client.get(reverse("groups:vcard_one", args=["aldre", cast.member.pk]))

    [found] = vobject.readComponents(answer.content.decode())
    assert (answer.headers["Content-Type"], answer.headers["Content-Disposition"]) == (
        "text/vcard; charset=utf-8",
        'attachment; filename="asa-marta-von-orn.vcf"',
    )
    assert (found.version.value, found.fn.value, found.n.value.family, found.n.value.given) == (
        "3.0",
        cast.member.name,
        cast.member.name,
        "",
    )
    assert (found.email.value, found.tel.value, found.org.value, found.title.value) == (
        "member@example.se",
        cast.member.phone,
        ["Sala kommun"],
        "ledamot för Sala kommun, Samverkansgrupp äldre",
    )
    assert found.note.value.startswith("Åsa-Märta von Örn (S). ")


@pytest.mark.django_db
def test_a_card_of_somebody_outside_the_group_is_not_there(client, cast):
    client.force_login(cast.member)
    gone = [
        client.get(reverse("groups:vcard_one", args=["aldre", pk])).status_code
        for pk in (cast.stranger.pk, 987)
    ]

    assert gone == [404, 404]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Örn; Ek, Alm", r"Örn\; Ek\, Alm"),
        ("C:\\arkiv", r"C:\\arkiv"),
        ("rad ett\r\nrad två\nrad tre", r"rad ett\nrad två\nrad tre"),
        ("BEGIN:VCARD\nFN:Annan", r"BEGIN:VCARD\nFN:Annan"),
    ],
)
def test_signs_of_the_format_are_marked(text, written):
    assert escaped(text) == written


def test_long_lines_are_folded_between_letters():
    line = "FN:" + "åäö" * 60

    parts = folded(line).split("\r\n")

    assert [len(part.encode()) <= 75 for part in parts] == [True] * len(parts)
    assert [part[0] for part in parts[1:]] == [" "] * (len(parts) - 1)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line


def test_two_cards_are_two_and_empty_fields_are_left_out():
    content = vcards([Card(uid="1", name="Å" * 200), Card(uid="2", name="Bo; Ek, jr", email="bo@example.se")])

    found = list(vobject.readComponents(content.decode()))
    assert [(one.fn.value, sorted(one.contents)) for one in found] == [
        ("Å" * 200, ["fn", "n", "prodid", "uid", "version"]),
        ("Bo; Ek, jr", ["email", "fn", "n", "prodid", "uid", "version"]),
    ]
    assert b"\r\n\r\n" not in content


def test_a_card_says_when_it_was_true(settings):
    settings.BASE_URL = "https://samverkan.example.se"
    row = DirectoryRow(person_id=7, name="Åsa Ek", roles="sekreterare", board="Kansliet")

    made = card(row, "Samverkansgrupp äldre", TODAY)

    assert (made.uid, made.organization, made.note) == (
        "samverkan-person-7@samverkan.example.se",
        "Samverkansgrupp äldre",
        "Kansliet. Från kontaktlistan för Samverkansgrupp äldre, 1 mars 2017.",
    )


@pytest.mark.django_db
def test_the_worker_makes_the_paper_each_may_have(client, cast, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    address = reverse("groups:people_print", args=["aldre"])
    today = timezone.localdate().isoformat()
    client.force_login(cast.member)
    ask = client.get(address)
    soon = client.get(client.post(address).headers["Location"])
    make_directory.call(cast.group.pk, today, True)
    others = client.get(address)
    make_directory.call(cast.group.pk, today, False)
    mine = client.get(address)

    assert [answer.status_code for answer in (ask, soon, others, mine)] == [200, 202, 200, 200]
    # What was made for the staff is another paper.
    assert (others.headers["Content-Type"], mine.headers["Content-Type"]) == (
        "text/html; charset=utf-8",
        "application/pdf",
    )
    assert (
        len(default_storage.listdir("prints")[1]),
        cast.member.phone in pdfcheck.text_of(mine.content),
    ) == (2, False)


@pytest.mark.django_db
def test_the_paper_is_accessible_and_holds_everybody(cast):
    content = directory_pdf(directory_document(cast.group, TODAY, is_staff=True))

    pdfcheck.assert_pdf_accessible(content)
    people = (cast.vice_chair, cast.substitute, cast.secretary, cast.official, cast.chair, cast.member)
    names = [person.name for person in people]
    assert pdfcheck.blocks_in_order(content, names) == names


@pytest.mark.django_db
def test_cards_ask_the_database_as_often_for_one_as_for_thirty(client, cast, at, django_assert_num_queries):
    client.force_login(cast.member)
    with django_assert_num_queries(7):
        client.get(reverse("groups:vcard_all", args=["aldre"]))
    places = [(seat, kind) for seat in cast.seats.values() for kind in ("member", "substitute")]
    taken = set(Appointment.objects.values_list("seat", "capacity"))
    for number, (seat, kind) in enumerate(place for place in places if (place[0].pk, place[1]) not in taken):
        person = find_or_create_person(
            name=f"Person {number}", email=f"p{number}@example.se", by=None, now=at()
        )
        appoint(seat, person=person, capacity=kind, starts_on=TODAY, by=cast.secretary, now=at())
    give_role(
        cast.group,
        person=cast.stranger,
        kind="deputy_official",
        starts_on=TODAY,
        by=cast.administrator,
        now=at(),
    )

    with django_assert_num_queries(7):
        client.get(reverse("groups:vcard_all", args=["aldre"]))
