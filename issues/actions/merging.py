"""Equal needs of several groups become one issue (S004-13)."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from groups.models import Person
from issues.actions.issues import Step, locked, move_issue
from issues.models import Issue, Stage
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused


@verb
def merge_issues(into: Issue, *, issues: Iterable[Issue], text: str, by: Person, now: datetime) -> Issue:
    """The issues go into one, that stays; the groups they came from have a part in it with the same need.
    All or none: what cannot be merged is refused by its name."""
    others = sorted({issue for issue in issues if issue.pk != into.pk}, key=lambda issue: issue.pk)
    if not others:
        raise Refused(
            _("Choose at least one more issue than the one that stays."), field="issues", code="too_few"
        )
    if not text.strip():
        raise Refused(_("Write why, e.g. “The same need in three groups”."), field="text", code="no_text")
    into = locked(into, beside=others)
    for issue in others:
        try:
            move_issue(issue, step=Step(to=Stage.MERGED, text=text, merged_into=into), by=by, now=now)
        except Refused as refusal:
            field = "into" if refusal.field == "merged_into" else "issues"
            raise Refused(f"{issue}: {refusal.message}", field=field, code=refusal.code) from refusal
    return into
