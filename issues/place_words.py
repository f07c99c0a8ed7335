"""Where an issue is, in one line: since when, with whom, what is missing, who waits for whom, what comes next
(S002-11). Pure."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issues.course import FINISHED, Lack
from issues.models import Stage
from samverkan.lib import spoken


@dataclass(frozen=True)
class Place:
    """What is known of an issue's place; names are those of the day. `lacks` is for the next stage."""

    stage: str
    name: str
    since: date
    days: int
    most_days: int | None = None
    lies_with: str = ""
    lacks: tuple[Lack, ...] = ()
    waited_for: int = 0
    waits_for: str = ""
    next_forum: str = ""
    next_on: date | None = None
    parked_until: date | None = None
    other_forum: str = ""


def place_line(place: Place) -> tuple[str, ...]:
    """The pieces of the line after the stage's own name, in the order they are read."""
    pieces = [_since(place)]
    if place.parked_until:
        pieces.append(_("parked until %(day)s") % {"day": spoken.day_plain(place.parked_until)})
    if place.stage in FINISHED:
        other = place.other_forum or (place.next_forum if place.stage == Stage.DECLINED else "")
        return (*pieces, _("belongs better with %(forum)s") % {"forum": other}) if other else tuple(pieces)
    if place.lies_with:
        pieces.append(_("lies with %(group)s") % {"group": place.lies_with})
    if place.lacks:
        words = [lack_noun(lack, place.waited_for) for lack in place.lacks]
        pieces.append(_("missing: %(what)s") % {"what": spoken.listed(words)})
    if place.waits_for:
        pieces.append(_("waits for %(what)s") % {"what": place.waits_for})
    if coming := next_words(place.next_forum, place.next_on):
        pieces.append(_("next: %(what)s") % {"what": coming})
    return tuple(pieces)


def next_words(forum: str, on: date | None) -> str:
    """ "KSO-gruppen fredag 5 maj 2017", either of them alone, or nothing."""
    return " ".join([word for word in (forum, spoken.day(on) if on else "") if word])


def _since(place: Place) -> str:
    day = spoken.day_plain(place.since)
    if place.stage in FINISHED:
        return day
    return ngettext("since %(day)s (%(days)s day)", "since %(day)s (%(days)s days)", place.days) % {
        "day": day,
        "days": place.days,
    }


def lack_noun(lack: Lack, waited_for: int = 0) -> str:
    """What is missing, in a word or two; `lack_words` of stage_words says what to do about it."""
    if lack == Lack.DECISIONS_MISSING and waited_for:
        return ngettext("%(count)s decision at home", "%(count)s decisions at home", waited_for) % {
            "count": waited_for
        }
    return {
        Lack.NOT_SCREENED: _("screening"),
        Lack.NO_HOME: _("home group"),
        Lack.NO_POSITIONS: _("a group that takes positions"),
        Lack.NO_MATERIAL: _("issued decision material"),
        Lack.NOT_ANCHORED: _("anchoring at home"),
        Lack.NO_POSITION: _("a position"),
        Lack.NO_DECISIONS: _("a question to the organisations"),
        Lack.DECISIONS_MISSING: _("decisions at home"),
    }[lack]


def next_stage(stage: str, way: tuple[Stage, ...]) -> str:
    """The stage after this one on the way; "" at its end and outside it."""
    place = way.index(Stage(stage)) + 1 if stage in way else len(way)
    return str(way[place]) if place < len(way) else ""
