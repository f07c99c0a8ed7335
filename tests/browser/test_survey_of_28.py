"""28 people answer a survey: one by touch on a phone, one without a mouse, one without a script, the rest
through the same page without a browser. It is closed, and what it came to is read on the page, in the
spreadsheet and in the report (S000-02, S000-07)."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from evaluations.models import Answer, Invitation, Response, Survey
from evaluations.tests.surveys import form_of, invitations, opened_survey, token_to

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.fact("S000-02", "S000-07"),
]
PEOPLE, NBSP = 28, "\N{NBSP}"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Six answer each of 1, 2 and 3, five 4 and five 5: 81 points of 28 people.
CLIMATE = [
    ["Antal svar", "28"],
    ["1 – mycket dåligt", f"6 (21{NBSP}%)"],
    ["2", f"6 (21{NBSP}%)"],
    ["3", f"6 (21{NBSP}%)"],
    ["4", f"5 (18{NBSP}%)"],
    ["5 – mycket bra", f"5 (18{NBSP}%)"],
    ["Vet ej / ej aktuellt", f"0 (0{NBSP}%)"],
    ["Medelvärde", "2,9"],
]
ROWS = """rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"""
HAS_FOCUS = "[document.activeElement.name || '', document.activeElement.type || '']"


def answers_of(place: int) -> dict[str, object]:
    return {
        "klimat": 1 + place % 5,
        "delar": {"information": 1 + place % 4, "dialog": 4 - place % 4},
        "langd": ("kort", "halv")[place % 2],
        "fragor": ["hemgang", "digitalt", "personal"][: place % 3 + 1],
        "antal": 4 + place % 3,
    } | ({"annat": f"Egna ord {place}"} if place < 3 else {})


def test_28_people_answer_and_the_result_is_read(cast, at, served, browser, browser_of, logged_in):
    survey = opened_survey(cast, at, people=PEOPLE)
    asked = invitations(survey)
    addresses = [f"{served}/enkat/{token_to(one)}/" for one in asked]
    forms = [form_of(survey, answers_of(place)) for place in range(PEOPLE)]

    phone = browser_of(phone=True, has_touch=True).new_page()
    too_wide = by_touch(phone, addresses[0], forms[0])
    reached = without_a_mouse(browser_of().new_page(), addresses[1], forms[1])
    by_touch(
        browser_of(phone=True, has_touch=True, java_script_enabled=False).new_page(), addresses[2], forms[2]
    )
    rest = [
        Client().post(f"/enkat/{token_to(one)}/", form)
        for one, form in zip(asked[3:], forms[3:], strict=True)
    ]
    handed_in = Response.objects.count()

    office = logged_in(cast.secretary)
    close(office, survey)
    page = table(office, "#f1")
    with office.expect_download() as fetched:
        office.get_by_role("link", name="Som csv").click()
    the_texts_are_read(logged_in(cast.official), survey)
    office.goto(f"/utvarderingar/{survey.evaluation_id}/rapport/")
    office.get_by_role("button", name="Samla rapporten").click()
    report = office.locator("table").first.locator("tbody tr").evaluate_all(ROWS)
    member = logged_in(cast.member, phone=True)
    member.goto(f"/enkater/{survey.pk}/resultat/")

    assert (too_wide, reached, handed_in) == (0, set(forms[1]), PEOPLE)
    assert [answer.status_code for answer in rest] == [302] * 25
    assert (page, report, spreadsheet(fetched.value.path())) == (CLIMATE, CLIMATE, CLIMATE)
    assert (table(member, "#f1"), member.evaluate(SIDEWAYS)) == (CLIMATE, 0)
    assert sorted(member.locator("ul.prose li").all_inner_texts()) == [f"Egna ord {i}" for i in range(3)]
    assert [model.objects.count() for model in (Answer, Response, Invitation)] == [0, 0, 0]


def by_touch(page: Page, address: str, form: dict[str, list[str]]) -> int:
    """Answers as one does with a finger; how much wider than the screen the page is."""
    page.goto(address)
    for name, values in form.items():
        for value in values:
            field = page.locator(f'[name="{name}"][value="{value}"]')
            if field.count():
                page.locator(f'label[for="{field.get_attribute("id")}"]').tap()
            else:
                page.locator(f'[name="{name}"]').first.fill(value)
    found = page.evaluate(SIDEWAYS)
    page.get_by_role("button", name="Lämna in svaren").click()
    page.wait_for_url("**/enkat/tack/")
    return found


def without_a_mouse(page: Page, address: str, form: dict[str, list[str]]) -> set[str]:
    """From the top of the page with Tab, arrows and space; the fields that were reached."""
    page.goto(address)
    reached = set()
    for _step in range(60):
        page.keyboard.press("Tab")
        name, kind = page.evaluate(HAS_FOCUS)
        if kind == "submit":
            break
        if name in form:
            reached.add(name)
            answer_with_keys(page, kind, form[name])
    page.keyboard.press("Enter")
    page.wait_for_url("**/enkat/tack/")
    return reached


def answer_with_keys(page: Page, kind: str, values: list[str]) -> None:
    now = "document.activeElement.value"
    if kind == "radio":
        page.keyboard.press("Space")
        while page.evaluate(now) != values[0]:
            page.keyboard.press("ArrowDown")
    elif kind != "checkbox":
        page.keyboard.type(values[0])
    elif page.evaluate(now) in values:
        page.keyboard.press("Space")


def close(page: Page, survey: Survey) -> None:
    page.goto(f"/enkater/{survey.pk}/resultat/")
    expect(page.get_by_text("Ingen ser resultatet förrän enkäten är stängd.")).to_be_visible()
    page.get_by_role("link", name="Stäng enkäten").click()
    page.get_by_label("Varför den stängs före sista dagen").fill("Alla har svarat.")
    page.get_by_role("button", name="Stäng enkäten för gott").click()
    expect(page.get_by_text("28 av 28 har svarat")).to_be_visible()


def the_texts_are_read(page: Page, survey: Survey) -> None:
    """By somebody else than who opened the survey, and the groups are told."""
    page.goto(f"/enkater/{survey.pk}/resultat/")
    page.get_by_role("link", name="Läs fritexterna").click()
    page.get_by_role("link", name="Visa eller undanhåll").first.click()
    for _text in range(3):
        page.get_by_role("button", name="Spara och gå vidare").click()
    expect(page.locator("#messages")).to_contain_text("Alla fritexter är lästa.")
    page.goto(f"/enkater/{survey.pk}/beratta/")
    page.get_by_role("button", name="Visa resultatet för grupperna").click()
    expect(page.locator("#messages")).to_contain_text("kan läsa resultatet nu")


def table(page: Page, where: str) -> list[list[str]]:
    return page.locator(f"{where} table").first.locator("tbody tr").evaluate_all(ROWS)


def spreadsheet(path: Path) -> list[list[str]]:
    """Its rows of the first question, as the page writes them."""
    rows = csv.DictReader(StringIO(path.read_bytes().decode("utf-8-sig")), delimiter=";")
    first, *steps = [row for row in rows if row["fråga"] == "Hur är klimatet?"]
    told = [[row["svarsalternativ"], f"{row['antal']} ({row['andel i procent']}{NBSP}%)"] for row in steps]
    return [["Antal svar", first["antal svar"]], *told, ["Medelvärde", first["medelvärde"]]]
