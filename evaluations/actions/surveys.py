"""A survey is begun, said what it is, whom it goes to, or thrown away, while it is a draft (S000-02,
S000-07)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from evaluations.access import refuse_others
from evaluations.models import Choice, Evaluation, Question, Section, Survey, SurveyRecipients
from evaluations.survey_templates import TEMPLATES, Asked, Template
from groups.models import Group, Person
from plans.edition import refuse_changed
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

WRITTEN = ("title", "introduction", "mode", "threshold", "by_role", "by_group", "closes_on")
# Whom it goes to, of `with_recipients`.
RECIPIENTS = ("goes_to",)
KEPT_WHEN_REPEATED = ("introduction", "mode", "threshold", "by_role", "by_group", "template")
OF_SECTION = ("position", "title", "text")
OF_QUESTION = (
    *("key", "position", "kind", "text", "help", "is_required", "steps", "low", "high"),
    *("has_no_opinion", "least", "most"),
)
OF_CHOICE = ("key", "position", "text")
# Fewer than three could be two who know one another's answers (domain.md 3.5).
FEWEST, MOST = 3, 10


@verb
def begin_survey(
    evaluation: Evaluation,
    *,
    by: Person,
    now: datetime,
    title: str = "",
    template: str = "",
    repeats: Survey | None = None,
) -> Survey:
    """A draft: empty, from a template that is shipped, or an earlier survey asked again with its keys
    (I-SUR7)."""
    refuse_others(evaluation.pk, by)
    shipped = TEMPLATES.get(template)
    if repeats:
        _refuse_repeat(repeats, evaluation)
    title = title.strip() or (repeats.title if repeats else shipped.title if shipped else "")
    _refuse_title(title)
    survey = Survey.objects.create(
        evaluation=evaluation, title=title, repeats=repeats, created_at=now, created_by=by
    )
    if repeats:
        _ask_again(survey, repeats)
    elif shipped:
        survey.template, survey.introduction = shipped.key, shipped.introduction
        survey.save(update_fields=["template", "introduction"])
        _ask_as_shipped(survey, shipped)
    return survey


def _refuse_repeat(repeats: Survey, evaluation: Evaluation) -> None:
    if repeats.state == Survey.State.DRAFT:
        text = _("A draft has asked nothing yet. Choose a survey that has been open.")
        raise Refused(text, field="source", code="repeats_draft")
    if repeats.evaluation.structure_id != evaluation.structure_id:
        text = _("The survey belongs to another structure.")
        raise Refused(text, field="source", code="other_structure")


def _ask_again(survey: Survey, former: Survey) -> None:
    for name in KEPT_WHEN_REPEATED:
        setattr(survey, name, getattr(former, name))
    survey.save(update_fields=KEPT_WHEN_REPEATED)
    groups = survey.evaluation.groups.values("group")
    SurveyRecipients.objects.bulk_create(
        SurveyRecipients(survey=survey, group_id=group, role=role)
        for group, role in former.recipients.filter(group__in=groups).values_list("group_id", "role")
    )
    for section in former.sections.prefetch_related("questions__choices"):
        new = Section.objects.create(survey=survey, **_values(section, OF_SECTION))
        for question in section.questions.all():
            asked = Question.objects.create(section=new, **_values(question, OF_QUESTION))
            for choice in question.choices.all():
                Choice.objects.create(question=asked, **_values(choice, OF_CHOICE))


def _ask_as_shipped(survey: Survey, template: Template) -> None:
    for place, part in enumerate(template.parts, 1):
        section = Section.objects.create(survey=survey, position=place, title=part.title, text=part.text)
        for position, asked in enumerate(part.questions, 1):
            _ask(section, position, asked)


def _ask(section: Section, position: int, asked: Asked) -> None:
    low, high = asked.words
    question = Question.objects.create(
        section=section,
        key=asked.key,
        position=position,
        kind=asked.kind,
        text=asked.text,
        help=asked.help,
        steps=asked.steps,
        low=low,
        high=high,
        has_no_opinion=asked.has_no_opinion,
        least=asked.least,
        most=asked.most,
    )
    for place, (key, text) in enumerate(asked.choices, 1):
        Choice.objects.create(question=question, key=key, position=place, text=text)


def _values(row, names: tuple[str, ...]) -> dict:
    return {name: getattr(row, name) for name in names}


@verb
def change_survey(
    survey: Survey,
    *,
    title: str,
    introduction: str,
    mode: str,
    threshold: int,
    by_role: bool,
    by_group: bool,
    closes_on: date | None,
    by: Person,
    now: datetime,
    seen: str = "",
) -> Survey:
    """`seen` is the mark of what the writer began from (`edition_of` over WRITTEN). The day is tried when it
    is opened."""
    survey = locked_draft(survey, by)
    refuse_changed(survey, WRITTEN, seen)
    _refuse_title(title)
    if not FEWEST <= threshold <= MOST:
        words = {"read": threshold, "fewest": FEWEST, "most": MOST}
        text = _("The limit is %(read)d. Write a number from %(fewest)d to %(most)d, e.g. 5.") % words
        raise Refused(text, field="threshold", code="threshold")
    if by_role and by_group:
        text = _("Choose one: two tables across each other tell what the smallest groups answered.")
        raise Refused(text, field="apart", code="two_ways")
    survey.title, survey.introduction, survey.mode = title.strip(), introduction.strip(), mode
    survey.threshold, survey.by_role, survey.by_group = threshold, by_role, by_group
    survey.closes_on = closes_on
    survey.save(update_fields=WRITTEN)
    return survey


@verb
def choose_recipients(
    survey: Survey, *, recipients: Iterable[tuple[Group, str]], by: Person, now: datetime, seen: str = ""
) -> Survey:
    """(group, role) said one by one (S000-07); what stood before and is not said is taken away. `seen` is the
    mark of those that the writer began from (`edition_of` over RECIPIENTS of `with_recipients`)."""
    survey = with_recipients(locked_draft(survey, by))
    refuse_changed(survey, RECIPIENTS, seen)
    chosen = list(dict.fromkeys((group.pk, role) for group, role in recipients))
    if {group for group, _role in chosen} - set(survey.evaluation.groups.values_list("group", flat=True)):
        text = _("The evaluation is not about that group. Add the group to the evaluation first.")
        raise Refused(text, field="recipients", code="other_group")
    survey.recipients.all().delete()
    SurveyRecipients.objects.bulk_create(
        SurveyRecipients(survey=survey, group_id=group, role=role) for group, role in chosen
    )
    return survey


def with_recipients(survey: Survey) -> Survey:
    """With `goes_to`: (group id, role) of each; one query."""
    survey.goes_to = sorted(survey.recipients.values_list("group_id", "role"))
    return survey


@verb
def discard_survey(survey: Survey, *, by: Person, now: datetime) -> None:
    """Throw a draft away; what has been asked is never taken away."""
    locked_draft(survey, by).delete()


def locked_draft(survey: Survey, by: Person | None) -> Survey:
    """The draft again, locked; refused where it is open or over (I-SUR1). For verbs."""
    found = locked_survey(survey, by)
    if found.state != Survey.State.DRAFT:
        text = _("The survey has been opened, and what it asks stands. Begin a new survey that repeats it.")
        raise Refused(text, code="opened")
    return found


def locked_survey(survey: Survey, by: Person | None) -> Survey:
    """The survey again, locked; refused to who does not see to its evaluation. For verbs."""
    rows = Survey.objects.select_for_update(of=("self",)).select_related("evaluation__structure")
    found = rows.filter(pk=survey.pk).first()
    if found is None:
        raise Refused(_("The draft has been thrown away. Begin a new survey."), code="gone")
    refuse_others(found.evaluation_id, by)
    return found


def _refuse_title(title: str) -> None:
    if not title.strip():
        text = _("Write what the survey is called, e.g. Enkät om samverkansgruppens arbete.")
        raise Refused(text, field="title", code="no_title")
