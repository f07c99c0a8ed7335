"""Form fields for days and times: text fields that read what `dates` reads and ask for a missing year.

Text and not the browser's pickers: those cannot hold a day without a year, and follow the browser's language.
"""

from collections.abc import Callable
from datetime import date, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samverkan.lib import dates, spoken
from samverkan.lib.deadlines import deadline_of, month_or_day, read_deadline
from samverkan.lib.reading import Unreadable


def _validation_error(error: Unreadable) -> ValidationError:
    if isinstance(error, dates.YearMissing):
        return ValidationError(str(error), code="year_missing", params={"candidates": error.candidates})
    return ValidationError(str(error), code="unreadable", params={"suggestion": error.suggestion})


class DateField(forms.DateField):
    """A day; without a year the error `year_missing` names the days it can mean (ruling 17).

    `around`, a day or a function without arguments, is where the years are sought; today if not given.
    The error's `params["candidates"]` are those days, for a template that makes choices of them.
    """

    def __init__(self, *, around: date | Callable[[], date] | None = None, **kwargs):
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"autocomplete": "off"}))
        kwargs.setdefault("help_text", _("For example 2017-03-14 or 14/3/2017."))
        super().__init__(**kwargs)
        self.around = around

    def to_python(self, value):
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value.strip() if isinstance(value, str) else value)
        try:
            return dates.parse_date(value, around=self.around() if callable(self.around) else self.around)
        except Unreadable as error:
            raise _validation_error(error) from error


class TimeField(forms.TimeField):
    """A time of day: `9`, `kl 9`, `9.00`, `09:00`, `0900`."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TimeInput(format="%H.%M", attrs={"autocomplete": "off"}))
        kwargs.setdefault("help_text", _("For example 9.00."))
        super().__init__(**kwargs)

    def to_python(self, value):
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value.strip() if isinstance(value, str) else value)
        try:
            return dates.parse_time(value)
        except Unreadable as error:
            raise _validation_error(error) from error


class TimeRangeField(forms.CharField):
    """Start and end in one field, `9.00–12.00`; gives `(start, end)`, where a lone time has the end None."""

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", _("For example 9.00–12.00."))
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return spoken.hours(*value) if isinstance(value, tuple) else value

    def to_python(self, value) -> tuple[time, time | None] | None:
        if isinstance(value, tuple):
            return value
        text = super().to_python(value)
        if not text:
            return None
        try:
            return dates.parse_time_range(text)
        except Unreadable as error:
            raise _validation_error(error) from error

    def run_validators(self, value):
        if isinstance(value, tuple):
            return  # CharField's length validators are made for text.
        super().run_validators(value)


class DeadlineField(forms.CharField):
    """A last day or a whole month, `november 2016` (S001-20); gives what `deadlines.Deadline.stored`
    writes."""

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", _("A month or a day, for example november 2016 or 2016-11-26."))
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "class": "medium"}))
        super().__init__(**kwargs)

    def prepare_value(self, value):
        try:
            deadline = deadline_of(value or "")
        except ValueError:
            return value
        return month_or_day(deadline) if deadline else value

    def to_python(self, value) -> str:
        text = super().to_python(value)
        try:
            return read_deadline(text).stored() if text else ""
        except Unreadable as error:
            raise _validation_error(error) from error
