"""The versions of a group's mandate, compared; and its change of kind (S001-14, -17, -39, S002-06)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.access import EVERYBODY, STAFF, standing_of
from groups.actions import adopt_mandate, change_kind
from groups.forms_governing import KindForm, MandateAdoptedForm
from groups.governing import chosen_pair, documents_for, kind_lines, mandate_lines, wordings
from groups.models import Mandate
from groups.text_difference import counts, difference
from groups.views.signature import named_group, signature
from samverkan.lib.spoken import day_plain

# So many unchanged paragraphs in a row are folded away: what differs is what one came for.
FOLD_FROM = 3


def mandates(request: HttpRequest, slug: str) -> HttpResponse:
    """The versions, and two texts compared: `?fran=` and `?till=` name them."""
    group = named_group(request, slug, EVERYBODY)
    standing = standing_of(request.user)
    lines = mandate_lines(group, timezone.localdate())
    documents = documents_for(standing, group.structure).exclude(wording="")
    choices = wordings(lines, [row for row in documents if row.group_id in (None, group.pk)])
    pair = chosen_pair(choices, request.GET.get("fran", ""), request.GET.get("till", ""))
    context = {
        "group": group,
        "lines": lines,
        "choices": choices,
        "is_staff": standing.has(group.pk, STAFF),
        **(_compared(*pair) if pair else {}),
    }
    return render(request, "structure/mandates.html", context)


def mandate_adopted(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Note who has adopted a proposed mandate (S001-02)."""
    group = named_group(request, slug, STAFF)
    found = get_object_or_404(Mandate, pk=pk, group=group)
    form = MandateAdoptedForm(request.POST or None, initial={"adopted_by": found.adopted_by})
    if request.method == "POST" and form.carried_out(
        lambda fields: adopt_mandate(found, **fields, **signature(request))
    ):
        messages.success(request, _("The decision is noted with the mandate."))
        return redirect("groups:mandates", slug)
    context = {
        "title": _("The mandate from %(day)s is adopted") % {"day": day_plain(found.valid_from)},
        "group": group,
        "form": form,
        "button": _("Note the decision"),
        "back": "groups:mandates",
    }
    return render(request, "groups/form.html", context)


def kind(request: HttpRequest, slug: str) -> HttpResponse:
    """What kind of group it has been, and another kind from a day on."""
    group = named_group(request, slug, STAFF)
    form = KindForm(request.POST or None, initial={"kind": group.shown_kind})
    if request.method == "POST" and form.carried_out(
        lambda fields: change_kind(group, **fields, **signature(request))
    ):
        messages.success(request, _("The change of kind is noted. What has been stays as it was."))
        return redirect("groups:kind", slug)
    lines = kind_lines(group)
    return render(
        request,
        "structure/mandate_kind.html",
        {"group": group, "form": form, "lines": lines, "today": timezone.localdate()},
    )


def _compared(older, newer) -> dict:
    paragraphs = difference(older.text, newer.text)
    added, removed = counts(paragraphs)
    return {"older": older, "newer": newer, "runs": runs(paragraphs), "added": added, "removed": removed}


def runs(paragraphs: list) -> list[tuple[bool, list]]:
    """(is folded, paragraphs): long unchanged stretches apart from what is read."""
    found, same = [], []
    for paragraph in [*paragraphs, None]:
        if paragraph is not None and paragraph.kind == "same":
            same.append(paragraph)
            continue
        if same:
            found.append((len(same) >= FOLD_FROM, same))
            same = []
        if paragraph is not None:
            found.append((False, [paragraph]))
    return found
