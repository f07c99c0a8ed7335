"""What is done with a closed survey: its free texts are read by a second person, it is summed up, and told to
the groups (domain.md 3.5.5, S000-44)."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from evaluations.access import refuse_others
from evaluations.models import Redaction, Survey, SurveyText
from evaluations.packing import pack_again
from evaluations.redaction import GAP, taken_away
from evaluations.results_paper import results_paper
from evaluations.survey_texts import is_first_person
from groups.models import Person
from groups.prints import forget
from plans.edition import refuse_changed
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

SUMMARY = ("summary",)
TEXT = ("text", "state")
LONGEST_REASON = 300
State = SurveyText.State


@verb
def read_text(
    text: SurveyText, *, state: str, words: str, reason: str = "", seen: str = "", by: Person, now: datetime
) -> SurveyText:
    """A second person shows a free text, whole or with gaps, or withholds it. What is taken away is gone; who
    did it and why is kept. `seen` is the edition that was read."""
    text = SurveyText.objects.select_for_update(of=("self",)).select_related("survey").get(pk=text.pk)
    refuse_others(text.survey.evaluation_id, by)
    if is_first_person(text.survey, by):
        message = _("You opened the survey. Somebody else is to read what was written.")
        raise Refused(message, code="same_person")
    refuse_changed(text, TEXT, seen)
    gone, reason = _gone(text, state, words), reason.strip()[:LONGEST_REASON]
    forget(results_paper(text.survey))
    if (gone or state == State.WITHHELD) and not reason:
        message = _("Say why something is taken away, e.g. “Names a person”.")
        raise Refused(message, field="reason", code="no_reason")
    if gone:
        text.text = "" if state == State.WITHHELD else "\n".join(words.strip().splitlines())
    text.state = state
    text.save(update_fields=["text", "state"])
    Redaction.objects.create(text=text, state=state, taken_away=gone, reason=reason, at=now, by=by)
    if gone:
        pack_again(text.survey)
    return text


def _gone(text: SurveyText, state: str, words: str) -> int:
    if state not in (State.SHOWN, State.WITHHELD):
        raise Refused(_("Show the text or withhold it."), field="state", code="state")
    if not text.text:
        raise Refused(_("The text was withheld, and is gone."), code="gone")
    if state == State.WITHHELD:
        return len(text.text)
    if (gone := taken_away(text.text, words)) is None:
        message = _("Only take away: put %(gap)s where something was, and leave the rest as it was written.")
        raise Refused(message % {"gap": GAP}, field="words", code="rewritten")
    return gone


@verb
def summarize_survey(survey: Survey, *, summary: str, seen: str = "", by: Person, now: datetime) -> Survey:
    """The office's own words on the result; `seen` is the edition that one began from."""
    survey = Survey.objects.select_for_update(no_key=True).get(pk=survey.pk)
    refuse_others(survey.evaluation_id, by)
    _refuse_uncounted(survey)
    refuse_changed(survey, SUMMARY, seen)
    forget(results_paper(survey))
    survey.summary = summary.strip()
    survey.save(update_fields=["summary"])
    return survey


@verb
def report_survey(survey: Survey, *, by: Person, now: datetime) -> Survey:
    """From now on everybody in the evaluated groups reads the result."""
    survey = Survey.objects.select_for_update(no_key=True).get(pk=survey.pk)
    refuse_others(survey.evaluation_id, by)
    _refuse_uncounted(survey)
    if survey.state == Survey.State.REPORTED:
        raise Refused(_("It is told to the groups already."), code="reported")
    if waiting := survey.texts.filter(state=State.WAITING).count():
        message = _("Free texts that nobody has read: %(count)d. Have them read before the groups are told.")
        raise Refused(message % {"count": waiting}, code="unread")
    survey.state, survey.reported_on = Survey.State.REPORTED, timezone.localdate(now)
    survey.save(update_fields=["state", "reported_on"])
    return survey


def _refuse_uncounted(survey: Survey) -> None:
    if survey.state not in (Survey.State.CLOSED, Survey.State.REPORTED):
        raise Refused(_("The survey is not closed, so there is no result yet."), code="not_closed")
