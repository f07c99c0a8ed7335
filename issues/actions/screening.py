"""Screening a question: is it ours? (S001-26, S002-27)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.guards import lock_open
from groups.models import Group, Person
from issues.actions.events import tell
from issues.actions.issues import Step, current_stage, locked, step_issue
from issues.actions.raising import AGAIN, refuse_other_structure
from issues.models import Issue, Perspective, Screening, Stage
from issues.screening import rules_allow
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused

SCREENED_IN = frozenset({Stage.RAISED, Stage.SCREENED, Stage.DECLINED})


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
    other_group: Group | None = None,
    on: date | None = None,
) -> Screening:
    """Try the issue against the group's rules of the day (S001-26, S002-27). What fits gets its home and goes
    on to screened; what does not is turned away with a reason and a better forum, in words or a group of the
    register. Against the rules only with a reason (I-ISS3)."""
    issue, day = locked(issue), on or timezone.localdate(now)
    entry = current_stage(issue)
    _refuse_gone_on(entry)
    answers = {
        "has_common_interest": has_common_interest,
        "needs_cooperation": needs_cooperation,
        "is_intermunicipal": is_intermunicipal,
    }
    allowed = _allowed(group, day, answers)
    _refuse_without_reason(fits, allowed, reason)
    fields = answers | {
        "group": group,
        "on": day,
        "by": by,
        "concerns_public_health": concerns_public_health,
        "fits": fits,
        "reason": reason.strip(),
        "is_exception": fits != allowed,
    }
    if same := _just_screened(issue, fields, now):
        return same
    screening = _written(issue, fields, perspectives, now)
    if group and fits:
        _give_home(issue, group)
    step = Step(to=Stage.DECLINED, text=reason, other_forum=other_forum, next_forum=other_group, on=day)
    if fits:
        step = Step(to=Stage.SCREENED, text=reason, on=day, forum=group)
    if step.to == entry.stage:
        tell(issue, "screened", now=now, by=by, text=reason, on=day)
    else:
        step_issue(issue, entry, step, by=by, now=now)
    return screening


def _allowed(group: Group | None, day: date, answers: dict[str, bool]) -> bool:
    accepts = group.settings_on(day).accepts_intermunicipal_issues if group else True
    return rules_allow(**answers, accepts_intermunicipal=accepts)


def _written(issue: Issue, fields: dict, perspectives: Iterable[Perspective], now: datetime) -> Screening:
    """What the screening says of the perspectives is what the issue then has."""
    screening, chosen = Screening.objects.create(issue=issue, at=now, **fields), list(perspectives)
    screening.perspectives.set(chosen)
    issue.perspectives.set(chosen)
    return screening


def _just_screened(issue: Issue, fields: dict, now: datetime) -> Screening | None:
    """The last screening, where it says the same and was sent a moment ago: one post that came twice."""
    last = issue.screenings.order_by("-pk").first()
    is_same = last and all(getattr(last, name) == value for name, value in fields.items())
    return last if is_same and now - AGAIN < last.at <= now else None


def _give_home(issue: Issue, group: Group) -> None:
    if issue.home_group_id == group.pk:
        return
    issue.home_group = lock_open(group)
    refuse_other_structure(group, issue.structure)
    issue.save(update_fields=["home_group"])
    issue.groups.filter(group=group).delete()


def _refuse_gone_on(entry) -> None:
    if entry.stage not in SCREENED_IN:
        raise Refused(
            _("The issue has gone on to “%(stage)s”. Move it back before you screen it again.")
            % {"stage": entry.get_stage_display()},
            code="wrong_stage",
        )


def _refuse_without_reason(fits: bool, allowed: bool, reason: str) -> None:
    if (not fits or not allowed) and not reason.strip():
        raise Refused(
            _("Write why the question does not belong here.")
            if not fits
            else _("The group's rules turn this question away. Write why it is taken all the same."),
            field="reason",
            code="no_reason",
        )
