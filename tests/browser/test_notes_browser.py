"""The notes screen in a real browser: saved by itself, kept through a lost network and log-in, two writers,
keys."""

from datetime import date, time

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from meetings.actions import (
    add_action,
    add_item,
    add_outcome,
    begin_notes,
    circulate,
    create_meeting,
    record_attendance,
    save_text,
)
from meetings.models import ItemNote, Minutes
from tests.browser.conftest import session_cookie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLES = ["Mötets öppnande", "Trygg hemgång", "Läget i kommunerna", "Nästa möte"]
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def items(cast, at):
    sign = {"by": cast.secretary, "now": at()}
    meeting = create_meeting(
        cast.group, date=date(2017, 3, 14), start=time(9), end=time(12), place="Regionhuset, sal B", **sign
    )
    made = [add_item(meeting, title=title, minutes=20, kind="dialogue", **sign) for title in TITLES]
    begin_notes(meeting, by=cast.secretary, now=at("2017-03-14 09:00"))
    return made


def screen(items):
    return f"/moten/{items[0].meeting_id}/anteckningar/skriv/"


def opened(page, items):
    page.goto(screen(items))
    expect(page.locator("[data-notes][data-ready]")).to_be_attached()
    return page


def text(page):
    return page.locator(".ProseMirror:visible")


def saved(page):
    return page.locator(".saved:visible")


def noted(item):
    return ItemNote.objects.filter(item=item).values_list("text", flat=True).first()


@pytest.mark.fact("P29")
def test_what_is_written_saves_itself_and_stands_there_after_a_reload(cast, items, logged_in):
    page = opened(logged_in(cast.secretary), items)

    text(page).click()
    page.keyboard.type("Ordföranden öppnar mötet.")
    expect(saved(page)).to_contain_text("Sparat")
    page.reload()

    expect(text(page)).to_have_text("Ordföranden öppnar mötet.")
    assert (noted(items[0]), ItemNote.history.count()) == ("<p>Ordföranden öppnar mötet.</p>", 0)


def test_leaving_an_item_saves_at_once_and_keeps_one_row_of_history(cast, items, logged_in):
    page = opened(logged_in(cast.secretary), items)
    text(page).click()
    page.keyboard.type("Kort.")

    with page.expect_response(
        lambda answer: "/anteckning/" in answer.url and answer.request.method == "POST"
    ):
        page.get_by_role("link", name="Trygg hemgång").click()

    assert (noted(items[0]), ItemNote.history.count()) == ("<p>Kort.</p>", 1)
    assert page.url.endswith(f"?punkt={items[1].pk}")


def test_a_lost_network_loses_nothing_and_writing_goes_on_on_every_item(cast, items, logged_in):
    page = opened(logged_in(cast.secretary), items)
    page.context.set_offline(True)
    text(page).click()
    page.keyboard.type("Första punkten utan kontakt.")
    expect(saved(page)).to_contain_text("Ingen kontakt")
    page.get_by_role("link", name="Trygg hemgång").click()
    text(page).click()
    page.keyboard.type("Andra punkten utan kontakt.")
    expect(saved(page)).to_contain_text("Ingen kontakt")
    assert ItemNote.objects.count() == 0

    page.context.set_offline(False)

    expect(saved(page)).to_contain_text("Sparat", timeout=20_000)
    page.get_by_role("link", name="Mötets öppnande").click()
    expect(saved(page)).to_contain_text("Sparat", timeout=20_000)
    assert [noted(item) for item in items[:2]] == [
        "<p>Första punkten utan kontakt.</p>",
        "<p>Andra punkten utan kontakt.</p>",
    ]


def test_a_browser_that_dies_without_contact_still_has_the_text_when_it_comes_back(cast, items, logged_in):
    page = opened(logged_in(cast.secretary), items)
    page.context.set_offline(True)
    text(page).click()
    page.keyboard.type("Skrivet när servern var nere.")
    expect(saved(page)).to_contain_text("Ingen kontakt")
    page.close(run_before_unload=False)
    context = page.context
    context.set_offline(False)

    page = opened(context.new_page(), items)

    expect(text(page)).to_have_text("Skrivet när servern var nere.")
    expect(saved(page)).to_contain_text("Sparat")
    assert noted(items[0]) == "<p>Skrivet när servern var nere.</p>"


def test_an_expired_log_in_keeps_the_text_and_saves_after_logging_in_elsewhere(
    cast, items, logged_in, served
):
    page = opened(logged_in(cast.secretary), items)
    Session.objects.all().delete()
    text(page).click()
    page.keyboard.type("Skrivet utloggad.")
    expect(saved(page)).to_contain_text("Du är utloggad")
    expect(saved(page).get_by_role("link")).to_have_attribute("target", "_blank")
    before = noted(items[0])

    page.context.add_cookies([session_cookie(cast.secretary, served)])

    expect(saved(page)).to_contain_text("Sparat", timeout=20_000)
    assert (before, noted(items[0])) == (None, "<p>Skrivet utloggad.</p>")


