"""A survey is opened: who is asked is settled, what is asked stands, and each gets a link (I-SUR1,
I-SUR6)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.actions.surveys import locked_draft, locked_survey
from evaluations.answer_links import make_answer_links
from evaluations.models import Invitation, Survey
from evaluations.near_surveys import invited_to, near_words, nearest_survey
from evaluations.survey_facts import group_names, readiness, sections_of
from evaluations.survey_recipients import Asked, people_in
from groups.models import Person, Structure
from groups.post import Letter, post_all
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

SURVEY_MAIL = "evaluations.survey"


@verb
def open_survey(survey: Survey, *, by: Person, now: datetime) -> Survey:
    """One invitation and one mail to each person who is asked today, however many roles they have."""
    survey, today = locked_draft(survey, by), timezone.localdate(now)
    one_at_a_time(survey)
    ready = readiness(survey, list(sections_of(survey)), today)
    if ready.blocking:
        raise Refused(" ".join(one.text for one in ready.blocking), code=ready.blocking[0].code)
    survey.state, survey.opened_on = Survey.State.OPEN, today
    survey.invited, survey.counted_on = len(ready.asked), today
    survey.save(update_fields=["state", "opened_on", "invited", "counted_on"])
    _invite(survey, ready.asked, now)
    return survey


@verb
def invite_late(survey: Survey, *, person: Person, by: Person, now: datetime) -> Invitation:
    """Somebody of the groups who was not asked at opening, e.g. appointed since; said one by one (I-SUR6)."""
    survey, today = locked_survey(survey, by), timezone.localdate(now)
    one_at_a_time(survey)
    if survey.state != Survey.State.OPEN or survey.closes_on < today:
        raise Refused(_("The survey is not open, so nobody more can be asked."), code="not_open")
    found = next((one for one in may_be_asked(survey, today) if one.person.pk == person.pk), None)
    if found is None:
        text = _("%(name)s has been asked already, or has no role in the groups or no e-mail address.")
        raise Refused(text % {"name": person.name}, field="person", code="not_asked")
    if near := nearest_survey(survey, [*invited_to(survey), found], today):
        raise Refused(near_words(near), field="person", code="near_survey")
    survey.invited += 1
    survey.save(update_fields=["invited"])
    return _invite(survey, [found], now)[0]


def may_be_asked(survey: Survey, on: date) -> list[Asked]:
    """People of the groups with an address who have not been asked, once each, as member first. Four
    queries."""
    asked = set(survey.invitations.values_list("person", flat=True))
    found: dict[int, Asked] = {}
    for one in people_in(list(group_names(survey.evaluation, on)), on):
        if one.person.address and one.person.pk not in asked:
            found.setdefault(one.person.pk, one)
    return list(found.values())


def one_at_a_time(survey: Survey) -> None:
    """Whoever asks people of the same structure at this moment goes first, or waits: two that do not see each
    other could be near each other (ruling 24). Appointments and the like are made meanwhile."""
    Structure.objects.select_for_update(no_key=True).get(pk=survey.evaluation.structure_id)


def _invite(survey: Survey, asked: Sequence[Asked], now: datetime) -> list[Invitation]:
    """The link names nobody, and the mail no invitation: only the invitation itself knows whose it is."""
    rows = Invitation.objects.bulk_create(
        Invitation(survey=survey, person=one.person, group_id=one.group, role=one.role) for one in asked
    )
    make_answer_links(survey, rows)
    post_all([survey_letter(survey, row) for row in rows], now=now)
    return rows


def survey_letter(survey: Survey, invitation: Invitation, *, is_again: bool = False) -> Letter:
    person = invitation.person
    return Letter(
        kind=SURVEY_MAIL,
        person=person,
        name=person.name,
        address=person.address,
        group=invitation.group,
        references={"survey": survey.pk} | ({"is_again": True} if is_again else {}),
    )
