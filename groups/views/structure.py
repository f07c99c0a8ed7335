"""How the groups of a structure hang together: the page, the paper, the public description, the relations."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from groups.access import EVERYBODY, STAFF, Standing, require, standing_of, structure_for
from groups.actions import correct_relation, end_relation, relate, withdraw_relation
from groups.forms_structure import CorrectRelationForm, EndRelationForm, RelationForm, WithdrawRelationForm
from groups.models import Group, GroupRelation, Organization, Structure
from groups.prints import kept_pdf, name_in_storage
from groups.public import has_open_meetings
from groups.relations import phrase, with_days
from groups.reports import with_names
from groups.structure import TO_EVERYBODY, TO_INSIDERS, TO_STAFF, StructureFacts, structure_on
from groups.structure_drawing import narrow, wide
from groups.structure_paper import make_structure_paper, paper_of
from groups.structure_svg import sample_of, svg_of
from groups.structure_tree import Branch, gaps, in_order, seats_words, still_to_come, taking_part, tree_of
from groups.views.asked_day import asked_day
from groups.views.signature import signature
from samverkan.lib.facts import sha256
from samverkan.lib.reading import sorting_key
from samverkan.lib.spoken import day_plain


@require_safe
def structures(request: HttpRequest) -> HttpResponse:
    """The reader's structures; where there is one, it at once."""
    found = _structures_of(standing_of(request.user))
    if len(found) == 1:
        return redirect("structure:structure", found[0].slug)
    return render(request, "structure/list.html", {"structures": found})


@require_safe
def structure(request: HttpRequest, slug: str) -> HttpResponse:
    """As it is today, or was on the day in `?on=` (S002-04, S003-07, S003-16)."""
    found = structure_for(request.user, slug, contacts=True)
    today = timezone.localdate()
    on, fault = asked_day(request, today)
    standing = standing_of(request.user)
    is_staff = standing.is_administrator or found.pk in standing.structure_ids(STAFF)
    facts = structure_on(found, on, TO_STAFF if is_staff else TO_INSIDERS, also=standing.group_ids())
    tree = tree_of(facts, lambda pk: standing.has(pk, EVERYBODY), lambda pk: standing.has(pk, STAFF))
    context = {
        "structure": found,
        "counted": _counted(facts),
        "gaps": gaps(facts),
        "coming": still_to_come(facts, lambda pk: standing.has(pk, STAFF)) if is_staff else [],
        "on": None if on == today else on,
        "asked": request.GET.get("on", ""),
        "fault": fault,
        "may_relate": is_staff,
        "is_insider": standing.is_administrator or found.pk in standing.structure_ids(),
    }
    return render(request, "structure/structure.html", context | _drawn(tree, facts))


@require_safe
@login_not_required
def public(request: HttpRequest, slug: str) -> HttpResponse:
    """What the collaboration is, for everybody; groups at work only, and nobody's name (S002-02, S002-24)."""
    found = get_object_or_404(Structure, slug=slug)
    facts = structure_on(found, timezone.localdate(), TO_EVERYBODY)
    tree = tree_of(facts, with_seats=False)
    has_meetings = has_open_meetings(found, timezone.localdate())
    context = {"structure": found, "parts": taking_part(facts), "has_meetings": has_meetings}
    return render(request, "structure/public.html", context | _drawn(tree, facts))


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """The structure as PDF. `?vantar=` holds the fingerprint of what was asked for: when the facts have
    changed, one asks anew."""
    found = structure_for(request.user, slug, contacts=True)
    on, fault = asked_day(request, timezone.localdate())
    if fault:
        raise Http404
    made = paper_of(found, on)
    fingerprint, name = sha256(made.document), name_in_storage(made.document)
    if request.method == "POST":
        make_structure_paper.enqueue(found.pk, on.isoformat())
        return redirect(f"{reverse('structure:pdf', args=[slug])}?on={on.isoformat()}&vantar={fingerprint}")
    if response := kept_pdf(request, name, made.file_name):
        return response
    is_coming = request.GET.get("vantar") == fingerprint
    context = {"structure": found, "on": on, "is_coming": is_coming}
    return render(request, "structure/paper.html", context, status=202 if is_coming else 200)