def test_an_expired_log_in_never_puts_the_log_in_page_in_the_text(cast, items, logged_in):
    page = opened(logged_in(cast.secretary), items)
    text(page).click()
    page.keyboard.type("Det som sades.")
    expect(saved(page)).to_contain_text("Sparat")
    Session.objects.all().delete()

    with page.expect_response(lambda answer: answer.url.endswith("/anteckning/nu/")):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_load_state("networkidle")

    expect(text(page)).to_have_text("Det som sades.")
    assert noted(items[0]) == "<p>Det som sades.</p>"


def test_two_writers_both_see_both_texts_and_nothing_is_lost(cast, items, logged_in):
    first, second = opened(logged_in(cast.secretary), items), opened(logged_in(cast.official), items)
    text(first).click()
    first.keyboard.type("Signes text.")
    expect(saved(first)).to_contain_text("Sparat")
    text(second).click()
    second.keyboard.type("Tures text.")

    expect(second.locator(".both")).to_be_visible()
    shown = second.locator(".both .prose").all_inner_texts()
    second.get_by_role("button", name="Slå ihop").click()
    expect(saved(second)).to_contain_text("Sparat")

    assert shown == ["Signes text.", "Tures text."]
    assert noted(items[0]) == "<p>Signes text.</p><p>Tures text.</p>"


def test_everything_by_keyboard_and_no_key_is_stolen_while_writing(cast, items, logged_in):
    page = opened(logged_in(cast.secretary), items)

    page.keyboard.press("j")
    expect(page.locator("h2:focus")).to_have_text("2 Trygg hemgång")
    page.keyboard.press("t")
    expect(text(page)).to_be_focused()
    page.keyboard.type("jkuan? skrivs som de är")
    expect(text(page)).to_have_text("jkuan? skrivs som de är")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".notes-list [aria-current]")).to_contain_text("Läget i kommunerna")
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    expect(text(page)).to_have_text("jkuan? skrivs som de är")
    page.keyboard.press("u")
    page.keyboard.type("Be")
    page.keyboard.press("Tab")
    page.keyboard.type("Gruppen ställer sig bakom.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".results:visible .outcome")).to_contain_text("Gruppen ställer sig bakom.")
    assert items[1].outcomes.get().kind == "decision"
    page.get_by_role("heading", name="2 Trygg hemgång").focus()
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    expect(page.locator(".press:focus")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Tangenter")).to_be_visible()


def filled(cast, at, items):
    sign = {"by": cast.secretary, "now": at("2017-03-14 09:30")}
    save_text(
        items[1],
        text=(
            "<p>Gruppen gick igenom hur hemgången fungerar. <strong>Köping</strong> har provat ett gemensamt"
            " team sedan i höstas, och vården möter upp samma dag.</p><ul><li><p>Sala börjar i april</p></li>"
            "<li><p>Arboga avvaktar</p></li></ul><p>Det lyftes att underlaget kom sent.</p>"
        ),
        base_version=0,
        **sign,
    )
    add_outcome(
        items[1],
        kind="decision",
        text="Gruppen kan vara referensgrupp för projektet.",
        condition="projektledarens besök sker på ordinarie möten.",
        **sign,
    )
    add_action(
        items[1],
        text="Skicka underlaget till alla",
        owners=[cast.member, "Förbundschefen"],
        due_at_next_meeting=True,
        **sign,
    )
    minutes = Minutes.objects.get(meeting=items[0].meeting_id)
    record_attendance(
        minutes, name="Ronja Alkvist", organization_text="Pensionärsrådet", capacity="guest", **sign
    )
    return minutes


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_notes_have_no_fault_of_access_or_policy(
    cast, at, items, logged_in, phone, scheme, tmp_path
):
    minutes = filled(cast, at, items)
    staff, address = logged_in(cast.secretary, phone=phone, color_scheme=scheme), screen(items)
    chair = logged_in(cast.chair, phone=phone, color_scheme=scheme)
    found = [*looked_at(staff, f"{address}?punkt={items[1].pk}", tmp_path / "write.png")]
    found += looked_at(staff, address.replace("skriv", "godkann"), tmp_path / "send.png")
    circulate(minutes, by=cast.secretary, now=at("2017-03-15 09:00"))
    found += looked_at(chair, address.replace("skriv/", ""), tmp_path / "read.png")
    found += looked_at(chair, address.replace("skriv", "godkann"), tmp_path / "approve.png")
    chair.get_by_role("button", name="Godkänn anteckningarna").click()
    found += looked_at(chair, address.replace("skriv/", ""), tmp_path / "approved.png")
    found += looked_at(staff, address.replace("skriv", "godkann"), tmp_path / "publish.png")

    assert found == []


def looked_at(page, address, picture):
    page.goto(address)
    if "skriv" in address:
        expect(page.locator("[data-notes][data-ready]")).to_be_attached()
    page.screenshot(path=picture, full_page=True)
    axe = Axe().run(page, options=AXE)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [
        *[f"{rule['id']} {node['target']}" for rule in axe.response["violations"] for node in rule["nodes"]],
        *page.evaluate("window.csp"),
        *(["wider than the screen"] if wide else []),
    ]
