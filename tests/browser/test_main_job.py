"""The whole main job as its people do it, each in a browser of their own, from an installation that was just
set up."""

import re
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from groups.models import Group
from groups.post.sweep import sweep
from meetings.models import Meeting, Minutes
from samverkan.tests.pdfcheck import assert_pdf_accessible, text_of
from tests.browser.conftest import Post

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADMINISTRATOR, SECRETARY = "ebba@example.se", "signe@example.se"
CHAIR, MEMBER, SUBSTITUTE = "viola@example.se", "asa@example.se", "knut@example.se"
MEMBERS = """\
Samverkansgrupp äldre;;;;;;
Organisation;Uppdrag;Namn;E-post;Telefon;Parti;Från och med
Region Västmanland;ledamot;Viola Granlid;viola@example.se;070-174 06 50;S;{first}
Sala;ledamot;Åsa-Märta von Örn;asa@example.se;070-174 06 51;C;{first}
Sala;ersättare;Knut O'Rönn;knut@example.se;;C;{first}
Köping;ledamot;Holger Myrtun;holger@example.se;;M;{first}
"""
WRITABLE = "textarea, input:not([type=radio], [type=checkbox])"


def press(page: Page, name: str | re.Pattern) -> None:
    page.get_by_role("button", name=name).first.click()


def follow(page: Page, name: str | re.Pattern) -> None:
    page.get_by_role("link", name=name).first.click()


def choose(page: Page, label: str) -> None:
    """A radio button, by the row that its label is."""
    page.locator(f'label:text-is("{label}")').first.click()


def pick(page: Page, label: str, words: str) -> None:
    """The choice of a list that has these words in it."""
    field = page.get_by_label(label).first
    field.select_option(field.locator("option", has_text=words).first.get_attribute("value"))


def write(page: Page, **fields: str) -> None:
    """Fills fields by label; `_` stands for a space."""
    for label, text in fields.items():
        field = page.get_by_label(label.replace("_", " ")).and_(page.locator(WRITABLE)).first
        field.fill(text)


def said(page: Page, text: str | re.Pattern) -> None:
    expect(page.locator("#messages")).to_contain_text(text)


@pytest.mark.fact("S001-12", "S001-44", "S001-48", "P70")
def test_from_an_empty_installation_to_approved_notes(at_home, browser_of, post, tmp_path):
    call_command("setup", email=ADMINISTRATOR, name="Ebba Tallgren", county="19", no_input=True, verbosity=0)
    sweep()
    today = timezone.localdate()
    first = (today - timedelta(days=200)).isoformat()

    the_administrator_makes_the_group(at_home(ADMINISTRATOR), first)
    office = at_home(SECRETARY)
    the_secretary_reads_in_the_people(office, first, tmp_path)
    the_secretary_plans_the_meeting(office, today + timedelta(days=3))
    meeting = Meeting.objects.get()
    the_chair_calls_from_the_phone(at_home(CHAIR, phone=True))
    assert sweep() == 5
    the_member_is_prevented_and_the_substitute_serves(browser_of, post)
    the_meeting_takes_place(meeting)
    the_secretary_writes_the_notes(office, meeting)
    chair = at_home(CHAIR, phone=True)
    the_chair_approves_the_notes(chair, post)
    sweep()
    the_member_reads_on_the_phone(at_home(MEMBER, phone=True), tmp_path)

    assert Minutes.objects.get().state == "approved"


def the_administrator_makes_the_group(page: Page, first: str) -> None:
    page.goto("/grupper/")
    follow(page, "Ny grupp")
    write(page, Namn="Samverkansgrupp äldre", Från_och_med=first)
    page.locator("[name=mandate]").fill("Identifiera gränsöverskridande frågor.")
    press(page, "Skapa gruppen")
    choose(page, "Varje organisation av ett slag")
    page.get_by_label("Vilket slags organisation").select_option("Kommun")
    press(page, "Lägg till regeln och skapa platserna")
    choose(page, "En organisation")
    page.get_by_role("combobox", name="Organisation").last.select_option("Region Västmanland")
    write(page, Platser_per_organisation="3")
    press(page, "Lägg till regeln och skapa platserna")
    page.goto("/grupper/samverkansgrupp-aldre/roller/")
    for role, name, email in [
        ("Sekreterare", "Signe Barkman", SECRETARY),
        ("Ansvarig tjänsteperson", "Ture Ekstam", "ture@example.se"),
    ]:
        choose(page, role)
        write(page, Namn=name, Från_och_med=first)
        page.get_by_label("E-post").fill(email)
        press(page, "Ge rollen")
    page.goto("/grupper/samverkansgrupp-aldre/")
    press(page, "Låt gruppen börja")
    assert Group.objects.get().state == "active"


