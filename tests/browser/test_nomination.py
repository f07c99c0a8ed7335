"""A registrar's hour with the nomination link: on a phone and at a desk, by keyboard, and without JavaScript
(S001-12, N14)."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from groups.actions import add_board
from groups.models import Delivery, NominationReply
from groups.tests.examples import PDF
from groups.tests.nominating import ask
from tests.browser.conftest import DESK, PHONE, Faults
from tests.browser.test_axe import faults_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MINUTES = {"name": "Protokoll § 87.pdf", "mimeType": "application/pdf", "buffer": PDF}


@pytest.fixture
def asked(cast):
    """Sala kommun, asked today for next year; one of its boards is known."""
    seat, now = cast.seats["Sala"], timezone.now()
    add_board(seat.organization, name="Kommunstyrelsen", by=cast.secretary, now=now)
    starts_on = timezone.localdate().replace(year=timezone.localdate().year + 1, month=1, day=1)
    return ask(cast.structure, [seat], starts_on=starts_on, by=cast.secretary, now=now)


def place(page: Page, legend: str):
    return page.locator("fieldset.place", has=page.locator(".place-name", has_text=legend)).first


def kept() -> list[tuple]:
    return list(
        NominationReply.objects.order_by("place").values_list("name", "is_vacant", "decision_reference")
    )


@pytest.mark.fact("S001-12", "N14")
@pytest.mark.parametrize("phone", [True, False])
def test_a_registrar_without_account_names_one_keeps_one_and_gets_a_receipt(phone, asked, browser_of):
    page = browser_of(phone=phone).new_page()
    faults = Faults()
    faults.watch(page)
    page.goto(asked.address)
    member, substitute = place(page, "Ledamot"), place(page, "Personlig ersättare")
    expect(member.get_by_label("Namn")).to_be_hidden()
    expect(substitute.get_by_label("Knut O'Rönn sitter kvar")).to_be_checked()

    member.locator("label", has_text="En annan person").click()
    member.get_by_label("Namn").fill("Åsa-Örjana von Ås")
    member.get_by_label("E-post").fill("asa@sala.example.se")
    member.get_by_label("Nämnd", exact=False).first.select_option(label="Kommunstyrelsen")
    member.locator("label", has_text="Ersätter Åsa-Märta von Örn").click()
    page.get_by_label("Beslutets beteckning").last.fill("KS § 87")
    page.get_by_label("Nämndens protokoll").set_input_files(MINUTES)
    page.get_by_label("Ditt namn").fill("Anna Lund")
    page.get_by_role("button", name="Lämna in svaret").click()

    expect(page.locator("#messages")).to_contain_text("registrator@sala.example.se")
    assert kept() == [("Åsa-Örjana von Ås", False, "KS § 87"), ("Knut O'Rönn", False, "KS § 87")]
    assert [row.filename for row in asked.recipient.minutes.all()] == ["Protokoll § 87.pdf"]
    assert [row.address for row in Delivery.objects.all()] == ["registrator@sala.example.se"]
    assert faults == []


def test_what_is_wrong_takes_the_focus_leads_to_its_field_and_has_no_fault_for_axe(asked, browser_of):
    page = browser_of().new_page()
    faults = Faults()
    faults.watch(page)
    page.goto(asked.address)
    member = place(page, "Ledamot")
    member.locator("label", has_text="En annan person").click()
    member.get_by_label("Namn").fill("Bo Ek")
    page.get_by_role("button", name="Lämna in svaret").click()

    expect(page.locator(".errors")).to_be_focused()
    expect(page.locator(".errors li")).to_have_count(3)
    expect(member.get_by_label("Namn")).to_have_value("Bo Ek")
    page.locator(".errors a").first.click()
    expect(member.get_by_label("E-post")).to_be_focused()
    assert faults_of(page, faults) == []


def test_the_details_of_one_who_stays_are_opened_by_a_word(asked, browser_of):
    page = browser_of().new_page()
    page.goto(asked.address)
    member = place(page, "Ledamot")
    member.get_by_role("button", name="Ändra uppgifterna").click()
    expect(member.get_by_label("E-post")).to_be_focused()
    expect(member.get_by_label("Namn")).to_be_hidden()
    member.get_by_label("Telefon").fill("0220-550 00")
    page.get_by_role("button", name="Spara, vi är inte klara").last.click()

    expect(page.locator("#messages")).to_contain_text("Sparat")
    reply = NominationReply.objects.get(place=0)
    assert (reply.name, reply.phone) == ("Åsa-Märta von Örn", "0220-550 00")


def test_the_whole_form_is_answered_by_keyboard(asked, browser_of):
    page = browser_of().new_page()
    page.goto(asked.address)
    place(page, "Ledamot").get_by_role("radio", checked=True).focus()
    keys = page.keyboard
    keys.press("ArrowDown")  # another person
    keys.press("Tab")
    keys.type("Bo Ek")
    keys.press("Tab")
    keys.press("Tab")  # phone
    keys.type("0220-550 00")
    for _field in range(4):  # board, another board, party, the tick
        keys.press("Tab")
    keys.press("Space")
    keys.press("Tab")  # another decision
    keys.press("Tab")  # the substitute, who stays
    assert page.evaluate("document.activeElement.value") == "stays"
    keys.press("ArrowUp")  # round to the last: nobody
    page.get_by_label("Ditt namn").focus()
    keys.type("Anna Lund")
    for _field in range(3):  # the receipt, the privacy text's link, the main button
        keys.press("Tab")
    keys.press("Enter")

    expect(page.locator("#messages")).to_contain_text("inlämnat")
    assert kept() == [("Bo Ek", False, ""), ("", True, "")]


def test_enter_in_a_field_saves_and_does_not_hand_in(asked, browser_of):
    page = browser_of().new_page()
    page.goto(asked.address)
    page.get_by_label("Ditt namn").fill("Anna Lund")
    page.keyboard.press("Enter")
    expect(page.locator("#messages")).to_contain_text("Sparat")
    asked.recipient.refresh_from_db()
    assert (asked.recipient.handed_in_at, Delivery.objects.count()) == (None, 0)


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_without_javascript_everything_stands_open_and_means_the_same(size, asked, browser_of):
    page = browser_of(java_script_enabled=False).new_page()
    page.set_viewport_size(size)
    page.goto(asked.address)
    substitute = place(page, "Personlig ersättare")
    substitute.locator("label", has_text="En annan person").click()
    substitute.get_by_label("Namn").fill("Eva Ås")
    substitute.get_by_label("Telefon").fill("0220-550 00")
    page.get_by_label("Ditt namn").fill("Anna Lund")
    page.get_by_role("button", name="Lämna in svaret").click()
    expect(page.locator(".errors li")).to_have_count(1)
    substitute.locator("label", has_text="Ersätter Knut O'Rönn").click()
    page.get_by_role("button", name="Lämna in svaret").click()

    expect(page.locator("#messages")).to_contain_text("inlämnat")
    assert kept() == [("Åsa-Märta von Örn", False, ""), ("Eva Ås", False, "")]


def test_a_double_click_hands_in_once(asked, browser_of):
    page = browser_of().new_page()
    page.goto(asked.address)
    page.get_by_label("Ditt namn").fill("Anna Lund")
    page.get_by_role("button", name="Lämna in svaret").dblclick()
    expect(page.locator("#messages")).to_contain_text("inlämnat")
    assert [row.address for row in Delivery.objects.all()] == ["registrator@sala.example.se"]
    assert [row.history.count() for row in NominationReply.objects.all()] == [1, 1]


def test_two_browsers_at_once_lose_nothing_of_either(asked, browser_of):
    first, second = (browser_of().new_page() for _registrar in range(2))
    for page, name in ((first, "Bo Ek"), (second, "Ida Ström")):
        page.goto(asked.address)
        member = place(page, "Ledamot")
        member.locator("label", has_text="En annan person").click()
        member.get_by_label("Namn").fill(name)
        member.get_by_label("E-post").fill(f"{name[:2].lower()}@sala.example.se")
        member.locator("label", has_text="Ersätter").click()
    for page in (first, second):
        page.get_by_role("button", name="Spara, vi är inte klara").last.click()
        expect(
            page.locator("#messages, .errors").filter(has_text="Sparat").or_(page.locator(".errors"))
        ).to_be_visible()

    shown = place(second, "Ledamot")
    expect(shown).to_contain_text("Bo Ek, bo@sala.example.se")
    expect(shown.get_by_label("Namn")).to_have_value("Ida Ström")
    assert kept()[0][0] == "Bo Ek"
    second.get_by_role("button", name="Spara, vi är inte klara").last.click()
    expect(second.locator("#messages")).to_contain_text("Sparat")
    assert kept()[0][0] == "Ida Ström"
