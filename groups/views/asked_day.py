"""The day a page is asked about in its address."""

from datetime import date

from django.http import HttpRequest

from samverkan.lib import dates
from samverkan.lib.reading import Unreadable


def asked_day(request: HttpRequest, today: date) -> tuple[date, str]:
    """The day in `?on=`, today where there is none, and why it cannot be read."""
    text = request.GET.get("on", "").strip()
    if not text:
        return today, ""
    try:
        return dates.parse_date(text), ""
    except Unreadable as error:
        return today, str(error)
