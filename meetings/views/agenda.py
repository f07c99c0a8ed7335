"""Building the agenda: order, items, presenters, papers, and people without a seat."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from groups.actions import find_or_create_person
from meetings.access import PLANNERS, item_for, meeting_for, open_item_for
from meetings.actions import (
    add_item,
    attach_document,
    change_item,
    co_opt,
    detach_document,
    end_co_option,
    move_item,
    remove_item,
)
from meetings.actions.order import seen_place
from meetings.agenda_order import DIRECTIONS
from meetings.agenda_page import agenda_page, item_page, place_words
from meetings.forms.agenda import CoOptForm, ItemForm, QuickItemForm, SpotForm, presenter_rows
from meetings.forms.papers import PaperForm
from meetings.models import AgendaItem, CoOption, ItemDocument, Meeting
from samverkan.lib.refusal import Refused

ITEM_FIELDS = ("title", "kind", "minutes", "wanted_outcome", "description", "numbering", "number", "part")
ITEM_FIELDS += ("summary", "audience", "facilitator", "facilitator_name", "circle", "closed_reason")


def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_for(request.user, pk, PLANNERS)
    return _agenda_page(request, meeting, form=QuickItemForm())


def item_add(request: HttpRequest, pk: int) -> HttpResponse:
    """From the short form under the list; an item grows on its own page afterwards."""
    meeting = meeting_for(request.user, pk, PLANNERS)
    form = QuickItemForm(request.POST or None)
    made = []
    if request.method == "POST" and form.carried_out(
        lambda given: made.append(add_item(meeting, **given, by=request.user, now=timezone.now()))
    ):
        said = _("“%(title)s” is on the agenda.") % {"title": made[0].title}
        if request.htmx:
            return _agenda_part(request, meeting, said=said, form=QuickItemForm())
        messages.success(request, said)
        return redirect(_place_of(made[0]))
    if request.htmx:
        return _agenda_part(request, meeting, form=form)
    return _agenda_page(request, meeting, form=form)


def item_change(request: HttpRequest, pk: int) -> HttpResponse:
    item = open_item_for(request.user, pk)
    kind = request.POST.get("kind", "")
    if request.htmx and "look" in request.POST:
        form = ItemForm(initial=request.POST.dict(), item=item, kind=kind)
        return render(request, "meetings/item_form.html#fields", {"form": form})
    form = ItemForm(request.POST or None, initial=_initial(item), item=item, kind=kind)
    presenters = presenter_rows(request.POST or None, item, item.meeting.group)
    is_right = request.method == "POST" and presenters.is_valid()
    if is_right and form.carried_out(
        lambda given: change_item(
            item, **given, presenters=presenters.given(), by=request.user, now=timezone.now()
        )
    ):
        messages.success(request, _("“%(title)s” is changed.") % {"title": item.title})
        return redirect(_place_of(item))
    return _item_page(request, item, form=form, presenters=presenters)


@require_POST
def item_move(request: HttpRequest, pk: int) -> HttpResponse:
    """A step by a button, or to where the line was dropped. What happened is said, also when nothing did."""
    item = item_for(request.user, pk, PLANNERS)
    direction, seen = request.POST.get("direction", ""), request.POST.get("seen", "")
    to = direction if direction in DIRECTIONS else None
    if "drop" in request.POST:
        to = SpotForm(request.POST).spot()
    said, moved = "", []
    if to is not None:
        said = _carried(request, lambda sign: moved.append(move_item(item, to=to, seen=seen, **sign)))
    said = said or _moved_words(item, seen if moved == [False] else "")
    if request.htmx:
        return _agenda_part(request, item.meeting, said=said)
    messages.info(request, said)
    return redirect(_place_of(item))


def item_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """GET says what goes with it."""
    item = open_item_for(request.user, pk)
    if request.method == "POST":
        title, meeting = item.title, item.meeting
        refused = _carried(request, lambda sign: remove_item(item, **sign), as_message=True)
        if not refused:
            messages.success(request, _("“%(title)s” is off the agenda.") % {"title": title})
        return redirect("meetings:agenda", meeting.pk)
    return render(request, "meetings/item_remove.html", {"item": item, "children": list(item.children.all())})


@require_POST
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    item = item_for(request.user, pk, PLANNERS)
    paper = PaperForm(request.POST, request.FILES)
    if paper.carried_out(lambda given: attach_document(item, **given, by=request.user, now=timezone.now())):
        messages.success(request, _("The document is on “%(title)s”.") % {"title": item.title})
        return redirect(reverse("meetings:item_change", args=[item.pk]) + "#papers")
    return _item_page(request, item, paper=paper)


@require_POST
def detach(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(ItemDocument.objects.select_related("item__meeting", "document"), pk=pk)
    item = item_for(request.user, row.item_id, PLANNERS)
    title = row.document.title
    if not _carried(request, lambda sign: detach_document(row, **sign), as_message=True):
        messages.success(
            request, _("“%(title)s” is off the item. The group still has the document.") % {"title": title}
        )
    return redirect(reverse("meetings:item_change", args=[item.pk]) + "#papers")


def guests(request: HttpRequest, pk: int) -> HttpResponse:
    """Those who take part without a seat, in the whole meeting or in one item (S001-45)."""
    meeting = meeting_for(request.user, pk, PLANNERS)
    form = CoOptForm(request.POST or None, meeting=meeting, initial={"item": request.GET.get("item")})

    def invite(given):
        sign = {"by": request.user, "now": timezone.now()}
        person = find_or_create_person(name=given["name"], email=given["email"], **sign)
        co_opt(meeting, person=person, item=given["item"], organization=given["organization"], **sign)

    if request.method == "POST" and form.carried_out(invite):
        messages.success(request, _("%(name)s is invited.") % {"name": form.cleaned_data["name"]})
        return redirect("meetings:guests", pk)
    rows = meeting.co_options.select_related("person", "item", "organization")
    rows = list(rows.prefetch_related("organization__names").order_by("pk"))
    return render(request, "meetings/guests.html", {"meeting": meeting, "form": form, "rows": rows})


@require_POST
def guest_end(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(CoOption.objects.select_related("meeting", "person"), pk=pk)
    meeting = meeting_for(request.user, row.meeting_id, PLANNERS)
    if not _carried(request, lambda sign: end_co_option(row, **sign), as_message=True):
        messages.success(request, _("%(name)s is no longer invited.") % {"name": row.person.name})
    return redirect("meetings:guests", meeting.pk)


def _carried(request: HttpRequest, act, *, as_message: bool = False) -> str:
    """Do it; what was refused is returned, and shown as a message where asked."""
    try:
        act({"by": request.user, "now": timezone.now()})
    except Refused as refusal:
        if as_message:
            messages.error(request, refusal.message)
        return str(refusal)
    return ""


def _agenda_page(request: HttpRequest, meeting: Meeting, *, form: QuickItemForm) -> HttpResponse:
    return render(
        request,
        "meetings/agenda.html",
        {"page": agenda_page(meeting, request.user), "form": form, "said": ""},
    )


def _agenda_part(
    request: HttpRequest, meeting: Meeting, *, said: str = "", form: QuickItemForm | None = None
):
    """What a fresh page shows of the list, what has happened for the live region, and the form where it is
    asked."""
    facts = {"page": agenda_page(meeting, request.user), "said": said, "form": form}
    return render(request, "meetings/agenda.html#answer", facts)


def _item_page(
    request: HttpRequest, item: AgendaItem, *, form=None, presenters=None, paper=None
) -> HttpResponse:
    facts = {
        "page": item_page(item, request.user),
        "form": form or ItemForm(initial=_initial(item), item=item),
        "presenters": presenters or presenter_rows(None, item, item.meeting.group),
        "paper": paper or PaperForm(),
    }
    return render(request, "meetings/item_form.html", facts)


def _initial(item: AgendaItem) -> dict:
    return {name: getattr(item, name) for name in ITEM_FIELDS}


def _moved_words(item: AgendaItem, seen: str) -> str:
    """Where the item stands; first that it was moved already, where it was `seen` at another place."""
    words = place_words(item)
    if not (seen and words):
        return words
    item.refresh_from_db()
    return words if seen == seen_place(item) else " ".join([_("It had been moved in another window."), words])


def _place_of(item: AgendaItem) -> str:
    return reverse("meetings:agenda", args=[item.meeting_id]) + f"#item-{item.pk}"
