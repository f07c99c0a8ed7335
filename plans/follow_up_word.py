"""A follow-up as a Word file to write on in: the same text as the paper, without the drawings."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from plans.follow_up_document import DoneYear, FollowUpDocument, IssueYear, NumbersYear
from plans.follow_up_page import GoalShown, in_short, plans_shown, share, summary_words
from plans.follow_up_paper import title_of
from plans.models import FollowUp
from plans.trend_words import Shown
from samverkan.lib.docx import HEADING, SMALL, TEXT, TITLE, Paragraph, docx
from samverkan.lib.spoken import day_plain


def follow_up_docx(follow_up: FollowUp, document: FollowUpDocument) -> bytes:
    with translation.override(document.language):
        title = title_of(document)
        return docx(title, _paragraphs(document, title), author=document.letterhead.sender_name)


def _paragraphs(document: FollowUpDocument, title: str) -> Iterator[Paragraph]:
    plans = plans_shown(document, with_organizations=not document.is_combined)
    yield Paragraph(title, TITLE)
    gathered = _("Gathered %(day)s") % {"day": day_plain(document.gathered_on)}
    yield Paragraph(f"{document.owner}\n{gathered}", SMALL)
    if document.summary:
        yield Paragraph(_("Summary"), HEADING)
        yield from _text(document.summary)
        yield from _text(summary_words(document))
    yield Paragraph(_("The year in short"), HEADING)
    yield from map(Paragraph, in_short(document, plans))
    for plan in plans:
        if document.is_combined:
            yield Paragraph(f"{plan.facts.group}: {plan.facts.title}", HEADING)
            yield from _text(plan.facts.summary)
        for goal in plan.goals:
            yield from _goal(goal)
    yield from _done(document.done)
    yield from _numbers(document.numbers)
    yield from _issues(document.issues)


def _goal(goal: GoalShown) -> Iterator[Paragraph]:
    yield Paragraph(f"{goal.facts.number}. {goal.facts.title}", HEADING)
    if goal.result:
        yield Paragraph(_("How it went:") + f" {goal.result[1]}")
    yield from _text(goal.facts.comment)
    yield from _text(goal.written)
    for one in goal.indicators:
        yield Paragraph("\n".join(_indicator(one)))
    for one in goal.activities:
        lines = [f"{one.text} ({one.kind.lower()}): {one.word}", one.note, *one.organizations]
        yield Paragraph("\n".join(filter(None, lines)))


def _indicator(one: Shown) -> Iterator[str]:
    trend = one.trend
    word = f": {one.progress.word}" if one.progress else ""
    yield f"{trend.title}{word}"
    if one.progress:
        yield one.progress.target
        yield from one.progress.sentences
    for line in trend.lines:
        cells = "; ".join(f"{column} {value}" for column, value in line.cells if value)
        yield f"{line.name}: {cells}" if cells else line.name
    yield from trend.notes


def _done(done: tuple[DoneYear, ...]) -> Iterator[Paragraph]:
    if done:
        yield Paragraph(_("What have we done"), HEADING)
    for one in done:
        yield Paragraph(f"{day_plain(one.on)}: {one.text}")


def _numbers(numbers: NumbersYear) -> Iterator[Paragraph]:
    yield Paragraph(_("Meetings and attendance"), HEADING)
    for one in numbers.meetings:
        seats = _("%(present)d of %(filled)d places") % {"present": one.present, "filled": one.filled}
        words = [day_plain(one.day), seats if one.filled else "", one.call]
        yield Paragraph(" · ".join(filter(None, words)))
    for one in (*numbers.groups, *numbers.organizations):
        yield Paragraph(f"{one.name}: {share(one)}")


def _issues(issues: tuple[IssueYear, ...]) -> Iterator[Paragraph]:
    if issues:
        yield Paragraph(_("Issues and decisions"), HEADING)
    for issue in issues:
        yield Paragraph(f"{issue.number} {issue.title}")
        for path in issue.paths:
            answers = [
                f"{one.organization}: {one.word}"
                + (f", {day_plain(one.decided_on)}" if one.decided_on else "")
                for one in path.answers
            ]
            yield Paragraph("\n".join([path.heading, path.headline, *path.sentences, *answers]))


def _text(text: str) -> Iterator[Paragraph]:
    """Parts with an empty line between them."""
    for part in text.replace("\r\n", "\n").split("\n\n"):
        if part.strip():
            yield Paragraph(part.strip(), TEXT)
