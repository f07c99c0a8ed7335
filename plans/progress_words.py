"""Progress in words: the word with its shape, and the sentence it rests on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from plans.numbers import in_unit
from plans.progress import Measured, Progress, Why, Word
from plans.target_rules import target_words
from plans.trend import Aim, Measure, Trend, at_target, trend_progress
from samverkan.lib.spoken import day_plain

# The house's shapes: full, half, attention, empty. Colour comes second.
SHAPES = {Word.REACHED: "ok", Word.ON_TRACK: "partly", Word.BEHIND: "warn", Word.NO_DATA: "empty"}


@dataclass(frozen=True)
class ProgressShown:
    """`shape` is one of `{% state %}`; `target` and `sentences` are whole sentences."""

    shape: str
    word: str
    target: str
    sentences: tuple[str, ...]


def progress_word(word: Word) -> str:
    return {
        Word.REACHED: pgettext("progress", "Reached"),
        Word.ON_TRACK: pgettext("progress", "On track"),
        Word.BEHIND: pgettext("progress", "Behind"),
        Word.NO_DATA: pgettext("progress", "No readings"),
    }[word]


def progress_shown(trend: Trend, today) -> ProgressShown | None:
    """None without an aim."""
    found = trend_progress(trend, today)
    if found is None:
        return None
    said = (
        because(found, trend),
        _of_the_mean(trend, found),
        _("The last reading is preliminary.") if found.is_preliminary else "",
        _missing(found),
        _of_organizations(trend),
    )
    shape, word = SHAPES[found.word], progress_word(found.word)
    if found.why == Why.NO_PATH:
        word = pgettext("progress", "Too early to tell")
    return ProgressShown(shape, word, aim_words(trend.measure, trend.aim), tuple(filter(None, said)))


def because(found: Progress, trend: Trend) -> str:
    """Why it is so, with the figures."""
    measure, aim = trend.measure, trend.aim
    if found.last is None:
        return {
            Why.NO_READING: _("There is no reading yet."),
            Why.ALL_MISSING: _("Every reading is missing so far."),
            Why.BEFORE_START: _("Every reading is older than where it began."),
        }[found.why]
    words = {
        "period": _name(trend, found.last),
        "value": figure(measure, found.last.value),
        "expected": "" if found.expected is None else figure(measure, found.expected),
        "day": day_plain(aim.due_on),
    }
    sentence = {
        Why.AT_TARGET: _("%(period)s: %(value)s."),
        Why.DAY_PASSED: _("%(period)s: %(value)s. It was to be reached by %(day)s."),
        Why.ON_PATH: _("%(period)s: %(value)s. The way there asks for %(expected)s."),
        Why.OFF_PATH: _("%(period)s: %(value)s. The way there asks for %(expected)s."),
        Why.NO_PATH: _("%(period)s: %(value)s. There is nothing to compare with yet."),
    }[found.why]
    return sentence % words


def aim_words(measure: Measure, aim: Aim) -> str:
    """“Target: at least 85 % by 31 December 2018, from 40 %.”"""
    target = target_words(
        direction=measure.direction,
        unit=measure.unit,
        unit_name=measure.unit_name,
        decimals=measure.decimals,
        target=aim.target,
        target_high=aim.target_high,
    )
    text = _("Target: %(target)s by %(day)s") % {"target": target, "day": day_plain(aim.due_on)}
    if aim.baseline is None:
        return text + "."
    return _("%(target)s, from %(baseline)s.") % {"target": text, "baseline": figure(measure, aim.baseline)}


def plain_figure(measure: Measure, value) -> str:
    """With the decimals it has and no more: “80 %”, where a reading is “80,0 %”."""
    return in_unit(value, unit=measure.unit, unit_name=measure.unit_name)


def figure(measure: Measure, value) -> str:
    return in_unit(value, unit=measure.unit, unit_name=measure.unit_name, decimals=measure.decimals)


def _name(trend: Trend, measured: Measured) -> str:
    return next(trend.name_of(day) for day in trend.periods if trend.ends(day) == measured.on)


def _of_the_mean(trend: Trend, found: Progress) -> str:
    if not trend.main.is_mean or found.last is None:
        return ""
    point = trend.main.last
    words = {"known": point.known, "asked": point.asked}
    return _("The unweighted mean of %(known)d of %(asked)d organisations.") % words


def _missing(found: Progress) -> str:
    if found.last is None or not found.missing_since:
        return ""
    text = ngettext(
        "A later period has no value.", "%(count)d later periods have no value.", found.missing_since
    )
    return text % {"count": found.missing_since}


def _of_organizations(trend: Trend) -> str:
    reached, known = at_target(trend)
    if not known:
        return ""
    return _("%(count)d of %(all)d organisations reach the target.") % {"count": reached, "all": known}
