"""The shapes of asking for local plans and handing them in; every rule stands in the verbs."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from groups.forms import day_field, text_field
from issues.forms.stages import RowField
from plans.models import ActivityPlan
from samverkan.lib.forms import PlainForm


class AskForm(PlainForm):
    """The coming year unless something else is written."""

    starts_on = day_field(_("From"))
    ends_on = day_field(_("Up to and including"))
    due_on = day_field(
        _("To be handed in by"), help_text=_("So early that those who are to read it have the time.")
    )
    wording = text_field(
        _("What you ask for"),
        rows=4,
        max_length=4000,
        help_text=_("For example: The plan for 2017 and how things stand, for the retreat."),
    )

    def __init__(self, *args, today: date, **kwargs):
        year = today.year + 1
        kwargs["initial"] = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
        super().__init__(*args, **kwargs)


class HandInForm(PlainForm):
    plan = RowField(label=_("Which adopted plan?"))

    def __init__(self, *args, plans: Iterable[ActivityPlan], **kwargs):
        super().__init__(*args, **kwargs)
        rows = list(plans)
        self.fields["plan"].offer(rows, lambda row: f"{row.title} ({row.starts_on} – {row.ends_on})")
        if len(rows) == 1:
            self.fields["plan"].initial = rows[0].pk
