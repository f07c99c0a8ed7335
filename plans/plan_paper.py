"""A plan on paper: PDF/A-3a and PDF/UA-1, made by the worker. An adopted version's is kept for ever, a
draft's a day."""

import hashlib

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.tasks import task
from django.utils import timezone, translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from groups.letterhead import logo_files
from groups.prints import keep, name_in_storage
from plans.models import ActivityPlan, PlanPrint
from plans.plan_document import PlanDocument, kept_plan, loaded, plan_document
from samverkan.lib import pdf


def document_of(plan: ActivityPlan) -> PlanDocument:
    """What its paper says: the frozen facts, or the draft as it stands today."""
    if plan.facts:
        return kept_plan(plan)
    return plan_document(loaded(plan), timezone.localdate())


def plan_pdf(document: PlanDocument) -> bytes:
    """Equal facts give equal bytes."""
    with translation.override(document.language):
        heading = _("Activity plan")
        title = f"{document.title} – {document.group}"
    return pdf.render(
        document.template,
        {"document": document, "heading": heading},
        title=title,
        language=document.language,
        images=logo_files(document.letterhead.logos),
    )


@task()
def make_plan_paper(plan: int) -> None:
    row = ActivityPlan.objects.select_related("group__structure").filter(pk=plan).first()
    if row is None or PlanPrint.objects.filter(plan=row).exists():
        return
    document = document_of(row)
    content = plan_pdf(document)
    if row.facts:
        _keep(row, document, content)
    else:
        keep(name_in_storage(document), content)


def _keep(plan: ActivityPlan, document: PlanDocument, content: bytes) -> None:
    # Found by its name: with pikepdf it would cost every web process 19 MB, and none counts pages.
    pages = import_string("plans.page_count.page_count")(content)
    made = PlanPrint(
        plan=plan, sha256=hashlib.sha256(content).hexdigest(), pages=pages, made_at=timezone.now()
    )
    made.file.save(document.file_name, ContentFile(content), save=False)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        # Another worker was first, with the same bytes.
        made.file.storage.delete(made.file.name)
