"""The shapes of what is put on an agenda; every rule stands in the verbs."""

from django import forms
from django.db.models import Q
from django.forms import BaseFormSet, formset_factory
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from groups.models import Appointment, Group, GroupRole, Organization, Person, ReadingCircle
from meetings.agenda_order import Spot
from meetings.models import AgendaItem, CoOption, Meeting, MeetingPart, Presenter
from meetings.reports import part_words
from samverkan.lib.forms import PlainForm

MOST_PRESENTERS = 8
MINUTES = {"class": "short", "inputmode": "numeric", "autocomplete": "off"}


def minutes_field() -> forms.IntegerField:
    return forms.IntegerField(
        label=pgettext_lazy("length", "Minutes"),
        required=False,
        min_value=1,
        max_value=1440,
        help_text=gettext_lazy("For example 20."),
        widget=forms.TextInput(attrs=MINUTES),
        error_messages={
            "invalid": gettext_lazy("Write the minutes with digits only, for example 20."),
            "min_value": gettext_lazy("An item takes at least 1 minute. Leave it empty if you do not know."),
            "max_value": gettext_lazy("A day has 1,440 minutes. Write for example 20."),
        },
    )


class QuickItemForm(PlainForm):
    """The few things an item begins with."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=AgendaItem.Kind, initial=AgendaItem.Kind.INFORMATION
    )
    minutes = minutes_field()


# Another kind asks for other things: with htmx the fields come at once, without it the next time.
ASKS_ANEW = {
    "hx-post": "",
    "hx-trigger": "change",
    "hx-target": "#item-fields",
    "hx-vals": '{"look": "1"}',
}


class ItemForm(PlainForm):
    """What is asked of every item; only of an information item a summary and for whom it is (S002-09), and of
    an item of a meeting over several days in which part it is."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=AgendaItem.Kind, widget=forms.Select(attrs=ASKS_ANEW)
    )
    minutes = minutes_field()
    part = forms.ModelChoiceField(
        MeetingPart.objects.none(),
        label=gettext_lazy("Day and part of the meeting"),
        required=False,
        empty_label=gettext_lazy("The same as the item above"),
    )
    summary = forms.CharField(
        label=gettext_lazy("Summary"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What the information is, in two or three sentences."),
    )
    audience = forms.CharField(
        label=gettext_lazy("For whom"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("For example: the social boards of all municipalities."),
    )
    wanted_outcome = forms.CharField(
        label=gettext_lazy("What you want to come out of it"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("For example: the group agrees on what to send to the boards."),
    )
    description = forms.CharField(
        label=gettext_lazy("Description"), required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    facilitator = forms.ModelChoiceField(
        Person.objects.none(),
        label=gettext_lazy("Who leads the talk"),
        required=False,
        help_text=gettext_lazy("Only where it is somebody else than the chair."),
    )
    facilitator_name = forms.CharField(
        label=gettext_lazy("Or the name of somebody else"), required=False, max_length=200
    )
    circle = forms.ChoiceField(
        label=gettext_lazy("Who reads it"),
        choices=ReadingCircle,
        help_text=gettext_lazy(
            "Of a closed item everybody reads the title, the time and why it is closed, and nothing more."
        ),
    )
    closed_reason = forms.CharField(
        label=gettext_lazy("Why it is closed"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Everybody reads it. For example: a procurement is going on."),
    )
    numbering = forms.ChoiceField(
        label=gettext_lazy("Number"), choices=AgendaItem.Numbering, widget=forms.RadioSelect
    )
    number = forms.CharField(
        label=gettext_lazy("Number as written"),
        required=False,
        max_length=20,
        help_text=gettext_lazy("Only with “As written”. For example § 41 or 3 a."),
        widget=forms.TextInput(attrs={"class": "short"}),
    )

    def __init__(self, *args, item: AgendaItem, kind: str = "", **kwargs):
        """`kind` is the one just chosen, where it is not the item's own."""
        super().__init__(*args, **kwargs)
        self.fields["part"].queryset = item.meeting.parts.all()
        self.fields["part"].label_from_instance = part_words
        if item.meeting.last_date is None:
            del self.fields["part"]
        people = people_near(item.meeting.group)
        self.fields["facilitator"].queryset = Person.objects.filter(pk__in=[pk for pk, _name in people])
        self.fields["facilitator"].choices = [("", _("Nobody chosen")), *people]
        if (kind or item.kind) != AgendaItem.Kind.INFORMATION:
            del self.fields["summary"], self.fields["audience"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("facilitator"):
            cleaned["facilitator_name"] = ""
        if cleaned.get("circle") == ReadingCircle.GROUP:
            cleaned["closed_reason"] = ""
        if cleaned.get("numbering") == AgendaItem.Numbering.MANUAL and not cleaned.get("number"):
            self.add_error("number", _("Write the number, for example § 41 – or choose “By order”."))
        if cleaned.get("numbering") != AgendaItem.Numbering.MANUAL:
            cleaned["number"] = ""
        return cleaned


class SpotForm(forms.Form):
    """Where a line was dropped, and the place a button was pressed at."""

    parent = forms.IntegerField(required=False)
    before = forms.IntegerField(required=False)

    def spot(self) -> Spot | None:
        return Spot(**self.cleaned_data) if self.is_valid() else None


class PresenterForm(PlainForm):
    person = forms.ModelChoiceField(
        Person.objects.none(), label=gettext_lazy("From the group"), required=False
    )
    name = forms.CharField(label=gettext_lazy("Or name"), required=False, max_length=200)
    organization = forms.CharField(label=gettext_lazy("Organisation"), required=False, max_length=200)

    def __init__(self, *args, people: list[tuple[int, str]], **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        field.queryset = Person.objects.filter(pk__in=[pk for pk, _name in people])
        field.choices = [("", _("Nobody chosen")), *people]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("person"):
            cleaned["name"] = ""
        elif cleaned.get("organization") and not cleaned.get("name"):
            self.add_error("name", _("Write who comes from %(organization)s.") % cleaned)
        return cleaned


class PresenterRows(BaseFormSet):
    def given(self) -> list[dict]:
        """What the verbs take: the rows in which somebody stands."""
        return [row for row in self.cleaned_data if row.get("person") or row.get("name")]


PresenterFormSet = formset_factory(
    PresenterForm, formset=PresenterRows, extra=2, max_num=MOST_PRESENTERS, absolute_max=MOST_PRESENTERS
)


def presenter_rows(data, item: AgendaItem | None, group: Group) -> PresenterRows:
    """The rows for an item, with those it has; `data` is the posted form or None."""
    held = Presenter.objects.filter(item=item).order_by("pk") if item else Presenter.objects.none()
    initial = list(held.values("person", "name", "organization"))
    return PresenterFormSet(
        data, initial=initial, prefix="presenters", form_kwargs={"people": people_near(group)}
    )


def people_near(group: Group) -> list[tuple[int, str]]:
    """(id, name) of those who sit in the group, staff it, or have presented in it; nobody else is offered."""
    today = timezone.localdate()
    near = (
        Q(pk__in=Appointment.objects.in_force(today).filter(group=group).values("person"))
        | Q(pk__in=GroupRole.objects.in_force(today).filter(group=group).values("person"))
        | Q(
            pk__in=Presenter.objects.filter(item__meeting__group=group, person__isnull=False).values("person")
        )
        | Q(pk__in=CoOption.objects.filter(meeting__group=group).values("person"))
    )
    return list(Person.objects.filter(near).order_by("name").values_list("pk", "name"))


class CoOptForm(PlainForm):
    """Somebody without a seat: found by the address, or new."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=200, help_text=gettext_lazy("For example Åsa-Märta von Örn.")
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        help_text=gettext_lazy("Whoever has the address already is chosen."),
        error_messages={
            "invalid": gettext_lazy("That is not an e-mail address. Write for example asa.orn@example.se.")
        },
    )
    organization = forms.ModelChoiceField(
        Organization.objects.none(),
        label=gettext_lazy("Organisation"),
        required=False,
        empty_label=gettext_lazy("None"),
    )
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=gettext_lazy("Takes part in"),
        required=False,
        empty_label=gettext_lazy("The whole meeting"),
    )

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = meeting.items.order_by("position")
        seated = Organization.objects.filter(seats__group=meeting.group).distinct().prefetch_related("names")
        self.fields["organization"].queryset = seated

    def clean_name(self) -> str:
        return self.cleaned_data["name"].strip()
