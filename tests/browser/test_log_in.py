"""The door: a code by e-mail or a password, one way in for everybody, and nothing said about who is known
here."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "en-lang-mening-om-vinter-1"


def ask_for_code(page, email: str) -> None:
    page.get_by_label("E-post").first.fill(email)
    page.get_by_role("button", name="Skicka en kod till min e-post").click()


def write_code(page, code: str) -> None:
    page.get_by_role("textbox", name=re.compile("kod", re.IGNORECASE)).fill(code)
    page.get_by_role("button", name="Fortsätt").click()


def test_a_code_lets_in_and_leads_on_to_the_page_that_was_asked_for(cast, browser_of, post):
    page = browser_of().new_page()
    page.goto("/grupper/aldre/")

    ask_for_code(page, "member@example.se")
    write_code(page, post.code("member@example.se"))

    expect(page).to_have_url(re.compile("/grupper/aldre/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Samverkansgrupp äldre")


def test_a_wrong_code_lets_nobody_in(cast, browser_of, post):
    page = browser_of().new_page()
    page.goto("/")
    ask_for_code(page, "member@example.se")

    write_code(page, "FEL-KOD")

    expect(page.locator(".errors, .invalid-feedback").first).to_be_visible()
    page.goto("/")
    expect(page).to_have_url(re.compile("/konto/"))


def test_an_unknown_address_is_answered_like_a_known_one(cast, browser_of, post):
    pages = {}
    for email in ("member@example.se", "finns.inte@example.se"):
        page = browser_of().new_page()
        page.goto("/")
        ask_for_code(page, email)
        page.wait_for_load_state()
        pages[email] = (page.url.partition("?")[0], page.locator("main").inner_text().replace(email, "…"))

    assert pages["member@example.se"] == pages["finns.inte@example.se"]
    assert "kod" not in post.newest("finns.inte@example.se").partition("\n")[0]


def test_a_password_lets_in_and_the_admin_has_the_same_door(cast, browser_of):
    cast.secretary.set_password(PASSWORD)
    cast.secretary.save()
    page = browser_of().new_page()
    page.goto("/admin/")
    expect(page).to_have_url(re.compile("/konto/login/"))

    page.get_by_text("Logga in med lösenord i stället").click()
    page.get_by_label(re.compile("E-?post")).last.fill("secretary@example.se")
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()

    expect(page).to_have_url(re.compile("/admin/$"))


def test_who_guesses_passwords_is_stopped_and_the_right_one_does_not_help_then(cast, client):
    cast.member.set_password(PASSWORD)
    cast.member.save()

    tried = [f"gissning nummer {n}" for n in range(6)] + [PASSWORD]
    for password in tried:
        client.post("/konto/login/", {"login": "member@example.se", "password": password})

    assert "_auth_user_id" not in client.session


def test_a_guest_of_the_admin_without_a_role_is_turned_away(cast, client):
    client.force_login(cast.member)
    response = client.get("/admin/groups/person/")
    assert (response.status_code, response.headers.get("Location", "").partition("?")[0]) != (200, "")
