"""The shapes of a survey as a whole, and of opening and running it; every rule stands in the verbs."""

from collections.abc import Iterable, Mapping, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from evaluations.actions.surveys import FEWEST, MOST
from evaluations.models import Survey
from evaluations.survey_facts import Line
from evaluations.survey_recipients import Asked
from evaluations.survey_templates import TEMPLATES
from groups.forms import SHORT, day_field, text_field
from groups.models import Person
from issues.forms.stages import RowField
from samverkan.lib.forms import PlainForm
from samverkan.lib.spoken import day_plain

EMPTY, TEMPLATE, REPEAT = "tom", "mall", "upprepa"
MODES = [
    (Survey.Mode.ANONYMOUS, _("Anonymous: whose an answer is, is never kept. It cannot be changed.")),
    (
        Survey.Mode.CONFIDENTIAL,
        _("Confidential: answers can be changed until the survey closes. Nobody is shown whose they are."),
    ),
]


class BeginForm(PlainForm):
    """Gives {title} and `template` or `repeats` (a survey)."""

    source = forms.ChoiceField(label=_("What does it start from?"), widget=forms.RadioSelect)
    title = text_field(
        _("What the survey is called"),
        help_text=_("Leave empty to take the title of what it starts from."),
    )

    def __init__(self, *args, earlier: Iterable[Survey], **kwargs):
        super().__init__(*args, **kwargs)
        self.earlier = {f"{REPEAT}:{row.pk}": row for row in earlier}
        self.fields["source"].choices = [
            *((f"{TEMPLATE}:{one.key}", self._shipped(one)) for one in TEMPLATES.values()),
            *((key, self._asked_before(row)) for key, row in self.earlier.items()),
            (EMPTY, _("Nothing: I write all questions myself")),
        ]
        self.fields["source"].initial = f"{TEMPLATE}:{next(iter(TEMPLATES))}"

    @staticmethod
    def _shipped(template) -> str:
        count = sum(len(part.questions) for part in template.parts)
        text = ngettext(
            "Template: %(title)s (%(count)d question)", "Template: %(title)s (%(count)d questions)", count
        )
        return text % {"title": template.title, "count": count}

    @staticmethod
    def _asked_before(survey: Survey) -> str:
        text = _("The same questions again as in: %(title)s, opened %(day)s")
        return text % {"title": survey.title, "day": day_plain(survey.opened_on)}

    def clean(self) -> dict:
        cleaned = super().clean()
        if not (source := cleaned.pop("source", "")):
            return cleaned
        kind, _colon, key = source.partition(":")
        if kind == TEMPLATE:
            return cleaned | {"template": key}
        return cleaned | {"repeats": self.earlier.get(source)}


class SettingsForm(PlainForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    title = text_field(_("What the survey is called"), required=True)
    introduction = text_field(
        _("What those who answer read first"),
        rows=4,
        max_length=5000,
        help_text=_("What the answers are for, and how long it takes."),
    )
    mode = forms.ChoiceField(
        label=_("What is promised to those who answer?"), choices=MODES, widget=forms.RadioSelect
    )
    closes_on = day_field(
        _("Last day to answer"),
        required=False,
        help_text=_("For example 2018-11-30. It is needed before the survey can be opened."),
    )
    threshold = forms.IntegerField(
        label=_("Fewest people behind a result"),
        help_text=_("From %(fewest)d to %(most)d. What fewer have answered is not shown to anybody.")
        % {"fewest": FEWEST, "most": MOST},
        widget=forms.TextInput(attrs=SHORT | {"inputmode": "numeric"}),
    )
    apart = forms.ChoiceField(
        label=_("What is shown apart?"),
        choices=[
            ("", _("Nothing: everybody together")),
            ("role", _("Members, substitutes and officials, where they are many enough")),
            ("group", _("The groups, where they are large enough")),
        ],
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Not both: two tables across each other tell what the smallest groups answered."),
    )

    def __init__(self, *args, initial: Mapping, **kwargs):
        apart = "role" if initial["by_role"] else "group" if initial["by_group"] else ""
        super().__init__(*args, initial={**initial, "apart": apart}, **kwargs)

    def clean(self) -> dict:
        given = dict(super().clean())
        apart = given.pop("apart", "")
        return given | {"by_role": apart == "role", "by_group": apart == "group"}


class RecipientsForm(PlainForm):
    """Gives {recipients: [(group id, role)], seen}."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    recipients = forms.MultipleChoiceField(
        label=_("Recipients"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Counted as of today. Whoever has several roles gets it once."),
    )

    def __init__(self, *args, lines: Sequence[Line], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["recipients"].choices = [(line.key, self._told(line)) for line in lines]
        self.initial["recipients"] = [line.key for line in lines if line.is_chosen]

    @staticmethod
    def _told(line: Line) -> str:
        text = ngettext(
            "%(group)s: %(role)s (%(count)d person)", "%(group)s: %(role)s (%(count)d people)", line.count
        )
        return text % {"group": line.group, "role": line.word.lower(), "count": line.count}

    def clean_recipients(self) -> list[tuple[int, str]]:
        pairs = (key.split(":") for key in self.cleaned_data["recipients"])
        return [(int(group), role) for group, role in pairs]


class LateForm(PlainForm):
    person = RowField(
        label=_("Who is to be asked too?"),
        help_text=_("People of the groups who have not been asked, e.g. appointed since."),
    )

    def __init__(self, *args, people: Iterable[Asked], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].offer([one.person for one in people])


class AgainForm(PlainForm):
    person = RowField(
        label=_("Who is to get the mail again?"),
        help_text=_("Everybody who was asked, whether they have answered or not: that is shown to nobody."),
    )

    def __init__(self, *args, people: Iterable[Person], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].offer(people, lambda person: f"{person.name}, {person.address}")


class LastDayForm(PlainForm):
    closes_on = day_field(_("New last day to answer"), help_text=_("Later than the day that stands."))
