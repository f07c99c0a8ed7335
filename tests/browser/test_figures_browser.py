"""Readings are typed down with the keyboard in Chromium, and cells of Excel pasted over several fields."""

from datetime import timedelta

import pytest
from django.utils import timezone

from plans.actions import create_indicator
from plans.models import Reading
from plans.periods import moved, period_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.fact("S004-22")]
PASTE = """([field, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_readings_are_typed_down_and_pasted_over_several_fields(cast, logged_in, served):
    now = timezone.now() - timedelta(days=1)
    month = period_of("month", timezone.localdate())
    made = {"frequency": "month", "by_organization": True, "starts_on": moved("month", month, -3)}
    indicator = create_indicator(cast.group, name="Väntande", by=cast.official, now=now, **made)
    page = logged_in(cast.official)
    page.goto(f"{served}/indikatorer/{indicator.pk}/fyll-i/")
    fields = page.locator("[data-figures] input")

    fields.nth(0).focus()
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    page.keyboard.type("13")
    page.keyboard.press("ArrowDown")
    page.evaluate(PASTE, [fields.nth(2).element_handle(), "14\n1 500\n"])
    focused = page.evaluate("document.activeElement.id") == fields.nth(2).get_attribute("id")
    typed = [fields.nth(number).input_value() for number in range(5)]
    page.get_by_role("button", name="Spara mätvärdena").click()
    page.wait_for_url(f"**/indikatorer/{indicator.pk}/")

    assert (typed, focused) == (["12", "13", "14", "1 500", ""], True)
    assert list(Reading.objects.order_by("pk").values_list("value", flat=True)) == [12, 13, 14, 1500]
