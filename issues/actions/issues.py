"""Raising a question, screening it, and moving it along its way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Organization, Person, ReadingCircle, Structure
from issues.actions.events import tell
from issues.course import FORBIDS, SAYS_WHY, Standing, lacks, moves_from
from issues.models import Issue, Perspective, Screening, Stage, StageEntry
from issues.stage_words import lack_words
from issues.standing import standing_of_issue
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.spoken import day_plain


@verb
def raise_issue(
    structure: Structure,
    *,
    title: str,
    by: Person | None,
    now: datetime,
    description: str = "",
    home_group: Group | None = None,
    organization: Organization | None = None,
    raised_by_name: str = "",
    raised_on: date | None = None,
    level: str = "",
    nature: str = "",
    circle: str = ReadingCircle.GROUP,
    closed_reason: str = "",
) -> Issue:
    """A question is raised, with or without a home group (S000-25). Somebody raises it: `by`, an
    organisation, or a name outside the register."""
    if home_group:
        home_group = lock_open(home_group)
    if not title.strip():
        raise Refused(_("Write the question in a line, e.g. “A safe way home from hospital”."), field="title")
    day = raised_on or timezone.localdate(now)
    if day > timezone.localdate(now):
        raise Refused(
            _("%(day)s is to come. Write the day the question was raised.") % {"day": day_plain(day)},
            field="raised_on",
            code="future",
        )
    # Locked, so that two at once do not get the same number.
    structure = Structure.objects.select_for_update(no_key=True).get(pk=structure.pk)
    last = Issue.objects.filter(structure=structure, year=day.year).aggregate(last=Max("number"))["last"]
    issue = Issue.objects.create(
        structure=structure,
        year=day.year,
        number=(last or 0) + 1,
        title=title.strip(),
        description=description.strip(),
        home_group=home_group,
        raised_on=day,
        raised_by=by,
        raised_by_organization=organization,
        raised_by_name=raised_by_name.strip(),
        level=level,
        nature=nature,
        circle=circle,
        closed_reason=closed_reason.strip(),
        created_at=now,
    )
    StageEntry.objects.create(
        issue=issue,
        stage=Stage.RAISED,
        move=StageEntry.Move.START,
        entered_on=day,
        entered_at=now,
        by=by,
        forum=home_group,
    )
    tell(issue, "raised", now=now, by=by, on=day, organization=organization)
    return issue


@verb
def screen_issue(
    issue: Issue,
    *,
    by: Person,
    now: datetime,
    has_common_interest: bool,
    needs_cooperation: bool,
    is_intermunicipal: bool,
    fits: bool,
    group: Group | None = None,
    concerns_public_health: bool = False,
    perspectives: Iterable[Perspective] = (),
    reason: str = "",
    other_forum: str = "",
    on: date | None = None,
) -> Screening:
    """Try the issue against the group's rules of the day (S001-26, S002-27). What fits gets its home and goes
    on to screened; what does not is turned away with a reason and a better forum. Against the rules only with
    a reason (I-ISS3)."""
    issue = locked(issue)
    day = on or timezone.localdate(now)
    entry = current_stage(issue)
    if entry.stage not in {Stage.RAISED, Stage.SCREENED, Stage.DECLINED}:
        raise Refused(
            _("The issue has gone on to “%(stage)s”. Move it back before you screen it again.")
            % {"stage": entry.get_stage_display()},
            code="wrong_stage",
        )
    allowed = rules_allow(
        has_common_interest=has_common_interest,
        needs_cooperation=needs_cooperation,
        is_intermunicipal=is_intermunicipal,
        accepts_intermunicipal=group.settings_on(day).accepts_intermunicipal_issues if group else True,
    )
    if (not fits or not allowed) and not reason.strip():
        raise Refused(
            _("Write why the question does not belong here.")
            if not fits
            else _("The group's rules turn this question away. Write why it is taken all the same."),
            field="reason",
            code="no_reason",
        )
    screening = Screening.objects.create(
        issue=issue,
        group=group,
        on=day,
        at=now,
        by=by,
        has_common_interest=has_common_interest,
        needs_cooperation=needs_cooperation,
        is_intermunicipal=is_intermunicipal,
        concerns_public_health=concerns_public_health,
        fits=fits,
        reason=reason.strip(),
        is_exception=fits != allowed,
    )
    screening.perspectives.set(perspectives)
    issue.perspectives.set(perspectives)
    if group and fits and issue.home_group_id != group.pk:
        issue.home_group = lock_open(group)
        issue.save(update_fields=["home_group"])
    if not fits:
        step = Step(to=Stage.DECLINED, text=reason, other_forum=other_forum, on=day)
    else:
        step = Step(to=Stage.SCREENED, text=reason, on=day)
    if step.to != entry.stage:
        _step(issue, entry, step, by=by, now=now)
    else:
        tell(issue, "screened", now=now, by=by, text=reason, on=day)
    return screening


def rules_allow(
    *,
    has_common_interest: bool,
    needs_cooperation: bool,
    is_intermunicipal: bool,
    accepts_intermunicipal: bool,
) -> bool:
    """Common interest and need of co-operation (S001-26), and not purely between municipalities where the
    group does not take that (S002-27)."""
    return has_common_interest and needs_cooperation and (accepts_intermunicipal or not is_intermunicipal)


@dataclass(frozen=True)
class Step:
    """Where an issue goes, and what is said about it."""

    to: str
    text: str = ""
    on: date | None = None
    forum: Group | None = None
    waits_for: str = ""
    next_forum: Group | None = None
    next_on: date | None = None
    parked_until: date | None = None
    other_forum: str = ""
    merged_into: Issue | None = None


@verb
def move_issue(issue: Issue, *, step: Step, by: Person | None, now: datetime) -> StageEntry:
    """Move the issue to a stage. What is not on the way is refused; past a stage, back, out and in again say
    why (domain.md 6.2); what is missing is refused or asks for a reason (I-ISS2). The same move again changes
    nothing."""
    issue = locked(issue)
    entry = current_stage(issue)
    if entry.stage == step.to:
        return entry
    return _step(issue, entry, step, by=by, now=now)


def _step(issue: Issue, entry: StageEntry, step: Step, *, by: Person | None, now: datetime) -> StageEntry:
    today = timezone.localdate(now)
    day = step.on or today
    move = moves_from(entry.stage, came_from(issue, entry)).get(step.to)
    if move is None:
        raise Refused(
            _("From “%(stage)s” an issue does not go to “%(to)s”.")
            % {"stage": entry.get_stage_display(), "to": Stage(step.to).label},
            field="to",
            code="not_on_the_way",
        )
    refuse_day(entry, day, today)
    if move in SAYS_WHY and not step.text.strip():
        raise Refused(_("Write why, e.g. “Sent back for a better basis”."), field="text", code="no_text")
    refuse_lacks(step, standing_of_issue(issue, day))
    refuse_exit(issue, step, day)
    entry.left_on = day
    entry.save(update_fields=["left_on"])
    new = StageEntry.objects.create(
        issue=issue,
        stage=step.to,
        move=move,
        entered_on=day,
        entered_at=now,
        by=by,
        text=step.text.strip(),
        forum=step.forum or entry.forum or issue.home_group,
        waits_for=step.waits_for.strip(),
        next_forum=step.next_forum,
        next_on=step.next_on,
        parked_until=step.parked_until,
        other_forum=step.other_forum.strip(),
        merged_into=step.merged_into,
    )
    tell(issue, "moved", now=now, by=by, on=day, text=_told(new))
    return new


def _told(entry: StageEntry) -> str:
    name = Stage(entry.stage).label
    return f"{name}. {entry.text}" if entry.text else name


def refuse_day(entry: StageEntry, day: date, today: date) -> None:
    if day < entry.entered_on:
        raise Refused(
            _("The issue came to “%(stage)s” on %(since)s. Write that day or a later one.")
            % {"stage": entry.get_stage_display(), "since": day_plain(entry.entered_on)},
            field="on",
            code="too_early",
        )
    if day > today:
        raise Refused(
            _("%(day)s is to come. Write the day it happened.") % {"day": day_plain(day)},
            field="on",
            code="future",
        )


def refuse_lacks(step: Step, standing: Standing) -> None:
    """What is forbidden is refused; what is a norm asks for a reason (design.md 4.4)."""
    for lack in lacks(step.to, standing):
        if lack in FORBIDS or not step.text.strip():
            raise Refused(lack_words(lack), field="text", code=lack)


def refuse_exit(issue: Issue, step: Step, day: date) -> None:
    if step.to == Stage.PARKED and (step.parked_until is None or step.parked_until <= day):
        raise Refused(
            _("Write until when it is parked, a day after %(day)s.") % {"day": day_plain(day)},
            field="parked_until",
            code="no_until",
        )
    if step.to == Stage.MERGED:
        if step.merged_into is None or step.merged_into.pk == issue.pk:
            raise Refused(
                _("Choose the issue that it is merged into."), field="merged_into", code="no_target"
            )
        if current_stage(step.merged_into).stage == Stage.MERGED:
            raise Refused(
                _("“%(title)s” is itself merged. Choose the issue it went into.")
                % {"title": step.merged_into.title},
                field="merged_into",
                code="target_is_merged",
            )


@verb
def say_what_is_next(
    issue: Issue,
    *,
    by: Person,
    now: datetime,
    waits_for: str = "",
    forum: Group | None = None,
    next_forum: Group | None = None,
    next_on: date | None = None,
) -> StageEntry:
    """In whose hands it lies, who waits for whom, and which forum and day come next (S002-11)."""
    issue = locked(issue)
    entry = current_stage(issue)
    entry.waits_for, entry.next_forum, entry.next_on = waits_for.strip(), next_forum, next_on
    entry.forum = forum or entry.forum
    entry.save()
    return entry


def locked(issue: Issue) -> Issue:
    """The issue again, locked: what happens to one issue happens one at a time."""
    rows = Issue.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("home_group", "structure").get(pk=issue.pk)


def current_stage(issue: Issue) -> StageEntry:
    return StageEntry.objects.select_related("forum").get(issue=issue, left_on__isnull=True)


def came_from(issue: Issue, entry: StageEntry) -> str:
    """The last stage on the way that the issue stood in before it went out."""
    before = StageEntry.objects.filter(issue=issue, pk__lt=entry.pk).order_by("-pk")
    outside = [Stage.DECLINED, Stage.PARKED, Stage.MERGED]
    return before.exclude(stage__in=outside).values_list("stage", flat=True).first() or ""
