"""The page behind the nomination link, for a registrar without account: what it shows, keeps and never tells
(S001-12, rulings 9 and 10)."""

import re
from datetime import date, timedelta
from html import unescape
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from groups import links
from groups.actions import (
    add_board,
    add_seat_rule,
    appoint,
    confirm_replies,
    create_request,
    find_or_create_person,
    send_request,
    set_recipients,
)
from groups.links import make_links, token_of, withdraw_links
from groups.models import (
    Delivery,
    Link,
    NominationAttachment,
    NominationLetter,
    NominationReply,
    Seat,
)
from groups.nominations import LINK
from groups.post.sweep import sweep
from groups.tests.examples import PDF, pdf_file
from groups.tests.nominating import Asked, ask

pytestmark = pytest.mark.django_db
WRITES = re.compile(r'\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b[^"]*"(\w+)"', re.IGNORECASE)
NEXT_YEAR = date(timezone.localdate().year + 1, 1, 1)


@pytest.fixture(autouse=True)
def files_folder(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def request_of(cast):
    """`request_of(seats, name=…)`: somebody is asked today; several share the first one's request."""
    first = []

    def make(seats=None, **more) -> Asked:
        request = first[0].recipient.request if first else None
        given = {
            "starts_on": NEXT_YEAR,
            "by": cast.secretary,
            "now": timezone.now(),
            "request": request,
        } | more
        first.append(ask(cast.structure, seats or [cast.seats["Sala"]], **given))
        return first[-1]

    return make


@pytest.fixture
def sala(request_of) -> Asked:
    return request_of()


@pytest.fixture
def form(cast, sala, client):
    """The form of Sala as a browser holds it: `form.post(name_0="Bo Ek", hand_in=1)`, `form.open()` anew."""
    return Form(client, sala.address, cast.seats["Sala"].pk)


class Form:
    """`name_0` is the member's name, `email_1` the substitute's address; the rest are the form's own
    fields."""

    def __init__(self, client: Client, address: str, seat: int):
        self.client, self.address, self.seat = client, address, seat
        self.open()

    def open(self) -> "Form":
        self.page = self.client.get(self.address)
        self.fields = values_of(self.page.content.decode())
        return self

    def post(self, **values):
        for name, value in values.items():
            field, __, place = name.rpartition("_")
            self.fields[f"p{self.seat}-{place}-{field}" if place.isdigit() else name] = value
        self.page = self.client.post(self.address, self.fields)
        return self.page

    def text(self) -> str:
        return self.page.content.decode()


def values_of(page: str) -> dict:
    """What a browser would send: text fields, hidden ones, and the ticked."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", page.partition('class="form nomination-form"')[2]):
        attrs = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        ticked = re.search(r"\bchecked\b", tag)
        if attrs["type"] in {"text", "hidden"} or ticked:
            found[attrs["name"]] = unescape(attrs.get("value", "on" if ticked else ""))
    return {name: value for name, value in found.items() if name != "csrfmiddlewaretoken"}


OTHER_0 = {"choice_0": "other", "name_0": "Bo Ek", "email_0": "bo@sala.example.se", "replaces_0": "on"}
NOBODY_1 = {"choice_1": "nobody"}
SIGNED = {"handed_in_by": "Anna Lund", "hand_in": "1"}


def kept() -> list[tuple]:
    return list(NominationReply.objects.order_by("seat", "place").values_list("place", "name", "is_vacant"))


def errors_of(page: str) -> list[str]:
    """The lines of the summary, each with its label; every link must lead to a field that is there."""
    summary = page.partition('class="errors"')[2].partition("</div>")[0]
    ids = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', summary)) - ids == set()
    return [re.sub(r"<[^>]+>", "|", line).strip("|") for line in re.findall(r"<li>(.*?)</li>", summary)]


@pytest.mark.fact("S001-12", "N14")
def test_who_sits_there_today_is_filled_in_and_handed_in_with_one_name(form):
    assert form.page.status_code == 200
    form.post(**SIGNED)
    form.open()
    assert kept() == [(0, "Åsa-Märta von Örn", False), (1, "Knut O'Rönn", False)]
    assert "Anna Lund" in form.text()


@pytest.mark.fact("S001-12")
def test_everything_that_is_asked_for_is_kept(form, cast, sala):
    board = add_board(cast.seats["Sala"].organization, name="Kommunstyrelsen", by=None, now=timezone.now())
    form.open().post(
        **OTHER_0,
        phone_0="0220-550 00",
        party_0="S",
        board_0=board.pk,
        choice_1="other",
        name_1="Eva-Örjana von Ås",
        phone_1="070-174 06 99",
        replaces_1="on",
        board_name_1="Bildningsnämnden",
        decision_reference_1="BN § 3",
        decision_date="2017-10-12",
        decision_reference="KS § 87",
        minutes=pdf_file("Protokoll § 87.pdf"),
        **SIGNED,
    )
    names = (
        "name",
        "email",
        "phone",
        "party",
        "board",
        "board_name",
        "decision_date",
        "decision_reference",
        "replaces",
    )
    first = (
        "Bo Ek",
        "bo@sala.example.se",
        "0220-550 00",
        "S",
        board.pk,
        "",
        date(2017, 10, 12),
        "KS § 87",
        True,
    )
    second = ("Eva-Örjana von Ås", "", "070-174 06 99", "", None, "Bildningsnämnden", None, "BN § 3", True)
    assert list(NominationReply.objects.order_by("place").values_list(*names)) == [first, second]
    assert [row.filename for row in sala.recipient.minutes.all()] == ["Protokoll § 87.pdf"]


def test_the_form_opens_again_with_what_was_answered_and_saving_it_changes_nothing(form, cast):
    board = add_board(cast.seats["Sala"].organization, name="Kommunstyrelsen", by=None, now=timezone.now())
    form.open().post(
        **OTHER_0, board_0=board.pk, decision_date="12/10/2017", decision_reference_1="BN § 3", save="1"
    )
    before = list(NominationReply.objects.order_by("place").values())
    form.open().fields.pop("hand_in", None)
    form.fields[f"p{form.seat}-0-board"] = board.pk
    form.post(save="1")
    assert list(NominationReply.objects.order_by("place").values()) == before
    assert [row.history.count() for row in NominationReply.objects.all()] == [1, 1]


def test_all_that_is_wrong_is_told_at_once_and_what_was_typed_stays(form):
    page = form.post(
        choice_0="other",
        name_0="Bo <Ek>",
        email_0="bo@",
        decision_date_0="31/2/2018",
        choice_1="other",
        name_1="",
        receipt_to="anna",
        hand_in="1",
    )
    lines = errors_of(form.text())
    assert (page.status_code, len(lines), kept()) == (200, 8, [])
    assert [line.partition("|")[0].rpartition(" – ")[2] for line in lines] == [
        "Ledamot: E-post",
        "Ledamot: Ersätter Åsa-Märta von Örn",
        "Ledamot: Beslutsdatum",
        "Personlig ersättare: Namn",
        "Personlig ersättare: E-post",
        "Personlig ersättare: Ersätter Knut O&#x27;Rönn",
        "Ditt namn",
        "Kvittens med e-post till",
    ]
    del form.fields["hand_in"]
    assert values_of(form.text()) == form.fields


def test_a_day_without_a_year_is_asked_for(form):
    form.post(decision_date="8/4", save="1")
    assert len(errors_of(form.text())) == 1
    assert re.search(r"”8/4”.*8 april \d{4}", form.text())


def test_a_good_file_is_kept_although_the_rest_must_be_mended(form, sala):
    form.client.post(
        form.address, form.fields | {"hand_in": "1", "minutes": [pdf_file("bra.pdf"), pdf_file("dålig.exe")]}
    )
    page = form.client.post(
        form.address, form.fields | {"hand_in": "1", "minutes": pdf_file("bra.pdf")}
    ).content.decode()
    assert [row.filename for row in sala.recipient.minutes.all()] == ["bra.pdf"]
    assert kept() == []
    assert 'name="without" value="' in page


@pytest.mark.parametrize("name", ["Å", "O'Connor", "Åsa-Märta von Örn d.y.", "Ö" * 200])
def test_any_name_is_a_name(name, form):
    form.post(**(OTHER_0 | {"name_0": name}), save="1")
    assert kept()[0] == (0, name, False)
    assert form.open().page.status_code == 200


def test_what_looks_like_a_personal_number_is_asked_about(form):
    form.post(**OTHER_0, decision_reference_0="811218-9876", save="1")
    asked = form.text()
    form.post(not_a_personal_number="on")
    assert ("811218-9876" in asked, 'name="not_a_personal_number"' in asked) == (True, True)
    assert kept()[0] == (0, "Bo Ek", False)


def test_the_second_of_two_sees_what_the_first_wrote_and_may_let_theirs_apply(form, cast, sala):
    other = Form(Client(), sala.address, form.seat)
    form.post(**OTHER_0, save="1")
    mine = {"choice_0": "other", "name_0": "Ida Ström", "email_0": "ida@sala.example.se", "replaces_0": "on"}
    page = other.post(**mine, save="1")
    shown = other.text()
    after_refusal = kept()
    other.fields = values_of(shown)
    other.post(save="1")
    assert (page.status_code, after_refusal[0]) == (409, (0, "Bo Ek", False))
    assert ("Bo Ek, bo@sala.example.se" in shown, 'value="Ida Ström"' in shown) == (True, True)
    assert kept()[0] == (0, "Ida Ström", False)


def test_what_was_confirmed_while_one_wrote_is_told_with_what_was_written(form, cast):
    form.post(**OTHER_0, save="1")
    form.open()
    NominationReply.objects.filter(place=0).update(confirmed_at=timezone.now(), confirmed_by=cast.secretary)
    page = form.post(name_0="Ida Ström", choice_1="nobody", save="1")
    form.open()
    assert (page.status_code, "Ida Ström" in page.content.decode()) == (409, True)
    assert kept()[0] == (0, "Bo Ek", False)
    assert (f"p{form.seat}-0-name" in form.text(), f"p{form.seat}-1-name" in form.text()) == (False, True)


def test_an_observer_seat_and_an_office_are_told_and_a_joint_seat_names_the_party(request_of, cast, client):
    Seat.objects.filter(pk=cast.seats["Köping"].pk).update(
        is_observer=True, ex_officio="ordföranden i socialnämnden"
    )
    koping = request_of([cast.seats["Köping"]], name="Köpings kommun")
    request = koping.recipient.request
    request.responsible_party = "Centerpartiet"
    request.save()
    joint = request_of([cast.seats["oppositionen"]], name="Oppositionen", email="")
    pages = [client.get(asked.address).content.decode() for asked in (koping, joint)]
    told = [
        [
            word in page
            for word in (
                "Insynsledamot",
                "ordföranden i socialnämnden",
                "Centerpartiet",
                "Organisation och nämnd",
            )
        ]
        for page in pages
    ]
    assert told == [[True, True, False, False], [False, False, True, True]]


def test_a_joint_seat_is_answered_with_the_board_in_words(request_of, cast, client):
    joint = request_of([cast.seats["oppositionen"]], name="Oppositionen", email="")
    form = Form(client, joint.address, cast.seats["oppositionen"].pk)
    given = {
        "choice_0": "other",
        "name_0": "Bo Ek",
        "phone_0": "0220-1",
        "board_name_0": "Sala kommun, kommunstyrelsen",
    }
    form.post(**given, **SIGNED, receipt_to="bo@example.se")
    reply = NominationReply.objects.get()
    assert (reply.board_name, reply.capacity) == ("Sala kommun, kommunstyrelsen", "member")
    assert [row.address for row in Delivery.objects.all()] == ["bo@example.se"]


# --- the link --------------------------------------------------------------------------------------------


@pytest.fixture
def files(sala, request_of, cast):
    """Everything that can be downloaded: with Sala's request, and the minutes of Köping beside it."""
    koping = request_of([cast.seats["Köping"]], name="Köpings kommun")
    now = timezone.now()
    stored = {"content_type": "application/pdf", "size": len(PDF), "sha256": "0" * 64, "uploaded_at": now}
    request = sala.recipient.request
    attached = NominationAttachment.objects.create(
        request=request, file=pdf_file("a.pdf"), filename='..\\Uppdrag "1";å.pdf', **stored
    )
    NominationLetter.objects.create(
        recipient=sala.recipient, file=pdf_file("b.pdf"), filename="brev.pdf", **stored
    )
    theirs = koping.recipient.minutes.create(file=pdf_file("c.pdf"), filename="hemligt.pdf", **stored)
    own = sala.recipient.minutes.create(file=pdf_file("d.pdf"), filename="eget.pdf", **stored)
    return SimpleNamespace(koping=koping, attached=attached.pk, theirs=theirs.pk, own=own.pk)


def test_the_letter_its_attachments_and_ones_own_minutes_can_be_fetched_under_harmless_names(
    sala, files, client
):
    found = {}
    for path in ("brev/", f"bilaga/{files.attached}/", f"protokoll/{files.own}/"):
        response = client.get(sala.address + path)
        found[path.partition("/")[0]] = (b"".join(response), response["Content-Disposition"])
    assert [content for content, __ in found.values()] == [PDF] * 3
    assert found["brev"][1] == 'attachment; filename="brev.pdf"'
    assert found["bilaga"][1] == "attachment; filename*=utf-8''Uppdrag%201%C3%A5.pdf"


@pytest.mark.fact("S001-12")
def test_every_link_that_does_not_work_gives_the_same_bytes_by_any_method(
    sala, files, request_of, cast, client
):
    now = timezone.now()
    arboga = request_of([cast.seats["Arboga"]], name="Arboga kommun", email="")
    dead = {
        "guessed": "x" * 27,
        "of another purpose": token_of(
            make_links("meetings.answer", [(sala.recipient.pk, None)], expires_at=now + timedelta(days=1))[0]
        ),
    }
    addresses = [
        f"/nominering/{token}/{path}"
        for token in dead.values()
        for path in ("", "brev/", f"bilaga/{files.attached}/")
    ]
    addresses += [
        f"{sala.address}protokoll/{files.theirs}/",
        f"{sala.address}bilaga/{files.attached + 1}/",
        f"{files.koping.address}brev/",
    ]

    def pages() -> set:
        seen = set()
        for address in addresses:
            for answer in (client.get(address), client.post(address, {"hand_in": "1"})):
                seen.add((answer.status_code, answer.content, tuple(sorted(answer.headers.items()))))
            assert client.head(address).status_code == 404
        return seen

    found = pages()
    for change in (
        lambda: Link.objects.filter(object_id=arboga.recipient.pk, purpose=LINK).update(expires_at=now),
        lambda: withdraw_links(LINK, object_id=arboga.recipient.pk, now=now),
        lambda: type(arboga.recipient).objects.filter(pk=arboga.recipient.pk).update(withdrawn_at=now),
        lambda: type(arboga.recipient.request).objects.update(closed_at=now),
    ):
        assert client.get(arboga.address).status_code == 200
        change()
        addresses[:] = [arboga.address, f"{arboga.address}bilaga/{files.attached}/"]
        found |= pages()
        make_alive(arboga)
    assert len(found) == 1
    assert [page[0] for page in found] == [404]


def make_alive(asked: Asked) -> None:
    """Undoes whatever ended the link; its address is a new one where it was withdrawn."""
    type(asked.recipient).objects.update(withdrawn_at=None)
    type(asked.recipient.request).objects.update(closed_at=None)
    (link,) = make_links(LINK, [(asked.recipient.pk, None)], expires_at=timezone.now() + timedelta(days=9))
    asked.token = token_of(link)


def test_replayed_after_everything_is_confirmed_the_link_is_dead_by_post_too(form, cast, client):
    form.post(**OTHER_0, **NOBODY_1, save="1")
    NominationReply.objects.filter(place=0).update(confirmed_at=timezone.now(), confirmed_by=cast.secretary)
    alive = client.get(form.address).status_code
    NominationReply.objects.update(confirmed_at=timezone.now(), confirmed_by=cast.secretary)
    guessed = client.get("/nominering/finns-inte/").content
    replayed = [
        client.get(form.address),
        form.post(name_0="Ida Ström", save="1"),
        client.get(f"{form.address}brev/"),
    ]
    assert alive == 200
    assert [(page.status_code, page.content) for page in replayed] == [(404, guessed)] * 3
    assert kept()[0] == (0, "Bo Ek", False)


def test_a_request_withdrawn_while_one_wrote_gives_the_dead_page_and_keeps_no_file(form, sala, client):
    sala.recipient.withdrawn_at = timezone.now()
    sala.recipient.save()
    page = form.post(**OTHER_0, minutes=pdf_file(), save="1")
    assert (page.status_code, page.content) == (404, client.get("/nominering/finns-inte/").content)
    assert (kept(), sala.recipient.minutes.count()) == ([], 0)


def test_who_guesses_is_stopped(sala, client, monkeypatch):
    monkeypatch.setattr(links, "DEAD_LINKS", 2)
    statuses = [
        client.get(path).status_code for path in ["/nominering/fel/", "/nominering/fel/brev/", sala.address]
    ]
    assert statuses == [404, 404, 429]


def test_scanners_that_open_the_link_write_nothing(sala, files, client):
    written = set()
    for path in ("", "brev/", f"bilaga/{files.attached}/", f"protokoll/{files.own}/"):
        for method in (client.head, client.get):
            with CaptureQueriesContext(connection) as captured:
                b"".join(method(sala.address + path))
            written |= {found[1] for query in captured if (found := WRITES.match(query["sql"]))}
    assert written - {"cache"} == set()


def test_nothing_of_another_organisation_is_in_any_byte(sala, files, cast, client):
    koping = Form(Client(), files.koping.address, cast.seats["Köping"].pk)
    koping.post(
        choice_0="other",
        name_0="Hemliga Hildur",
        email_0="hildur@koping.example.se",
        replaces_0="on",
        save="1",
    )
    pages = [client.get(sala.address), client.post(sala.address, {"hand_in": "1"})]
    theirs = (
        "Hildur",
        "hildur@",
        "Köping",
        "hemligt.pdf",
        "Holger Myrtun",
        "vice_chair@example.se",
        "Viola Granlid",
    )
    assert [word for page in pages for word in theirs if word in page.content.decode()] == []


def test_the_page_costs_the_same_for_one_seat_and_sixty(cast, request_of, client, django_assert_num_queries):
    region = cast.seats["Region 1"].organization
    sign = {"by": cast.secretary, "now": timezone.now()}
    add_seat_rule(cast.group, kind="organization", organization=region, count=57, **sign)
    seats = list(Seat.objects.filter(organization=region))
    for number, seat in enumerate(seats[1:15]):
        person = find_or_create_person(name=f"Ledamot {number}", email=f"l{number}@example.se", **sign)
        appoint(seat, person=person, starts_on=timezone.localdate(), **sign)
    one = request_of(seats[:1], name="En")
    many = ask(
        cast.structure, seats, name="Sextio", starts_on=NEXT_YEAR, by=cast.secretary, now=timezone.now()
    )
    # The limit, the link, the recipient, six of the sheet, two of files.
    for asked in (one, many):
        with django_assert_num_queries(11):
            assert client.get(asked.address).status_code == 200
    form = Form(client, many.address, seats[0].pk)
    assert (len(form.fields) > 1000, form.post(save="1").status_code) == (True, 302)


# --- the receipt -----------------------------------------------------------------------------------------


@pytest.mark.fact("S001-12")
def test_the_receipt_says_what_was_handed_in_by_whom_and_carries_the_link_home_only(
    form, settings, mail_server, sala
):
    settings.MAILERS, settings.BASE_URL = mail_server.mailers, "https://samverkan.example.se"
    form.post(
        **OTHER_0,
        party_0="S",
        decision_reference="KS § 87",
        minutes=pdf_file("§ 87.pdf"),
        receipt_to="anna@slarvfel.example.org",
        **SIGNED,
    )
    sweep()
    mails = {mail.recipient: mail.message for mail in mail_server.received}
    link = f"https://samverkan.example.se{sala.address}"
    told = {
        to: [
            [
                word in mail.get_body((kind,)).get_content()
                for word in ("Anna Lund", "Bo Ek (S)", "KS § 87", "§ 87.pdf", link)
            ]
            for kind in ("plain", "html")
        ]
        for to, mail in mails.items()
    }
    secret = [to for to, mail in mails.items() if "bo@sala.example.se" in mail.as_string()]
    assert told == {
        "anna@slarvfel.example.org": [[True, True, True, True, False]] * 2,
        "registrator@sala.example.se": [[True] * 5] * 2,
    }
    assert secret == []


def test_pressed_twice_one_receipt_goes_out(form, mail_server, settings):
    settings.MAILERS = mail_server.mailers
    form.post(**OTHER_0, **SIGNED)
    form.post()
    sweep()
    assert [mail.recipient for mail in mail_server.received] == ["registrator@sala.example.se"]


@pytest.mark.fact("S001-12")
def test_from_the_letter_to_the_seat(cast, client):
    """Asked by the secretary, answered through the link, confirmed: then they sit, and the link is dead."""
    sign = {"by": cast.secretary, "now": timezone.now()}
    today = timezone.localdate()
    request = create_request(
        cast.structure,
        groups=[cast.group],
        seats=[cast.seats["Sala"]],
        title="Nominering",
        due_on=today + timedelta(days=30),
        starts_on=NEXT_YEAR,
        signed_by="Signe Barkman",
        **sign,
    )
    recipient = request.recipients.get()
    set_recipients(request, recipients={recipient.pk: {"email": "registrator@sala.example.se"}}, **sign)
    send_request(request, **sign)
    token = token_of(Link.objects.get(purpose=LINK, object_id=recipient.pk))
    form = Form(client, f"/nominering/{token}/", cast.seats["Sala"].pk)
    form.post(**OTHER_0, choice_1="stays", **SIGNED)
    confirm_replies(recipient.replies.all(), by=cast.secretary, now=timezone.now())
    sits = cast.seats["Sala"].appointments.in_force(NEXT_YEAR).order_by("place")
    assert list(sits.values_list("person__name", "capacity")) == [
        ("Bo Ek", "member"),
        ("Knut O'Rönn", "substitute"),
    ]
    assert client.get(form.address).status_code == 404