def relation_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Relate a group one staffs to another of the structure, a board, or something outside."""
    found = structure_for(request.user, slug, STAFF)
    subjects, others = _groups_to_choose(found, standing_of(request.user))
    form = RelationForm(
        request.POST or None,
        subjects=[(group.pk, group.shown_name) for group in subjects],
        others=[(group.pk, group.shown_name) for group in others],
        county=found.county_code,
        initial={"starts_on": timezone.localdate(), "group": subjects[0].pk if len(subjects) == 1 else ""},
    )
    by_id = {group.pk: group for group in others}

    def carry_out(fields: dict) -> None:
        group, other = by_id[fields.pop("group")], by_id.get(fields.pop("other"))
        relate(group, other=other, **fields, **signature(request))

    if request.method == "POST":
        if form.carried_out(carry_out):
            messages.success(request, _("The relation is saved. The drawing shows it from its first day."))
            return redirect("structure:structure", slug)
        if form.refusal and form.refusal.code == "occupied":
            form.ask_replaces()
    return render(request, "structure/relate.html", {"structure": found, "form": form})


def relation(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """End a relation, correct what was entered wrong, or take away what never was."""
    found = structure_for(request.user, slug, STAFF)
    rows = GroupRelation.objects.select_related("group", "other", "board__organization")
    row = get_object_or_404(rows.prefetch_related("group__names"), pk=pk, group__structure=found)
    require(request.user, row.group_id, STAFF)
    acts = {
        "end": (EndRelationForm, end_relation, _("The relation ends. Earlier days still show it.")),
        "correct": (CorrectRelationForm, correct_relation, _("The relation is corrected.")),
        "withdraw": (WithdrawRelationForm, withdraw_relation, _("The relation is taken away.")),
    }
    forms = {}
    for name, (shape, verb, done) in acts.items():
        data = request.POST if name in request.POST else None
        form = forms[name] = shape(data, prefix=name, initial=vars(row))
        if data and form.carried_out(lambda fields, act=verb: act(row, **fields, **signature(request))):
            messages.success(request, done)
            return redirect("structure:structure", slug)
    context = {"structure": found, "relation": row, "told": _told(row), **forms}
    return render(request, "structure/relation.html", context)


def _structures_of(standing: Standing) -> list[Structure]:
    if standing.is_administrator:
        return list(Structure.objects.all())
    counties = Organization.objects.filter(pk__in=standing.organizations).values("county_code")
    rows = Structure.objects.filter(pk__in=standing.structure_ids())
    return list(rows | Structure.objects.filter(county_code__in=counties))


def _drawn(tree: tuple[Branch, ...], facts: StructureFacts) -> dict:
    """The tree and its two drawings, and what the legend explains."""
    pages = {
        branch.slug: reverse("groups:group", args=[branch.slug]) for branch in in_order(tree) if branch.slug
    }
    words = dict(GroupRelation.Kind.choices)
    for_phones, for_desks = narrow(tree, facts.relations), wide(tree, facts.relations)
    styles = {box.style for box in for_phones.boxes}
    return {
        "tree": tree,
        "narrow": svg_of(for_phones, "narrow", pages.__getitem__),
        "wide": svg_of(for_desks, "wide", pages.__getitem__),
        "legend": [(sample_of(kind), words[kind]) for kind in for_desks.kinds],
        "has_local": "local" in styles,
        "has_temporary": "temporary" in styles,
    }


def _counted(facts: StructureFacts) -> str:
    """`12 grupper · 96 av 104 platser besatta`"""
    count = len(facts.groups)
    groups = ngettext("%(count)d group", "%(count)d groups", count) % {"count": count}
    seats = seats_words(sum(one.filled for one in facts.groups), sum(one.seats for one in facts.groups))
    return " · ".join(filter(None, [groups, seats]))


def _groups_to_choose(found: Structure, standing: Standing) -> tuple[list[Group], list[Group]]:
    """The groups the person staffs, which may be related, and all of the structure; by name."""
    rows = with_names(Group.objects.filter(structure=found), timezone.localdate())
    others = sorted(rows, key=lambda group: sorting_key(group.shown_name or group.slug))
    return [group for group in others if standing.has(group.pk, STAFF)], others


def _told(row: GroupRelation) -> str:
    """`Nätverk vård stödjer Sakområdesråd vård sedan 1 januari 2019`"""
    target = str(row.other or row.other_name or f"{row.board}, {row.board.organization}")
    ends = day_plain(row.ends_on) if row.ends_on else ""
    said = with_days(row.kind, phrase(row.kind, target), day_plain(row.starts_on), ends)
    return f"{row.group} {said}"
