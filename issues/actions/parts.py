"""What hangs on an issue: its parties, the groups that take part, its open points and sources."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Document, Group, Organization, Person
from issues.actions.events import tell
from issues.actions.issues import locked
from issues.actions.raising import refuse_other_structure
from issues.models import Issue, IssueGroup, IssueParty, IssueSource, OpenPoint
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


@verb
def add_party(
    issue: Issue,
    *,
    by: Person,
    now: datetime,
    organization: Organization | None = None,
    name: str = "",
    note: str = "",
    joined_on: date | None = None,
) -> IssueParty:
    """Whom the issue concerns: an organisation, or somebody outside the register. Without a day it is
    expected and not with us yet (S003-15). The same party again changes nothing."""
    issue = locked(issue)
    name = "" if organization else name.strip()
    if organization is None and not name:
        raise Refused(
            _("Choose an organisation, or write who it is, e.g. “The schools”."),
            field="organization",
            code="nobody",
        )
    _refuse_to_come(joined_on, now, "joined_on")
    there = issue.parties.filter(organization=organization, name=name).first()
    if there:
        return there
    party = IssueParty.objects.create(
        issue=issue, organization=organization, name=name, note=note.strip(), joined_on=joined_on
    )
    told = _("%(who)s is with us.") if joined_on else _("%(who)s is expected to join.")
    tell(
        issue,
        "party",
        now=now,
        by=by,
        on=joined_on,
        text=told % {"who": party},
        organization=organization,
    )
    return party


@verb
def join_party(party: IssueParty, *, on: date, by: Person, now: datetime) -> IssueParty:
    """A party that was expected is with us from a day on (S003-15)."""
    issue, party = _of_issue(party)
    if party.joined_on == on:
        return party
    _refuse_to_come(on, now, "on")
    party.joined_on = on
    party.save()
    told = _("%(who)s is with us.") % {"who": party}
    tell(issue, "party", now=now, by=by, on=on, text=told, organization=party.organization)
    return party


@verb
def remove_party(party: IssueParty, *, by: Person, now: datetime) -> None:
    issue, party = _of_issue(party)
    told, organization = _("%(who)s is no longer a party.") % {"who": party}, party.organization
    party.delete()
    tell(issue, "party", now=now, by=by, text=told, organization=organization)


@verb
def let_group_in(
    issue: Issue,
    *,
    group: Group,
    by: Person,
    now: datetime,
    part: str = IssueGroup.Part.TAKES_PART,
    since: date | None = None,
) -> IssueGroup:
    """Another group takes part, or has the same need (S004-13); its people may then read the issue."""
    issue = locked(issue)
    group = lock_open(group)
    refuse_other_structure(group, issue.structure)
    if issue.home_group_id == group.pk:
        raise Refused(
            _("%(group)s is the issue's home group already.") % {"group": group}, field="group", code="home"
        )
    _refuse_to_come(since, now, "since")
    row, is_new = IssueGroup.objects.get_or_create(
        issue=issue, group=group, defaults={"part": part, "since": since or timezone.localdate(now)}
    )
    if is_new:
        tell(issue, "party", now=now, by=by, on=row.since, text=f"{group}: {row.get_part_display().lower()}.")
    return row


@verb
def let_group_out(row: IssueGroup, *, by: Person, now: datetime) -> None:
    """The group takes no part any longer, and its people read the issue no more. Not the group that it lies
    with."""
    issue, row = _of_issue(row)
    if issue.stages.filter(left_on__isnull=True, forum=row.group).exists():
        raise Refused(
            _("The issue lies with %(group)s. Say first with whom it lies instead.") % {"group": row.group},
            code="lies_there",
        )
    told = _("%(who)s takes no part any longer.") % {"who": row.group}
    row.delete()
    tell(issue, "party", now=now, by=by, text=told)


@verb
def add_open_point(
    issue: Issue, *, text: str, by: Person, now: datetime, raised_on: date | None = None
) -> OpenPoint:
    """Something that is not settled yet (S003-15, S004-21)."""
    issue = locked(issue)
    if not text.strip():
        raise Refused(
            _("Write what is open, e.g. “How do the officials work together?”."), field="text", code="no_text"
        )
    _refuse_to_come(raised_on, now, "raised_on")
    there = issue.open_points.filter(text=text.strip(), settled_on__isnull=True).first()
    if there:
        return there
    day = raised_on or timezone.localdate(now)
    point = OpenPoint.objects.create(issue=issue, text=text.strip(), raised_on=day)
    tell(issue, "open_point", now=now, by=by, on=day, text=point.text)
    return point


@verb
def settle_point(
    point: OpenPoint, *, answer: str, by: Person, now: datetime, on: date | None = None
) -> OpenPoint:
    issue, point = _of_issue(point)
    if point.settled_on and point.answer == answer.strip():
        return point
    if point.settled_on:
        raise Refused(
            _("The point was settled %(day)s.") % {"day": day_plain(point.settled_on)}, code="settled"
        )
    if not answer.strip():
        raise Refused(_("Write how it was settled."), field="answer", code="no_answer")
    day = on or timezone.localdate(now)
    _refuse_to_come(day, now, "on")
    if day < point.raised_on:
        raise Refused(
            _("The point was raised %(day)s. Write that day or a later one.")
            % {"day": day_plain(point.raised_on)},
            field="on",
            code="too_early",
        )
    point.settled_on, point.answer = day, answer.strip()
    point.save()
    told = _("Settled: %(text)s %(answer)s") % {"text": point.text, "answer": point.answer}
    tell(issue, "open_point", now=now, by=by, on=day, text=told)
    return point


@verb
def add_source(
    issue: Issue,
    *,
    title: str,
    by: Person,
    now: datetime,
    address: str = "",
    document: Document | None = None,
) -> IssueSource:
    """What the issue rests on: a law, a report, a paper of the home group's register."""
    issue = locked(issue)
    title = title.strip() or (document.title if document else "")
    if not title:
        raise Refused(
            _("Write what it is, e.g. “The Social Services Act, chapter 5”."), field="title", code="no_title"
        )
    if document and document.group_id != issue.home_group_id:
        raise Refused(_("Choose a document of the home group."), field="document", code="not_ours")
    there = issue.sources.filter(title=title, address=address, document=document).first()
    if there:
        return there
    source = IssueSource.objects.create(issue=issue, title=title, address=address, document=document)
    circle = document.circle if document else ""
    tell(issue, "changed", now=now, by=by, text=_("New source: %(title)s") % {"title": title}, circle=circle)
    return source


@verb
def remove_source(source: IssueSource, *, by: Person, now: datetime) -> None:
    issue, source = _of_issue(source)
    told = _("Source taken away: %(title)s") % {"title": source.title}
    circle = source.document.circle if source.document else ""
    source.delete()
    tell(issue, "changed", now=now, by=by, text=told, circle=circle)


def _of_issue(row):
    """(its issue locked, the row again): what another has just taken away is refused."""
    issue = locked(row.issue)
    fresh = type(row).objects.filter(pk=row.pk, issue=issue).first()
    if fresh is None:
        raise Refused(_("It has been taken away already."), code="gone")
    return issue, fresh


def _refuse_to_come(day: date | None, now: datetime, field: str) -> None:
    if day and day > timezone.localdate(now):
        raise Refused(
            _("%(day)s is to come. Write the day it happened.") % {"day": day_plain(day)},
            field=field,
            code="future",
        )
