"""Whom a gathered report tells what: everybody, all the evaluated groups, one of them. Pure."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace

from evaluations.kept_tallies import CellFacts, SubjectFacts, SurveyTallies
from evaluations.report_document import (
    IN_GROUP,
    JudgementPart,
    NotePart,
    RecommendationPart,
    ReportDocument,
    SetPart,
    TextPart,
    TiePart,
)


def for_everybody(
    document: ReportDocument,
    *,
    open_groups: Set[int],
    open_done: Mapping[int, Set[str]],
    open_notes: Set[int],
    open_orals: Set[int],
    open_judgements: Set[int],
    open_ties: Set[tuple[str, int]],
) -> ReportDocument:
    """What is told outside a group: of groups that everybody may know of, things done that the group has
    chosen to show and shows still, no handover note about an issue that is not public, and nothing of what
    was said or judged where not the whole group reads any more. No other group is named, and nothing that a
    recommendation is tied to that its readers may not know of."""
    groups = tuple(
        replace(
            group,
            orals=tuple(one for one in group.orals if one.key in open_orals),
            done=tuple(one for one in group.done if one.is_open and one.key in open_done.get(group.key, ())),
            notes=tuple(
                _without_receiver(one, open_groups)
                for one in group.notes
                if one.is_open and one.key in open_notes
            ),
            judgement=_among(group.judgement, open_judgements),
        )
        for group in document.groups
        if group.key in open_groups
    )
    closed = {one.key for one in document.groups} - open_groups
    return replace(
        document,
        groups=groups,
        texts=_texts_without(document.texts, closed),
        surveys=tuple(replace(one, tallies=_without(one.tallies, closed)) for one in document.surveys),
        sets=tuple(_set_without(one, open_groups, open_ties) for one in document.sets),
    )


def combined(document: ReportDocument) -> ReportDocument:
    """For all the groups in it. With several of them its readers belong to others than the one that something
    was written for: it tells of each what everybody may read, and of what recommendations are tied to what
    all of them do. With one alone it is that group's whole."""
    keys = {one.key for one in document.groups}
    if len(keys) == 1:
        return of_readers(document, keys)
    return for_everybody(
        document,
        open_groups=set(named_groups(document)),
        open_done={one.key: {line.key for line in one.done} for one in document.groups},
        open_notes={note.key for one in document.groups for note in one.notes},
        open_orals={oral.key for one in document.groups for oral in one.orals},
        open_judgements={one.judgement.key for one in document.groups if one.judgement},
        open_ties={tie.name for tie in ties_in(document) if _is_read(tie, keys)},
    )


def of_group(document: ReportDocument, key: int) -> ReportDocument:
    """One group's own whole, for its own readers: all it did and hands over, its tables beside everybody's,
    the recommendations that it keeps or that are for it (S000-01, S000-42)."""
    others = {one.key for one in document.groups} - {key}
    names = [one.name for one in document.groups if one.key == key]
    document = of_readers(document, {key})
    return replace(
        document,
        title=": ".join([document.title, *names]),
        groups=tuple(one for one in document.groups if one.key == key),
        texts=_texts_without(document.texts, others),
        surveys=tuple(replace(one, tallies=_without(one.tallies, others)) for one in document.surveys),
        sets=tuple(found for one in document.sets if (found := _set_for(one, key)).recommendations),
    )


def of_readers(document: ReportDocument, groups: Set[int]) -> ReportDocument:
    """Without what its recommendations are tied to that not all the people of these groups read."""

    def of(one: RecommendationPart) -> RecommendationPart:
        return replace(one, ties=tuple(tie for tie in one.ties if _is_read(tie, groups)))

    sets = (replace(found, recommendations=tuple(map(of, found.recommendations))) for found in document.sets)
    return replace(document, sets=tuple(sets))


def ties_in(document: ReportDocument) -> Iterator[TiePart]:
    return (tie for found in document.sets for one in found.recommendations for tie in one.ties)


def _is_read(tie: TiePart, groups: Set[int]) -> bool:
    """Whether everybody in each of the groups reads it; nobody's where there is none."""
    return bool(tie.is_open) or (bool(groups) and groups <= set(tie.groups))


def named_groups(document: ReportDocument) -> Iterator[int]:
    """Every group that it names outside free words."""
    for group in document.groups:
        yield group.key
        yield from (note.to_group.key for note in group.notes if note.to_group)
    for found in document.sets:
        yield from (one.key for part in found.recommendations for one in part.to_groups)


def _among(judgement: JudgementPart | None, keys: Set[int]) -> JudgementPart | None:
    return judgement if judgement and judgement.key in keys else None


def _without_receiver(note: NotePart, open_groups: Set[int]) -> NotePart:
    hides = note.to_group is not None and note.to_group.key not in open_groups
    return replace(note, to_group=None) if hides else note


def _texts_without(texts: tuple[TextPart, ...], groups: Set[int]) -> tuple[TextPart, ...]:
    hidden = {f"{kind}:{key}" for kind in IN_GROUP for key in groups}
    return tuple(one for one in texts if one.place not in hidden)


def _set_without(found: SetPart, open_groups: Set[int], open_ties: Set[tuple[str, int]]) -> SetPart:
    def of(one: RecommendationPart) -> RecommendationPart:
        return replace(
            one,
            to_groups=tuple(to for to in one.to_groups if to.key in open_groups),
            ties=tuple(tie for tie in one.ties if tie.name in open_ties),
        )

    return replace(found, recommendations=tuple(map(of, found.recommendations)))


def _set_for(found: SetPart, group: int) -> SetPart:
    if found.group == group:
        return found
    rows = (one for one in found.recommendations if group in {to.key for to in one.to_groups})
    return replace(found, recommendations=tuple(rows))


def _without(tallies: SurveyTallies, groups: Set[int]) -> SurveyTallies:
    """Without the tables of these groups; to take tables away tells nothing more."""
    keys = {str(key) for key in groups}

    def is_told(cell: CellFacts) -> bool:
        return cell.kind != "group" or cell.key not in keys

    def of(subject: SubjectFacts) -> SubjectFacts:
        return replace(subject, tables=tuple(table for table in subject.tables if is_told(table.of)))

    return replace(
        tallies,
        cells=tuple(filter(is_told, tallies.cells)),
        sections=tuple(
            replace(
                section,
                questions=tuple(
                    replace(question, subjects=tuple(map(of, question.subjects)))
                    for question in section.questions
                ),
            )
            for section in tallies.sections
        ),
    )
