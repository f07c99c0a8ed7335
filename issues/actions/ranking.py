"""A group's ranked list: begun from the last one, ordered, argued and decided (S001-24, S001-27).

A decided list is never changed; who sees a fault in it decides a new one, of a later day.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Person
from issues.actions.events import tell
from issues.actions.issues import Step, current_stage, locked, step_issue
from issues.choices import perspectives_of
from issues.models import Issue, RankedIssue, Ranking, RankingArgument, Stage, StageEntry
from issues.ranking import put
from issues.ranking_access import RANKABLE, decided, rankable
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


@verb
def begin_ranking(group: Group, *, by: Person, now: datetime) -> Ranking:
    """A draft with the order and arguments of the last decided list; one that is begun already is given.

    What is finished is left out, and what is merged stands as the issue it went into (S004-13).
    """
    group = lock_open(group)
    draft = Ranking.objects.filter(group=group, decided_on__isnull=True).first()
    if draft:
        return draft
    draft, last = Ranking.objects.create(group=group, begun_at=now), decided(group).first()
    if last:
        _copy(last, draft, timezone.localdate(now))
    return draft


def _copy(last: Ranking, draft: Ranking, day: date) -> None:
    group = draft.group
    merged = StageEntry.objects.filter(
        issue__structure=group.structure_id, stage=Stage.MERGED, left_on__isnull=True
    )
    into = dict(merged.values_list("issue", "merged_into"))
    allowed = set(rankable(group).values_list("pk", flat=True))
    perspectives = set(perspectives_of(group.structure, group, day).values_list("pk", flat=True))
    for row in last.places.order_by("place").prefetch_related("arguments"):
        issue = row.issue_id
        while issue in into:
            issue = into[issue]
        if issue not in allowed:
            continue
        allowed.discard(issue)
        place = draft.places.count() + 1
        copy = RankedIssue.objects.create(ranking=draft, issue_id=issue, place=place)
        for argument in row.arguments.all():
            if argument.perspective_id in perspectives:
                RankingArgument.objects.create(
                    ranked=copy, perspective_id=argument.perspective_id, text=argument.text
                )


@verb
def rank_issue(
    ranking: Ranking, *, issue: Issue, by: Person, now: datetime, place: int | None = None
) -> RankedIssue:
    """Give an issue a place, last if none is said; one that stands there already is left where it is."""
    ranking = draft_locked(ranking)
    order = list(ranking.places.order_by("place"))
    there = next((row for row in order if row.issue_id == issue.pk), None)
    if there:
        return there
    if not rankable(ranking.group).filter(pk=issue.pk).exists():
        raise Refused(
            _("Only what is screened and under way in the group has a place on its list."),
            field="issue",
            code="not_rankable",
        )
    row = RankedIssue.objects.create(ranking=ranking, issue=issue, place=len(order) + 1)
    if place is not None:
        arrange([*order, row], put([one.pk for one in (*order, row)], row.pk, place))
        row.refresh_from_db()
    return row


@verb
def move_ranked(
    ranked: RankedIssue, *, to: str | int, by: Person, now: datetime, seen: int | None = None
) -> bool:
    """Move it: `to` is "up", "down" or a place. Whether it moved.

    `seen` is the place it was shown at: a move from another place has been made already, in another window or
    by a double click, and is not made again.
    """
    ranking = draft_locked(ranked.ranking)
    rows = list(ranking.places.order_by("place"))
    stands = next((row for row in rows if row.pk == ranked.pk), None)
    if stands is None:
        raise Refused(_("The issue is no longer on the list."), code="gone")
    if seen is not None and seen != stands.place:
        return False
    order = [row.pk for row in rows]
    wanted = put(order, ranked.pk, to)
    arrange(rows, wanted)
    return wanted != order


def arrange(rows: Iterable[RankedIssue], wanted: list[int]) -> None:
    """Store an order, places from 1 on."""
    places = {pk: place for place, pk in enumerate(wanted, 1)}
    strays = [row for row in rows if row.place != places[row.pk]]
    # Two passes: a place is unique in the database, so everything moves out of the way first.
    RankedIssue.objects.filter(pk__in=[row.pk for row in strays]).update(place=F("place") + 10_000)
    for row in strays:
        row.place = places[row.pk]
        row.save(update_fields=["place"])


@verb
def unrank_issue(ranked: RankedIssue, *, by: Person, now: datetime) -> None:
    """Take it off the draft, with its arguments; taken off twice it is taken off once."""
    ranking = draft_locked(ranked.ranking)
    ranking.places.filter(pk=ranked.pk).delete()
    rows = list(ranking.places.order_by("place"))
    arrange(rows, [row.pk for row in rows])


@verb
def argue(
    ranked: RankedIssue,
    *,
    texts: Mapping[int, str],
    by: Person,
    now: datetime,
    seen: Mapping[int, str] | None = None,
) -> None:
    """Why it stands there, `{perspective: text}`; an empty text takes the argument away (S001-27).

    `seen` is what stood there when one began to write: what somebody else has written since is not written
    over (ruling 18).
    """
    ranking = draft_locked(ranked.ranking)
    if not ranking.places.filter(pk=ranked.pk).exists():
        raise Refused(_("The issue is no longer on the list."), code="gone")
    allowed = perspectives_of(ranking.group.structure, ranking.group, timezone.localdate(now))
    names = {row.pk: row.name for row in allowed}
    stands = {row.perspective_id: row for row in RankingArgument.objects.filter(ranked=ranked)}
    for perspective, text in texts.items():
        _refuse_argument(perspective, text, names, stands, seen or {})
        _write_argument(ranked, perspective, text.strip(), stands.get(perspective))


def _refuse_argument(
    perspective: int,
    text: str,
    names: Mapping[int, str],
    stands: Mapping[int, RankingArgument],
    seen: Mapping[int, str],
) -> None:
    if perspective not in names:
        raise Refused(_("That perspective is not in the group's mandate now."), code="no_such_perspective")
    now_there = stands[perspective].text if perspective in stands else ""
    if perspective in seen and now_there not in {seen[perspective].strip(), text.strip()}:
        raise Refused(
            _("Somebody else has written “%(text)s” since you began. Save again to write over it.")
            % {"text": now_there},
            field=f"perspective_{perspective}",
            code="changed",
        )


def _write_argument(ranked: RankedIssue, perspective: int, text: str, there: RankingArgument | None) -> None:
    if there and not text:
        there.delete()
    elif there and there.text != text:
        there.text = text
        there.save(update_fields=["text"])
    elif text and not there:
        RankingArgument.objects.create(ranked=ranked, perspective_id=perspective, text=text)


@verb
def decide_ranking(ranking: Ranking, *, on: date, by: Person, now: datetime, text: str = "") -> Ranking:
    """From that day the list is the group's and is never changed (S001-24). Issues of the group that are
    screened are prioritised with it; those of another home group are told of, and moved by their home."""
    # The issues before the group, as everything that happens to an issue does, and in one order: no two wait
    # for each other for ever.
    pks = RankedIssue.objects.filter(ranking=ranking).order_by("issue").values_list("issue", flat=True)
    issues = {pk: locked(Issue(pk=pk)) for pk in list(pks)}
    ranking = draft_locked(ranking)
    rows = list(ranking.places.order_by("place"))
    if any(row.issue_id not in issues for row in rows):
        raise Refused(_("The list has changed in another window. Look at it again."), code="changed")
    _refuse_list(ranking, rows, on, timezone.localdate(now))
    name = ranking.group.name_on(on)
    for row in rows:
        issue = issues[row.issue_id]
        _prioritize(issue, ranking.group, on, by=by, now=now)
        words = {"place": row.place, "count": len(rows), "group": name}
        told = _("Place %(place)s of %(count)s for %(group)s") % words
        tell(issue, "ranked", now=now, by=by, on=on, text=told)
    ranking.decided_on, ranking.text = on, text.strip()
    ranking.save(update_fields=["decided_on", "text"])
    return ranking


def _refuse_list(ranking: Ranking, rows: list[RankedIssue], on: date, today: date) -> None:
    if not rows:
        raise Refused(_("The list is empty. Put an issue on it first."), code="empty")
    if on > today:
        raise Refused(
            _("%(day)s is to come. Write the day the list was decided.") % {"day": day_plain(on)},
            field="on",
            code="future",
        )
    last = decided(ranking.group).first()
    if last and on <= last.decided_on:
        raise Refused(
            _("The last list was decided on %(day)s. Write a later day.")
            % {"day": day_plain(last.decided_on)},
            field="on",
            code="too_early",
        )


def _prioritize(issue: Issue, group: Group, on: date, *, by: Person, now: datetime) -> None:
    entry = current_stage(issue)
    words = {"title": issue.title, "stage": entry.get_stage_display()}
    if entry.stage not in RANKABLE:
        raise Refused(
            _("“%(title)s” is in “%(stage)s” now. Take it off the list first.") % words, code="not_rankable"
        )
    goes_on = entry.stage == Stage.SCREENED and issue.home_group_id == group.pk
    since = entry.entered_on if goes_on else issue.raised_on
    if on < since:
        raise Refused(
            _("“%(title)s” came to “%(stage)s” on %(day)s. Write that day or a later one.")
            % (words | {"day": day_plain(since)}),
            field="on",
            code="before_issue",
        )
    if goes_on:
        step_issue(issue, entry, Step(to=Stage.PRIORITIZED, on=on, forum=group), by=by, now=now)


@verb
def discard_ranking(ranking: Ranking, *, by: Person, now: datetime) -> None:
    """Throw the draft away; the last decided list is in force as before."""
    draft_locked(ranking).delete()


def draft_locked(ranking: Ranking) -> Ranking:
    """The draft again with its row locked; a decided list is refused (I-ISS1: what was, was)."""
    group = lock_open(ranking.group)
    found = Ranking.objects.select_for_update(no_key=True, of=("self",)).filter(pk=ranking.pk).first()
    if found is None:
        raise Refused(_("The draft has been thrown away. Begin a new list."), code="gone")
    found.group = group
    if found.decided_on:
        raise Refused(
            _("The list was decided on %(day)s and is not changed. Begin a new one.")
            % {"day": day_plain(found.decided_on)},
            code="decided",
        )
    return found
