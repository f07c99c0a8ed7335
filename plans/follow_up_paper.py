"""A follow-up on paper, PDF/A-3a and PDF/UA-1 with contents and charts, and as Word to write on in. Only the
worker makes the PDF."""

import hashlib
from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from groups.letterhead import logo_files
from issues.models import Issue
from plans.actions.follow_up_papers import begin_paper, count_drawn, fail_paper, keep_paper
from plans.done_list import open_keys
from plans.follow_up_document import FollowUpDocument, for_everybody
from plans.follow_up_page import PlanShown, in_short, plans_shown, summary_words
from plans.follow_up_states import standing
from plans.gathered_year import document_of
from plans.models import FollowUp, FollowUpPaper
from plans.trend_paper import trend_images, trend_paper
from samverkan.lib import pdf


def make(pk: int) -> None:
    """Nothing for a row that is gone or made. `done` goals of `of` are drawn while the page looks on."""
    rows = FollowUpPaper.objects.select_related("follow_up__structure", "follow_up__group", "follow_up__plan")
    paper = rows.filter(pk=pk).first()
    if paper is None:
        return
    now, sign = timezone.now(), {"by": None, "now": timezone.now()}
    try:
        document = printed(paper.follow_up, document_of(paper.follow_up, now))
        if not begin_paper(paper, of=len(document.goals), **sign):
            return
        content = follow_up_pdf(paper.follow_up, document, lambda done: count_drawn(paper, done=done, **sign))
        digest = hashlib.sha256(content).hexdigest()
        name = f"follow-ups/{paper.follow_up.year}/{digest}.pdf"
        name = name if default_storage.exists(name) else default_storage.save(name, ContentFile(content))
        keep_paper(paper, file=name, sha256=digest, by=None, now=timezone.now())
    except Exception:
        fail_paper(paper, **sign)
        raise


def printed(follow_up: FollowUp, document: FollowUpDocument) -> FollowUpDocument:
    """What its paper says: of a published one what everybody may read, so that it can be sent anywhere."""
    if follow_up.state != FollowUp.State.PUBLISHED:
        return document
    keys = [one.key for one in document.issues]
    still_open = Issue.objects.filter(pk__in=keys, is_public=True, circle="group")
    told = open_keys(follow_up.group, follow_up.year)
    return for_everybody(document, set(still_open.values_list("pk", flat=True)), told)


def follow_up_pdf(
    follow_up: FollowUp, document: FollowUpDocument, counted: Callable[[int], None] = lambda done: None
) -> bytes:
    """Equal facts give equal bytes."""
    with translation.override(document.language):
        plans = plans_shown(document, with_organizations=not document.is_combined)
        images, papers = _drawn(plans, counted)
        heading = title_of(document)
        context = {
            "document": document,
            "heading": heading,
            "plans": papers,
            "short": in_short(document, plans),
            "summary_written": summary_words(document),
            "state": standing(follow_up.state)[1],
            "adopted_on": follow_up.adopted_on,
        }
        return pdf.render(
            document.template,
            context,
            title=f"{heading} – {document.owner}",
            language=document.language,
            images=images | logo_files(document.letterhead.logos),
        )


def title_of(document: FollowUpDocument) -> str:
    text = _("Follow-up of all groups %(year)d") if document.is_combined else _("Follow-up %(year)d")
    return text % {"year": document.year}


def _drawn(plans: list[PlanShown], counted: Callable[[int], None]) -> tuple[dict[str, bytes], list]:
    """The images of all goals, and ((plan, ((goal, ((indicator, trend on paper), …)), …)), …)."""
    images, papers, done = {}, [], 0
    for plan in plans:
        goals = []
        for goal in plan.goals:
            for one in goal.indicators:
                images |= trend_images(one.trend)
            goals.append((goal, [(one, trend_paper(one.trend)) for one in goal.indicators]))
            counted(done := done + 1)
        papers.append((plan, goals))
    return images, papers
