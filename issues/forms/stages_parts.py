"""The shapes of changing an issue and what hangs on it; every rule stands in the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groups.forms import day_field, text_field
from groups.models import Document, ReadingCircle
from issues.forms.stages import RowField, RowsField, level_field, nature_field, shown
from issues.models import Issue, IssueGroup
from samverkan.lib.forms import PlainForm

KEPT = ("title", "description", "level", "nature", "owner_text", "reference", "circle", "closed_reason")
PUBLIC = ("is_public", "public_text")


class ChangeForm(PlainForm):
    """What is written of an issue. `seen` is the edition that the form was shown with."""

    seen = forms.CharField(widget=forms.HiddenInput)
    title = text_field(_("The question in a line"), required=True)
    description = text_field(_("What it is about"), rows=6, max_length=10_000)
    owner = forms.ChoiceField(label=_("Who sees to it"), required=False)
    owner_text = text_field(_("Or a role or a name"), help_text=_("For example: the development leader."))
    level = level_field()
    nature = nature_field()
    topics = RowsField(label=_("Topics"), required=False)
    perspectives = RowsField(label=_("From whose side?"), required=False)
    reference = text_field(_("Registry number"), max_length=100)
    circle = forms.ChoiceField(label=_("Who may read it"), choices=ReadingCircle)
    closed_reason = text_field(
        _("Why it is closed"),
        help_text=_("Only if not the whole group may read the issue."),
    )
    is_public = forms.BooleanField(label=_("Show it to the public"), required=False)
    public_text = text_field(
        _("In short, for the public"),
        rows=4,
        max_length=5000,
        help_text=_("Without names of people. It stands above the public time line."),
    )
    shows_past = forms.BooleanField(
        label=_("Show also what has happened already"),
        required=False,
        help_text=_("Moves, places on lists, positions and decisions, with what was written about them."),
    )

    def __init__(self, *args, issue: Issue, edition: str, owners, topics, perspectives, **kwargs):
        """`owners` is [(label of a part, [row])] of people, groups and organisations."""
        kwargs["initial"] = {name: getattr(issue, name) for name in (*KEPT, *PUBLIC)} | {
            "seen": edition,
            "owner": owner_mark(issue.owner_person or issue.owner_group or issue.owner_organization),
            "topics": [row.pk for row in issue.topics.all()],
            "perspectives": [row.pk for row in issue.perspectives.all()],
        }
        super().__init__(*args, **kwargs)
        self.owners = {owner_mark(row): row for _part, rows in owners for row in rows}
        self.fields["owner"].choices = [
            ("", "–"),
            *((part, [(owner_mark(row), owner_name(row)) for row in rows]) for part, rows in owners if rows),
        ]
        for name, rows in (("topics", topics), ("perspectives", perspectives)):
            self.fields[name].offer(rows)
            if not self.fields[name].rows:
                del self.fields[name]

    def clean_owner(self):
        return self.owners.get(self.cleaned_data["owner"])

    def clean(self):
        given = super().clean()
        if given.get("owner") and given.get("owner_text"):
            self.add_error("owner_text", _("Choose from the list or write, not both."))
        return given


def owner_mark(row) -> str:
    """ "person:3": one choice among people, groups and organisations."""
    return f"{row._meta.model_name}:{row.pk}" if row else ""


def owner_name(row) -> str:
    return getattr(row, "shown_name", "") or str(row)


class PartyForm(PlainForm):
    organization = RowField(label=_("Organisation"), required=False, empty_label=_("Not in the register"))
    name = text_field(_("Or who?"), help_text=_("For example: the schools of the county."))
    joined_on = day_field(_("With us since"), required=False, help_text=_("Empty: expected, but not yet."))
    note = text_field(_("Note"), max_length=300)

    def __init__(self, *args, organizations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organization"].offer(organizations)


class JoinForm(PlainForm):
    on = day_field(_("With us since"))


class GroupPartForm(PlainForm):
    group = RowField(label=_("Group"))
    part = forms.ChoiceField(
        label=_("How it takes part"),
        choices=IssueGroup.Part,
        widget=forms.RadioSelect,
        initial=IssueGroup.Part.TAKES_PART,
    )

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].offer(groups, shown)


class PointForm(PlainForm):
    text = text_field(
        _("What is open?"),
        rows=3,
        max_length=2000,
        required=True,
        help_text=_("For example: how do the officials work together?"),
    )


class SettleForm(PlainForm):
    answer = text_field(_("How it was settled"), rows=3, max_length=2000, required=True)
    on = day_field(_("Settled on"))


class SourceForm(PlainForm):
    title = text_field(_("What is it?"), help_text=_("For example: the Social Services Act, chapter 5."))
    address = forms.URLField(
        label=_("Web address"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("For example https://www.riksdagen.se/"),
    )
    document = RowField(label=_("Or a document of the group"), required=False, empty_label=_("No document"))

    def __init__(self, *args, documents: list[Document], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["document"].offer(documents, lambda row: row.title)
        if not documents:
            del self.fields["document"]