def the_secretary_reads_in_the_people(page: Page, first: str, folder) -> None:
    file = folder / "ledamöter.csv"
    file.write_text(MEMBERS.format(first=first), encoding="cp1252")
    follow(page, "Grupper")
    follow(page, "Samverkansgrupp äldre")
    page.locator("summary", has_text="Ändra").click()
    follow(page, "Läs in personer från fil")
    page.get_by_label("Fil", exact=True).set_input_files(file)
    press(page, "Visa vad som händer")
    expect(page.locator("main")).to_contain_text("Åsa-Märta von Örn")
    press(page, "Spara 4 personer")
    expect(page.get_by_role("row", name=re.compile("Sala kommun"))).to_contain_text("Knut O'Rönn")
    page.goto("/grupper/samverkansgrupp-aldre/presidium/")
    choose(page, "Ordförande")
    pick(page, "Ledamot", "Viola Granlid")
    write(page, Från_och_med=first)
    press(page, "Utse")


def the_secretary_plans_the_meeting(page: Page, day: date) -> None:
    page.goto("/grupper/samverkansgrupp-aldre/")
    follow(page, "Nytt möte")
    write(page, Vilken_dag=day.isoformat(), Tid="9.00-12.00", Plats="Regionhuset, sal B")
    press(page, "Planera mötet")
    page.wait_for_load_state()
    if page.get_by_text("Inget är sparat än").count():
        press(page, "Planera mötet")
    for title, minutes in (("Nästa möte", "10"), ("Trygg hemgång", "40")):
        page.get_by_label("Titel").fill(title)
        page.get_by_label("Minuter").fill(minutes)
        page.keyboard.press("Enter")
        expect(page.locator("#said")).to_contain_text(title)
    # The keyboard alone puts the second item first: to its link, Alt and the arrow.
    page.get_by_role("link", name="Trygg hemgång", exact=True).focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".agenda-title").first).to_have_text("Trygg hemgång")


def the_chair_calls_from_the_phone(page: Page) -> None:
    follow(page, "Godkänn kallelsen")
    press(page, re.compile("Godkänn och skicka"))
    page.get_by_label("Varför kallelsen är sen").fill("Lokalen blev klar först i dag.")
    press(page, re.compile("Godkänn och skicka till 5 personer"))
    said(page, "Kallelsen är på väg till 5 personer")


def the_member_is_prevented_and_the_substitute_serves(browser_of, post: Post) -> None:
    page = browser_of(phone=True).new_page()
    page.goto(post.link(MEMBER, "", "Jag har förhinder"))
    press(page, "Ja, jag har förhinder")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tack, ditt svar är noterat")
    sweep()
    assert "Åsa-Märta von Örn" in post.newest("ture@example.se")
    page.goto(post.link(SUBSTITUTE, "", "Jag tjänstgör"))
    press(page, "Ja, jag tjänstgör")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tack, ditt svar är noterat")


def the_meeting_takes_place(meeting: Meeting) -> None:
    """Time cannot be pressed on: the meeting's day is moved to yesterday behind the verbs' back, and nothing
    else."""
    Meeting.objects.filter(pk=meeting.pk).update(date=timezone.localdate() - timedelta(days=1))


def the_secretary_writes_the_notes(page: Page, meeting: Meeting) -> None:
    page.goto("/")
    follow(page, "Skriv anteckningarna")
    press(page, "Börja anteckningarna")
    expect(page.locator("[data-notes][data-ready]")).to_be_attached()
    page.get_by_role("textbox", name="Anteckningar till Trygg hemgång").click()
    page.keyboard.type("Gruppen gick igenom läget i Sala och Köping.")
    expect(page.locator(".saved:visible")).to_contain_text("Sparat")
    page.locator("summary", has_text="Anteckna ett utfall").click()
    page.get_by_role("combobox", name="Utfall").select_option("Beslut")
    write(page, Med_ord="Gruppen ställer sig bakom förslaget.")
    press(page, "Lägg till utfallet")
    expect(page.locator(".outcome:visible")).to_contain_text("Beslut")
    page.locator("summary", has_text="Ge någon en uppgift").click()
    write(page, Vad_som_ska_göras="Ta fram ett underlag", Vem="Knut O'Rönn", När="nästa möte")
    press(page, "Lägg till uppgiften")
    expect(page.locator(".todo:visible")).to_contain_text("Knut O'Rönn")
    follow(page, "Skicka ut eller godkänn")
    press(page, re.compile("Skicka anteckningarna till"))
    sweep()


def the_chair_approves_the_notes(page: Page, post: Post) -> None:
    page.goto("/")
    follow(page, "Läs och godkänn")
    press(page, "Godkänn anteckningarna")
    said(page, "godkända")


def the_member_reads_on_the_phone(page: Page, folder) -> None:
    follow(page, re.compile("Anteckningar"))
    expect(page.locator("main")).to_contain_text("Gruppen ställer sig bakom förslaget.")
    address = page.get_by_role("link", name="Öppna som PDF").get_attribute("href")
    paper = page.request.get(address).body()
    assert_pdf_accessible(paper)
    text = text_of(paper)
    wanted = (
        "Gruppen gick igenom läget i Sala och Köping.",
        "Knut O'Rönn",
        "Ta fram ett underlag",
        "Viola Granlid",
    )
    assert [words for words in wanted if words not in text] == []
