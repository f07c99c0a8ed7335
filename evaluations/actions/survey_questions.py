"""What a survey asks, in sections: written, ordered and taken away while it is a draft (I-SUR1)."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.actions.survey_opening import SURVEY_MAIL, one_at_a_time
from evaluations.actions.surveys import locked_draft, locked_survey
from evaluations.models import Choice, Question, Section, Survey
from evaluations.near_surveys import invited_to, near_words, nearest_survey
from evaluations.survey_keys import keyed, new_key
from evaluations.written_questions import WrittenQuestion, fit, refuse_long, refuse_no_text
from groups.models import Delivery, Person
from issues.ranking import put
from plans.edition import refuse_changed
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

COLUMNS = ("text", "help", "is_required", "steps", "low", "high", "has_no_opinion", "least", "most")
# What whoever changes a section, or a question of `with_lines`, or its words alone, began from.
OF_SECTION, OF_QUESTION, OF_WORDS = ("title", "text"), (*COLUMNS, "lines"), ("text", "lines")


@verb
def add_section(survey: Survey, *, title: str, by: Person, now: datetime, text: str = "") -> Section:
    """Last in the survey."""
    survey = locked_draft(survey, by)
    _refuse_no_heading(title)
    place = (survey.sections.aggregate(last=Max("position"))["last"] or 0) + 1
    return Section.objects.create(survey=survey, position=place, title=title.strip(), text=text.strip())


@verb
def change_section(
    section: Section, *, title: str, by: Person, now: datetime, text: str = "", seen: str = ""
) -> Section:
    """`seen` is the mark of what the writer began from (`edition_of` over OF_SECTION)."""
    section = _section_in_draft(section, by)
    refuse_changed(section, OF_SECTION, seen)
    _refuse_no_heading(title)
    section.title, section.text = title.strip(), text.strip()
    section.save(update_fields=["title", "text"])
    return section


@verb
def move_section(section: Section, *, to: str | int, by: Person, now: datetime) -> None:
    """`to` is "up", "down" or a place from 1 on."""
    section = _section_in_draft(section, by)
    _ordered(list(section.survey.sections.all()), section.pk, to)


@verb
def remove_section(section: Section, *, by: Person, now: datetime) -> None:
    """With its questions; taken away twice it is taken away once."""
    survey = locked_draft(section.survey, by)
    survey.sections.filter(pk=section.pk).delete()
    _ordered(list(survey.sections.all()))


@verb
def add_survey_question(
    section: Section, *, kind: str, written: WrittenQuestion, by: Person, now: datetime
) -> Question:
    """Last in the section, with a key of its own in the survey."""
    section = _section_in_draft(section, by)
    written = fit(kind, written)
    taken = Question.objects.filter(section__survey=section.survey_id).values_list("key", flat=True)
    place = (section.questions.aggregate(last=Max("position"))["last"] or 0) + 1
    question = Question(section=section, kind=kind, position=place, key=new_key(written.text, set(taken)))
    return _saved(question, written)


@verb
def change_survey_question(
    question: Question, *, written: WrittenQuestion, by: Person, now: datetime, seen: str = ""
) -> Question:
    """Kind and key stay: a question of another kind is another question. `seen` is the mark of what the
    writer began from (`edition_of` over OF_QUESTION of `with_lines`)."""
    question = with_lines(_question_in_draft(question, by))
    refuse_changed(question, OF_QUESTION, seen)
    return _saved(question, fit(question.kind, written))


def with_lines(question: Question) -> Question:
    """With `lines`: the texts of its choices, in order; one query."""
    question.lines = list(question.choices.values_list("text", flat=True))
    return question


@verb
def move_survey_question(question: Question, *, to: str | int, by: Person, now: datetime) -> None:
    """Past the first or the last of its section it goes into the section before or after."""
    question = _question_in_draft(question, by)
    rows = list(question.section.questions.all())
    edge = {"up": rows[0].pk, "down": rows[-1].pk}.get(to)
    if question.pk != edge:
        _ordered(rows, question.pk, to)
        return
    sections = list(question.section.survey.sections.all())
    place = [row.pk for row in sections].index(question.section_id) + (-1 if to == "up" else 1)
    if 0 <= place < len(sections):
        question.section = sections[place]
        question.save(update_fields=["section"])
        others = [row for row in sections[place].questions.all() if row.pk != question.pk]
        _ordered([*others, question] if to == "up" else [question, *others])


@verb
def remove_survey_question(question: Question, *, by: Person, now: datetime) -> None:
    """Taken away twice it is taken away once."""
    survey = locked_draft(question.section.survey, by)
    Question.objects.filter(pk=question.pk, section__survey=survey).delete()
    _ordered(list(question.section.questions.all()))


@verb
def mend_survey_question(
    question: Question,
    *,
    text: str,
    choices: Sequence[str] = (),
    by: Person,
    now: datetime,
    seen: str = "",
) -> Question:
    """A slip of the pen in an open survey, before anybody can have answered; its history says who did it
    (I-SUR1).

    `choices` are as many as before, in their order; `seen` is the mark of what the writer began from
    (`edition_of` over OF_WORDS of `with_lines`). Refused by the mails and never by the answers: tried
    again and again it would tell the moment of the first one (ruling 24).
    """
    survey = locked_survey(question.section.survey, by)
    if survey.state != Survey.State.OPEN:
        raise Refused(
            _("Only an open survey is mended. A draft is changed, and a closed one stands."), code="not_open"
        )
    if not may_mend(survey):
        text = _("The mails with the survey have begun to leave, so the words stand as they are read.")
        raise Refused(text, code="mailed")
    one_at_a_time(survey)
    question = _question_in(survey, question)
    refuse_changed(with_lines(question), OF_WORDS, seen)
    rows = list(question.choices.all())
    choices = [line.strip() for line in choices if line.strip()]
    if len(rows) != len(choices):
        words = {"now": len(choices), "before": len(rows)}
        text = _("There are %(now)d lines, and there were %(before)d. Only the words can be mended.") % words
        raise Refused(text, field="choices", code="count")
    refuse_no_text(text)
    refuse_long(choices)
    for row, said in zip([question, *rows], [text.strip(), *choices], strict=True):
        if row.text != said:
            row.text = said
            row.save(update_fields=["text"])
    if near := nearest_survey(survey, invited_to(survey), timezone.localdate(now)):
        raise Refused(near_words(near), field="text", code="near_survey")
    return question


def may_mend(survey: Survey) -> bool:
    """Whether every mail of an open survey still waits, untried: then nobody has the link. One query at
    most."""
    if survey.state != Survey.State.OPEN:
        return False
    waiting = Delivery.objects.filter(
        kind=SURVEY_MAIL, references__survey=survey.pk, state=Delivery.State.QUEUED, attempts=0
    )
    return waiting.filter(lease_until=None).count() == survey.invited


def _saved(question: Question, written: WrittenQuestion) -> Question:
    for name in COLUMNS:
        setattr(question, name, getattr(written, name))
    question.save()
    former = {row.key: row for row in question.choices.all()}
    now = keyed(list(written.choices), [(row.key, row.text) for row in former.values()])
    for key in former.keys() - {key for key, _text in now}:
        former[key].delete()
    for place, (key, text) in enumerate(now, 1):
        row = former.get(key) or Choice(question=question, key=key)
        row.position, row.text = place, text
        row.save()
    return question


def _refuse_no_heading(title: str) -> None:
    if not title.strip():
        raise Refused(_("Write a heading, e.g. Klimatet i gruppen."), field="title", code="no_title")


def _section_in_draft(section: Section, by: Person | None) -> Section:
    survey = locked_draft(section.survey, by)
    found = survey.sections.filter(pk=section.pk).first()
    if found is None:
        raise Refused(_("The section has been taken away."), code="gone")
    found.survey = survey
    return found


def _question_in_draft(question: Question, by: Person | None) -> Question:
    return _question_in(locked_draft(question.section.survey, by), question)


def _question_in(survey: Survey, question: Question) -> Question:
    """Again, now that the survey is locked."""
    rows = Question.objects.select_related("section__survey").filter(section__survey=survey)
    found = rows.filter(pk=question.pk).first()
    if found is None:
        raise Refused(_("The question has been taken away."), code="gone")
    return found


def _ordered(rows: list, one: int | None = None, to: str | int = "") -> None:
    """Places from 1 on, with `one` moved."""
    wanted = [row.pk for row in rows] if one is None else put([row.pk for row in rows], one, to)
    places = {pk: place for place, pk in enumerate(wanted, 1)}
    for row in rows:
        if row.position != places[row.pk]:
            row.position = places[row.pk]
            row.save(update_fields=["position"])
