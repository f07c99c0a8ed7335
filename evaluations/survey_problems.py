"""What stands in the way of opening a survey, and what should be looked over first (I-SUR1, domain.md 3.5).
Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.lib.spoken import day_plain, listed

# A day further off is a slip of the key.
LONGEST = timedelta(days=366)
FEWEST = 3


@dataclass(frozen=True)
class Problem:
    """`blocks`: it cannot be opened like this. `place` is the part of the page where it is mended."""

    code: str
    text: str
    place: str
    blocks: bool = True


@dataclass(frozen=True)
class Draft:
    """A survey as it would be opened. `people` are (role's word, group's name) of everybody who would be
    asked; `without_address` names those who cannot be."""

    questions: int
    threshold: int
    closes_on: date | None
    is_addressed: bool
    people: tuple[tuple[str, str], ...] = ()
    by_role: bool = False
    by_group: bool = False
    empty_sections: tuple[str, ...] = ()
    # The words of number questions without a lowest and a highest.
    open_numbers: tuple[str, ...] = ()
    without_address: tuple[str, ...] = field(default=())
    # Of an other survey that is too near (evaluations.near_surveys), in words.
    near: str = ""


def survey_problems(draft: Draft, today: date) -> list[Problem]:
    """In the order they are mended: questions, recipients, days, what is shown apart."""
    return [
        *_of_questions(draft),
        *_of_recipients(draft),
        *_of_days(draft, today),
        *_of_breakdowns(draft),
    ]


def _of_questions(draft: Draft) -> Iterator[Problem]:
    if not draft.questions:
        yield Problem("no_questions", _("The survey has no question yet. Write at least one."), "fragor")
    elif draft.empty_sections:
        words = {"names": listed(f"“{name}”" for name in draft.empty_sections)}
        text = _("Without questions: %(names)s. Take it away, or write a question.") % words
        yield Problem("empty_section", text, "fragor", blocks=False)
    if draft.open_numbers:
        words = {"questions": listed(f"“{text}”" for text in draft.open_numbers)}
        text = _(
            "Without a lowest and a highest number: %(questions)s. Write both, e.g. 0 and 24, for a mean "
            "tells who is far from the others."
        )
        yield Problem("open_numbers", text % words, "fragor")


def _of_recipients(draft: Draft) -> Iterator[Problem]:
    count = len(draft.people)
    if not draft.is_addressed:
        yield Problem(
            "no_recipients", _("Nobody is to get the survey yet. Choose whom it goes to."), "mottagare"
        )
    elif not count:
        text = _(
            "Nobody with an e-mail address has these roles today. Choose others, or fill the seats first."
        )
        yield Problem("nobody", text, "mottagare")
    elif count < draft.threshold:
        yield Problem("too_few", _too_few(count, draft.threshold), "mottagare")
    if draft.near:
        yield Problem("near_survey", draft.near, "mottagare")
    if draft.without_address:
        words = {"names": listed(draft.without_address)}
        text = _("Without e-mail address, and so not asked: %(names)s.") % words
        yield Problem("no_address", text, "mottagare", blocks=False)


def _too_few(count: int, threshold: int) -> str:
    words = {"count": count, "threshold": threshold}
    text = ngettext(
        "The survey would go to %(count)d person, and with fewer than %(threshold)d nothing can be shown.",
        "The survey would go to %(count)d people, and with fewer than %(threshold)d nothing can be shown.",
        count,
    )
    way_on = _("Choose more recipients, or lower the limit, at least %(fewest)d.") % {"fewest": FEWEST}
    if count < FEWEST:
        way_on = _("Choose more recipients, or ask them at the table instead.")
    return f"{text % words} {way_on}"


def _of_days(draft: Draft, today: date) -> Iterator[Problem]:
    example = {"day": day_plain(today + timedelta(days=14))}
    if draft.closes_on is None:
        text = _("The last day to answer is lacking. Write one, e.g. %(day)s.") % example
        yield Problem("no_day", text, "installningar")
    elif draft.closes_on <= today:
        words = example | {"read": day_plain(draft.closes_on)}
        text = _("The last day to answer, %(read)s, leaves no time. Write a later one, e.g. %(day)s.") % words
        yield Problem("past", text, "installningar")
    elif draft.closes_on > today + LONGEST:
        words = example | {"read": day_plain(draft.closes_on)}
        text = _("The last day to answer, %(read)s, is more than a year ahead. Write e.g. %(day)s.") % words
        yield Problem("too_late", text, "installningar")


def _of_breakdowns(draft: Draft) -> Iterator[Problem]:
    declared = {
        "role": (draft.by_role, Counter(role for role, _group in draft.people)),
        "group": (draft.by_group, Counter(group for _role, group in draft.people)),
    }
    for kind, (is_declared, counts) in declared.items():
        small = _small(counts, draft.threshold)
        if is_declared and len(counts) < 2 and draft.people:
            text = _(
                "There is only one to show: %(names)s. Shown apart it says no more than everybody together."
            )
            yield Problem(f"one_{kind}", text % {"names": listed(counts)}, "installningar", blocks=False)
        elif is_declared and small:
            words = {"names": listed(small), "threshold": draft.threshold}
            text = _(
                "Shown apart there are fewer than %(threshold)d of: %(names)s. They will not be shown, nor "
                "what they could be worked out from."
            )
            yield Problem(f"small_{kind}", text % words, "installningar", blocks=False)


def _small(counts: Mapping[str, int], threshold: int) -> Iterable[str]:
    return [name for name, count in counts.items() if count < threshold]
