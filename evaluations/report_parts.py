"""The report of an evaluation as parts of headings, texts, lists, drawings and tables: page, PDF, Word and
the public page show the same ones, in the same order. Pure but for the language."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from evaluations.kept_tallies import SurveyTallies
from evaluations.models import Judgement, Survey, Viewpoint
from evaluations.oral_document import SaidFacts
from evaluations.report_document import (
    CLOSING,
    OPENING,
    RECOMMENDATIONS,
    GroupPart,
    JudgementPart,
    NotePart,
    OralPart,
    ReportDocument,
    SurveyPart,
)
from evaluations.report_recommendations import recommended
from evaluations.report_shape import Block, Line, Part
from evaluations.results_shown import QuestionShown, SubjectShown, results_shown
from meetings.attendance_numbers import percent
from plans.models import HandoverNote
from samverkan.lib.spoken import day_plain, listed


def parts(document: ReportDocument) -> tuple[Part, ...]:
    """Every part, also one that nothing is written in yet: the page offers to."""
    texts = {one.place: one.text for one in document.texts}

    def at(place: str) -> dict[str, str]:
        return {"place": place, "text": texts.get(place, "")}

    opening = Part(
        anchor="inledning", heading=pgettext("report", "Opening"), note=_period(document), **at(OPENING)
    )
    short = Part(anchor="kort", heading=_("In short"), blocks=(_listed(in_short(document)),))
    purpose = [Part(anchor="syfte", heading=_("Purpose"), text=document.purpose)] if document.purpose else []
    sets = [recommended(one, at(f"set:{one.key}")) for one in document.sets]
    if sets:
        sets.insert(0, Part(anchor="rekommendationer", heading=_("Recommendations"), **at(RECOMMENDATIONS)))
    return (
        opening,
        *purpose,
        short,
        *(_survey(one, at(f"survey:{one.key}")) for one in document.surveys),
        *(_group(one, texts) for one in document.groups),
        *sets,
        Part(anchor="avslutning", heading=_("Closing words"), **at(CLOSING)),
    )


def told(shown: tuple[Part, ...]) -> tuple[Part, ...]:
    """Those that say something, for paper and for those who do not write."""
    return tuple(one for one in shown if one.text or one.blocks or one.place.startswith("group:"))


def in_short(document: ReportDocument) -> list[str]:
    """The report in a few sentences, each true without the others."""
    orals = sum(bool(group.orals) for group in document.groups)
    notes = sum(len(group.notes) for group in document.groups)
    found = [f"{one.tallies.title}: {answered(one.tallies)}" for one in document.surveys]
    if orals:
        text = ngettext(
            "%(count)d group has evaluated orally.", "%(count)d groups have evaluated orally.", orals
        )
        found.append(text % {"count": orals})
    if notes:
        text = ngettext("%(count)d handover note is left.", "%(count)d handover notes are left.", notes)
        found.append(text % {"count": notes})
    for word in Judgement.Word.values:
        names = [one.name for one in document.groups if one.judgement and one.judgement.word == word]
        if names:
            label = str(Judgement.Word(word).label).lower()
            found.append(_("Judgement: %(word)s – %(groups)s.") % {"word": label, "groups": listed(names)})
    if count := sum(len(one.recommendations) for one in document.sets):
        text = ngettext("%(count)d recommendation is given.", "%(count)d recommendations are given.", count)
        found.append(text % {"count": count})
    return found or [_("Nothing is gathered yet.")]


def answered(tallies: SurveyTallies) -> str:
    """ "21 av 28 har svarat (75 %)." A share of few is read as more than it is: it stands with both
    numbers."""
    words = {"answered": tallies.answered, "asked": tallies.invited}
    if not tallies.invited:
        return _("Nobody was asked.")
    words["percent"] = percent(tallies.answered, tallies.invited)
    return _("%(answered)d of %(asked)d have answered (%(percent)d %%).") % words


def _period(document: ReportDocument) -> str:
    names = listed(one.name for one in document.groups)
    words = {"since": day_plain(document.starts_on), "until": day_plain(document.ends_on), "groups": names}
    return _("%(since)s – %(until)s: %(groups)s") % words if names else ""


def _listed(sentences: list[str]) -> Block:
    return Block(lines=tuple(Line(text=one) for one in sentences))


def _survey(survey: SurveyPart, written: dict[str, str]) -> Part:
    blocks = [Block(heading=_("Summary"), text=survey.summary)] if survey.summary else []
    for section in results_shown(survey.tallies, {}):
        blocks.append(Block(heading=section.title))
        blocks += [one for question in section.questions for one in _question(survey.key, question)]
    mode = Survey.Mode(survey.tallies.mode).label
    return Part(
        anchor=f"enkat-{survey.key}",
        heading=survey.tallies.title,
        note=f"{mode}. {answered(survey.tallies)}",
        blocks=tuple(blocks),
        **written,
    )


def _question(survey: int, question: QuestionShown) -> Iterator[Block]:
    """A drawing and a table of each of its subjects; of a free text only how many there are."""
    if question.is_text:
        text = ngettext("%(count)d answer in words.", "%(count)d answers in words.", question.written)
        yield Block(heading=question.text, level=2, note=text % {"count": question.written})
    for subject in question.subjects:
        yield _subject(survey, question.text, subject)


def _subject(survey: int, question: str, subject: SubjectShown) -> Block:
    return Block(
        heading=f"{question} – {subject.title}" if subject.title else question,
        level=2,
        columns=(pgettext("survey", "Answer"), *subject.columns),
        rows=tuple((line.label, *(value for _column, value in line.values)) for line in subject.lines),
        drawn=subject.drawn,
        name=f"e{survey}-{subject.name}",
        said=subject.said,
    )


def _group(group: GroupPart, texts: dict[str, str]) -> Part:
    place = f"group:{group.key}"
    return Part(
        anchor=f"grupp-{group.key}",
        heading=group.name,
        place=place,
        text=texts.get(place, ""),
        blocks=tuple(_of_group(group, texts)),
    )


def _of_group(group: GroupPart, texts: dict[str, str]) -> Iterator[Block]:
    def at(kind: str) -> dict[str, str]:
        place = f"{kind}:{group.key}"
        return {"place": place, "written": texts.get(place, "")}

    for number, oral in enumerate(group.orals):
        yield from _oral(oral, {} if number else at("oral"))
    if group.done:
        heading = _("What have we done, a selection") if group.done_left else _("What have we done")
        lines = tuple(Line(text=one.text, lead=f"{day_plain(one.on)}:") for one in group.done)
        yield Block(heading=heading, lines=lines, group=group.key, **at("done"))
    if group.gone_through:
        lines = tuple(
            Line(text=one.summary or one.title, lead=f"{day_plain(one.on)}:", note=one.summary and one.title)
            for one in group.gone_through
        )
        yield Block(heading=_("The survey gone through"), lines=lines)
    if group.notes:
        yield Block(heading=_("To those who take over"), lines=tuple(map(_note, group.notes)), **at("notes"))
    if group.judgement:
        yield _judgement(group.judgement)


def _oral(oral: OralPart, written: dict[str, str]) -> Iterator[Block]:
    when = _("At the meeting %(day)s.") % {"day": day_plain(oral.on)} if oral.on else ""
    yield Block(heading=_("Oral evaluation"), note=when, text=oral.introduction, **written)
    for asked in oral.questions:
        heading = " ".join(filter(None, [asked.number, asked.text]))
        yield Block(heading=heading, level=2, lines=tuple(map(viewpoint, asked.said)))


def viewpoint(said: SaidFacts) -> Line:
    """With who agreed, in words."""
    agreed = str(Viewpoint.Agreement(said.agreement).label).lower() if said.agreement else ""
    return Line(text=said.text, note=agreed, under=tuple(map(viewpoint, said.under)))


def _note(note: NotePart) -> Line:
    to = note.to_group.name if note.to_group else note.to
    words = [HandoverNote.About(note.about).label, HandoverNote.Direction(note.direction).label, to]
    return Line(text=note.text, note=", ".join(str(one) for one in words if one))


def _judgement(judgement: JudgementPart) -> Block:
    word = f"{Judgement.Word(judgement.word).label}, {day_plain(judgement.on)}"
    led = ()
    if judgement.led_to:
        when = _("since %(day)s") % {"day": day_plain(judgement.led_on)} if judgement.led_on else ""
        led = (Line(text=judgement.led_to, lead=_("It led to:"), note=when),)
    return Block(heading=_("The group's future"), note=word, text=judgement.text, lines=led)
