"""The shape of putting a survey on an agenda; every rule stands in the verbs."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from issues.forms.stages import RowField
from meetings.models import AgendaItem
from plans.deciding_items import item_words
from samverkan.lib.forms import PlainForm


class AtItemForm(PlainForm):
    item = RowField(label=_("At which item?"), help_text=_("Items of the evaluated groups' meetings."))

    def __init__(self, *args, items: Iterable[AgendaItem], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].offer(items, item_words)
