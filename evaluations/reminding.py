"""When those who have not answered a survey may be reminded (ruling 24). Pure."""

from datetime import date

from django.utils.translation import gettext as _

from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain

# A reminder to fewer would come close to saying who they are.
FEWEST = 5


def refuse_reminder(
    *, state: str, closes_on: date | None, reminded_on: date | None, left: int, on: date
) -> None:
    """At most one, while the survey is open, and only when at least five have not answered. `left` is as of
    the daily count: counted as it is asked, it would tell who answered when."""
    if state != "open" or closes_on is None or closes_on < on:
        raise Refused(_("The survey is not open, so nobody is reminded."), code="not_open")
    if reminded_on:
        text = _("A reminder was sent %(day)s. There is only one, so that nobody is pressed to answer.")
        raise Refused(text % {"day": day_plain(reminded_on)}, code="reminded")
    if left < FEWEST:
        text = _(
            "Fewer than %(fewest)d have not answered. A reminder would come close to saying who they are."
        )
        raise Refused(text % {"fewest": FEWEST}, code="too_few")
