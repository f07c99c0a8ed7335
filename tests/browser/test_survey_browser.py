"""A half-written answer is kept in the browser until it is handed in, and nowhere else; without a script one
answers all the same (ruling 10)."""

import pytest
from django.utils import timezone

from evaluations.models import Answer, Response
from evaluations.tests.surveys import answer_by, invitations, opened_survey, token_to
from tests.browser.conftest import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.fact("S000-02")]
# As if the last day had been moved since, and with what is left of another survey.
AGED = """() => { for (const [key, text] of Object.entries(localStorage)) {
    if (!key.startsWith("samverkan.survey.")) continue;
    const old = JSON.stringify({ ...JSON.parse(text), until: "2017-01-01" });
    localStorage.setItem(key, old);
    localStorage.setItem("samverkan.survey./enkat/annan/", old);
} }"""
KEPT = 'Object.keys(localStorage).filter(key => key.startsWith("samverkan.survey"))'


def test_what_is_begun_is_kept_in_the_browser_until_it_is_handed_in(cast, at, served, browser):
    survey = opened_survey(cast, at)
    address = f"{served}/enkat/{token_to(invitations(survey)[0])}/"
    context = browser.new_context(viewport=PHONE, locale="sv-SE")
    page = context.new_page()
    page.goto(address)
    page.locator("label[for$='-4']").first.click()
    page.get_by_text("Personal", exact=True).click()
    page.get_by_label("Vad vill du säga mer?").fill("Halvvägs.")
    page.get_by_label("Hur många möten har du varit på?").fill("många")
    page.evaluate(AGED)
    page.reload()
    begun = (
        page.get_by_label("Vad vill du säga mer?").input_value(),
        page.get_by_label("Personal").is_checked(),
    )
    page.get_by_role("button", name="Lämna in svaren").click()
    page.get_by_role("alert").get_by_role("link", name="Hur många möten har du varit på?").click()
    at_fault = page.evaluate("document.activeElement.value")
    kept = len(page.evaluate(KEPT))
    page.keyboard.press("Control+A")
    page.keyboard.type("12")
    page.get_by_role("button", name="Lämna in svaren").click()
    page.wait_for_url("**/enkat/tack/**")
    left = page.evaluate(KEPT)
    page.goto(address)
    dead = page.get_by_role("heading", level=1).inner_text()
    names = [one["name"] for one in context.cookies()]
    context.close()

    assert (begun, at_fault, kept) == (("Halvvägs.", True), "många", 1)
    assert (left, dead, names) == ([], "Länken fungerar inte", ["csrftoken"])
    assert (Response.objects.count(), Answer.objects.filter(number=12).count()) == (1, 1)


def test_a_double_click_hands_in_once_and_leaves_nothing_in_the_browser(cast, at, served, browser):
    survey = opened_survey(cast, at)
    first, second = invitations(survey)[:2]
    context = browser.new_context(viewport=PHONE, locale="sv-SE")
    page = context.new_page()
    page.goto(f"{served}/enkat/{token_to(first)}/")
    page.locator("label[for$='-4']").first.click()
    page.get_by_role("button", name="Lämna in svaren").dblclick()
    page.wait_for_url("**/enkat/tack/")
    guarded = page.evaluate(KEPT)
    # A second press that gets through all the same, from a page whose script has not come: the dead page.
    page.goto(f"{served}/enkat/{token_to(second)}/")
    page.locator("label[for$='-4']").first.click()
    answer_by(second, {"klimat": 4}, timezone.now())
    page.get_by_role("button", name="Lämna in svaren").click()
    told = page.get_by_text("Tryckte du två gånger").is_visible()
    left = page.evaluate(KEPT)
    context.close()

    assert (guarded, told, left) == ([], True, [])
    assert Response.objects.count() == 2


def test_answered_without_a_script(cast, at, served, browser):
    survey = opened_survey(cast, at, mode="confidential")
    context = browser.new_context(viewport=PHONE, locale="sv-SE", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/enkat/{token_to(invitations(survey)[0])}/")
    page.locator("label[for$='-2']").first.click()
    page.get_by_role("button", name="Lämna in svaren").click()
    page.wait_for_url("**/enkat/tack/kan-andras/")
    context.close()
    assert list(Answer.objects.values_list("number", flat=True)) == [2]
