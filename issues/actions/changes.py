"""Changing what is written of an issue, and giving it another home."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Organization, Person, ReadingCircle
from issues.actions.events import PUBLIC_KINDS, tell
from issues.actions.issues import Step, current_stage, locked, step_issue
from issues.actions.log import owner_fields
from issues.actions.raising import refuse_other_structure
from issues.edition import WRITTEN, edition_of, written
from issues.models import Issue, IssueGroup, Perspective, Stage, Topic
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import listed


@verb
def change_issue(
    issue: Issue,
    *,
    by: Person,
    now: datetime,
    seen: str,
    title: str,
    owner: Person | Group | Organization | None = None,
    owner_text: str = "",
    topics: Iterable[Topic] = (),
    perspectives: Iterable[Perspective] = (),
    shows_past: bool = False,
    **columns,
) -> Issue:
    """Save what is written of the issue: `description`, `level`, `nature`, `reference`, `circle`,
    `closed_reason`, `is_public`, `public_text`; what is not given stays.

    `seen` is the `edition_of` the issue when the form was shown: refused with `changed` where somebody has
    saved since. `shows_past`: what has happened already is shown to the public too.
    """
    issue = locked(issue)
    stands, before = edition_of(issue), written(issue)
    _write(issue, {"title": title, **owner_fields(owner, owner_text), **columns})
    _refuse_unfit(issue)
    issue.save()
    issue.topics.set(topics)
    issue.perspectives.set(perspectives)
    after = written(issue)
    changed = [name for name in after if after[name] != before[name]]
    # The same saved twice is no conflict: nothing is written over.
    if changed and stands != seen:
        raise Refused(
            _("Somebody has changed the issue since you opened it. Look at both, and save again."),
            code="changed",
        )
    if shows_past and issue.is_public:
        issue.events.filter(kind__in=PUBLIC_KINDS, circle=ReadingCircle.GROUP).update(is_public=True)
    if changed:
        tell(issue, "changed", now=now, by=by, text=_changed_words(changed))
    return issue


def _write(issue: Issue, values: dict) -> None:
    known = {name.removesuffix("_id") for name in WRITTEN}
    if unknown := values.keys() - known:
        raise TypeError(f"An issue has no {sorted(unknown)}.")
    for name, value in values.items():
        setattr(issue, name, value.strip() if isinstance(value, str) else value)


def _refuse_unfit(issue: Issue) -> None:
    if not issue.title:
        raise Refused(_("Write the question in a line, e.g. “A safe way home from hospital”."), field="title")
    if issue.circle == ReadingCircle.GROUP:
        issue.closed_reason = ""
        return
    if issue.home_group_id is None:
        raise Refused(
            _("An issue without a home has no circle to be closed to. Give it a home group first."),
            field="circle",
            code="no_home",
        )
    if not issue.closed_reason:
        raise Refused(_("Write why the issue is closed."), field="closed_reason", code="no_reason")
    if issue.is_public:
        raise Refused(
            _("A closed issue is not shown to the public. Open it first, or take away the tick."),
            field="is_public",
            code="closed",
        )


def _changed_words(names: list[str]) -> str:
    """ "Title, owner and topics": each once, in the order of the form."""
    words = {
        "title": _("title"),
        "description": _("what it is about"),
        "level": _("where it belongs"),
        "nature": _("kind of question"),
        "owner": _("who sees to it"),
        "reference": _("registry number"),
        "topics": _("topics"),
        "perspectives": _("perspectives"),
        "circle": _("who may read it"),
        "public": _("what the public sees"),
    }
    same = {"closed_reason": "circle", "is_public": "public", "public_text": "public"}
    changed = {"owner" if name.startswith("owner") else same.get(name, name) for name in names}
    return capfirst(listed([word for name, word in words.items() if name in changed]))


@verb
def hand_over(issue: Issue, *, group: Group, by: Person, now: datetime, reason: str = "") -> Issue:
    """Give the issue another home group, which then screens and moves it; the former one still takes part.
    An issue without a home needs no reason. One that was turned away is raised anew in the new home."""
    issue, entry = locked(issue), current_stage(issue)
    group = lock_open(group)
    refuse_other_structure(group, issue.structure)
    if issue.home_group_id == group.pk:
        return issue
    if issue.home_group_id and not reason.strip():
        raise Refused(
            _("Write why it goes to another group, e.g. “Concerns children only”."),
            field="reason",
            code="no_reason",
        )
    if entry.stage in {Stage.MERGED, Stage.CLOSED}:
        raise Refused(
            _("The issue is in “%(stage)s”. Take it up again first.") % {"stage": entry.get_stage_display()},
            code="finished",
        )
    former = issue.home_group
    issue.home_group = group
    issue.save(update_fields=["home_group"])
    issue.groups.filter(group=group).delete()
    day = timezone.localdate(now)
    if former:
        IssueGroup.objects.get_or_create(issue=issue, group=former, defaults={"since": day})
    tell(issue, "changed", now=now, by=by, text=_told_home(group, reason))
    if entry.stage == Stage.DECLINED:
        text = reason.strip() or _("Another group takes it up.")
        step_issue(issue, entry, Step(to=Stage.RAISED, text=text, forum=group), by=by, now=now)
    else:
        entry.forum = group
        entry.save(update_fields=["forum"])
    return issue


def _told_home(group: Group, reason: str) -> str:
    told = _("New home group: %(group)s.") % {"group": group}
    return f"{told} {reason.strip()}".strip()
