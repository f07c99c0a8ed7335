"""The only way to the parts of a survey: for those who see to it. Others know nothing of one that is not told
(I-SUR4)."""

from django.http import Http404

from evaluations.access import survey_for
from evaluations.models import Question, Section, Survey
from groups.access import STAFF
from groups.models import Person


def survey_to_write(person: Person, pk: int) -> Survey:
    return survey_for(person, pk, STAFF)


def section_for(person: Person, pk: int) -> Section:
    found = Section.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    found.survey = survey_to_write(person, found.survey_id)
    return found


def question_for(person: Person, pk: int) -> Question:
    """With its section and survey."""
    found = Question.objects.select_related("section").filter(pk=pk).first()
    if found is None:
        raise Http404
    found.section.survey = survey_to_write(person, found.section.survey_id)
    return found
