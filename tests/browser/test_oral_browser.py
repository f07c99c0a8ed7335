"""Writing what is said at the table with a real browser: by keys alone, without contact, and in two tabs."""

from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from evaluations.actions import begin_oral
from evaluations.models import EvaluatedGroup, Evaluation, Viewpoint
from evaluations.oral_questions import numbered

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def oral(cast):
    """One number without a text."""
    sign = {"by": cast.secretary, "now": timezone.now()}
    year = timezone.localdate().year
    evaluation = Evaluation.objects.create(
        structure=cast.structure,
        title="Året",
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        created_at=sign["now"],
    )
    EvaluatedGroup.objects.create(evaluation=evaluation, group=cast.group, position=1)
    return begin_oral(evaluation, group=cast.group, questions=numbered(1), **sign)


def said() -> list[str]:
    return list(Viewpoint.objects.order_by("position").values_list("text", flat=True))


def focused(page) -> str:
    return page.evaluate("document.activeElement.id.split('-')[0]")


@pytest.mark.fact("S000-12", "S000-39")
def test_what_is_written_is_kept_without_contact_and_beside_others(cast, oral, logged_in):
    page = logged_in(cast.secretary)
    place = f"/muntligt/{oral.pk}/skriv/"
    page.goto(place)
    new, fields = page.locator("textarea[id^=new-]"), page.locator("textarea[id^=said-]")
    for count, text in enumerate(("Ett", "Två"), 1):
        new.focus()
        page.keyboard.type(text)
        page.keyboard.press("Control+Enter")
        expect(fields).to_have_count(count)
        assert focused(page) == "new"
    # A button that goes away leaves the focus with its viewpoint.
    page.locator("button[id^=in-]").press("Enter")
    expect(page.locator("button[id^=out-]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("button[id^=in-]")).to_be_focused()

    page.context.set_offline(True)
    fields.first.fill("Ett, skrivet utan kontakt")
    new.fill("Tre")
    expect(page.locator(".said-state").first).not_to_be_empty()
    # What stands unsaved comes back in a part that is replaced, and is sent when there is contact.
    page.context.set_offline(False)
    page.locator("button[id^=up-]").press("Enter")
    expect(fields.last).to_have_value("Ett, skrivet utan kontakt")
    expect(new).to_have_value("Tre")
    page.locator("button[id^=save-]").last.press("Enter")
    new.press("Control+Enter")
    expect(fields).to_have_count(3)
    assert said() == ["Två", "Ett, skrivet utan kontakt", "Tre"]

    other = page.context.new_page()
    other.goto(place)
    fields.first.fill("Två, i den ena fliken")
    fields.first.press("Tab")
    expect(page.locator(".said-state").first).not_to_be_empty()
    theirs = other.locator("textarea[id^=said-]")
    theirs.first.fill("Två, i den andra")
    theirs.first.press("Tab")
    expect(other.locator("blockquote")).to_have_text("Två, i den ena fliken")
    other.locator("textarea[id^=new-]").fill("Fyra")
    other.locator("textarea[id^=new-]").press("Control+Enter")
    expect(theirs).to_have_count(4)
    expect(theirs.first).to_have_value("Två, i den andra")
    assert said()[0] == "Två, i den ena fliken"

    # What is taken away meanwhile takes no words with it: they stand as a new one.
    other.locator("button[id^=away-]").nth(2).press("Enter")
    expect(theirs).to_have_count(3)
    fields.nth(2).fill("Tre, med mera")
    fields.nth(2).press("Tab")
    expect(new).to_have_value("Tre, med mera")
    new.press("Control+Enter")
    expect(fields).to_have_count(4)
    assert said()[1:] == ["Ett, skrivet utan kontakt", "Fyra", "Tre, med mera"]
