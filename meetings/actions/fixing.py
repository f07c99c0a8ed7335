"""Fixing an agenda: the words given, those asked for, and who may give them (S002-19, S002-26)."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Person
from groups.post import Letter, post_all
from meetings.actions.guards import lock, refuse_unless_open, touch
from meetings.fixing import fixed_sha256, words_on
from meetings.models import AgendaApproval, AgendaApprover, Meeting
from meetings.reports import agenda_lines, agenda_of
from samverkan.lib.history import verb
from samverkan.lib.reading import collapsed
from samverkan.lib.refusal import Refused


@verb
def fix_agenda(meeting: Meeting, *, seen: str, by: Person, now: datetime) -> list[AgendaApproval]:
    """Give one's word on the agenda that was `seen` (its checksum), in every role one has. Twice is once."""
    meeting = lock(meeting)
    refuse_unless_open(meeting)
    rows = agenda_lines(agenda_of(meeting), meeting)
    words = words_on(meeting, rows, on=timezone.localdate(now))
    mine = [word for word in words if by in word.people]
    if not mine:
        raise Refused(_("The agenda is not yours to fix."), code="not_yours")
    if not rows:
        raise Refused(_("The agenda is empty, so there is nothing to fix."), code="empty")
    if seen != (now_is := fixed_sha256(rows)):
        raise Refused(
            _("The agenda has changed since you opened the page. Read it again and give your word on it."),
            code="changed",
        )
    given = [
        AgendaApproval.objects.get_or_create(
            meeting=meeting, role=word.role, sha256=now_is, defaults={"person": by, "at": now}
        )[0]
        for word in mine
    ]
    touch(meeting)
    return given


@verb
def ask_to_fix(meeting: Meeting, *, by: Person, now: datetime) -> list[Person]:
    """Mail those whose word is missing, once for each agenda; they are returned with or without an
    address."""
    meeting = lock(meeting)
    refuse_unless_open(meeting)
    rows = agenda_lines(agenda_of(meeting), meeting)
    words = words_on(meeting, rows, on=timezone.localdate(now))
    people = list({person.pk: person for word in words if not word.given for person in word.people}.values())
    if not people:
        raise Refused(_("Nobody's word is missing."), code="nobody")
    checksum = fixed_sha256(rows)
    letters = [
        Letter(
            kind="meetings.agenda_to_fix",
            person=person,
            name=person.name,
            address=person.address,
            group=meeting.group,
            references={"meeting": meeting.pk},
            once_key=f"fix-{meeting.pk}-{person.pk}-{checksum[:16]}",
        )
        for person in people
    ]
    post_all(letters, now=now)
    return people


@verb
def name_agenda_approver(
    group: Group,
    *,
    role: str,
    person: Person,
    by: Person,
    now: datetime,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> AgendaApprover:
    """Let somebody fix the group's agendas in a named role (S002-19). Named twice at one time is once."""
    lock_open(group)
    starts_on = starts_on or timezone.localdate(now)
    if not (role := collapsed(role)):
        raise Refused(_("Write the role, for example “regiondirektör”."), field="role", code="no_role")
    if ends_on and ends_on < starts_on:
        raise Refused(
            _("It ends %(end)s, before it begins %(start)s.")
            % {"end": ends_on.isoformat(), "start": starts_on.isoformat()},
            field="ends_on",
            code="ends_before_start",
        )
    rows = AgendaApprover.objects.overlapping(starts_on, ends_on).filter(
        group=group, role=role, person=person
    )
    return rows.first() or AgendaApprover.objects.create(
        group=group, role=role, person=person, starts_on=starts_on, ends_on=ends_on
    )


@verb
def end_agenda_approver(row: AgendaApprover, *, by: Person, now: datetime) -> None:
    """The words given stand; from today no new ones. One that began today leaves only its history."""
    lock_open(row.group)
    yesterday = timezone.localdate(now) - timedelta(days=1)
    if row.starts_on > yesterday:
        row.delete()
        return
    row.ends_on = yesterday
    row.save()
