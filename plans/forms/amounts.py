"""A field that reads an amount as people write it: “21, 35”, “14 410 000 kr” (S004-16, domain.md 3.9)."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from plans.numbers import read_figure, write_decimal
from samverkan.lib.reading import Unreadable


class AmountField(forms.CharField):
    """Gives a Decimal of at most two decimals, or None where nothing is written. `most` is what the column
    holds."""

    def __init__(self, *, most: Decimal, **kwargs):
        kwargs.setdefault("required", False)
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"autocomplete": "off", "inputmode": "decimal", "class": "short"})
        )
        super().__init__(**kwargs)
        self.most = most

    def prepare_value(self, value):
        return write_decimal(value) if isinstance(value, Decimal) else value

    def to_python(self, value) -> Decimal | None:
        if isinstance(value, Decimal):
            return value
        text = super().to_python(value)
        if not text:
            return None
        try:
            amount = read_figure(text, decimals=2, least=0)
        except Unreadable as error:
            raise ValidationError(str(error), code="unreadable") from error
        if amount > self.most:
            words = {"text": text, "most": write_decimal(self.most)}
            raise ValidationError(_("“%(text)s” is more than %(most)s. Check the figure.") % words)
        return amount


def posts_field(label, **kwargs) -> AmountField:
    return AmountField(label=label, most=Decimal("9999.99"), **kwargs)


def kronor_field(label, **kwargs) -> AmountField:
    return AmountField(label=label, most=Decimal("999999999999.99"), **kwargs)
