"""The member file as a page: upload, preview with ticks, save (S001-12, ruling 12)."""

from dataclasses import dataclass, replace
from datetime import date

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from groups.access import STAFF, group_for, groups_for
from groups.actions.members_file import import_members
from groups.member_file import uploads
from groups.member_file.columns import MEMBER
from groups.member_file.list import HEADINGS, member_list
from groups.member_file.outcome import Options, Outcome, Plan, PlannedRow
from groups.member_file.reading import MemberFile, read_members
from groups.member_file.register import plan_file
from groups.member_file.words import counted, file_words, outcome_word
from groups.models import Group
from samverkan.lib.downloads import download
from samverkan.lib.fields import DateField
from samverkan.lib.forms import PlainForm
from samverkan.lib.reading import Unreadable, whole_number
from samverkan.lib.refusal import Refused
from samverkan.lib.spreadsheets import MAX_BYTES, check_size, csv_bytes, xlsx_bytes

# Rows that need a look are shown first and to this number, the others to that; all are counted.
SHOWN_ATTENTION, SHOWN_OTHERS = 300, 200
STATES = {
    Outcome.NEW: "on",
    Outcome.SAME: "ok",
    Outcome.REPLACES: "warn",
    Outcome.UNCHANGED: "empty",
    Outcome.ERROR: "stop",
    Outcome.LEFT_OUT: "empty",
}


class MemberFileForm(PlainForm):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=format_lazy(
            gettext_lazy("csv or xlsx, at most {size} MB, with a row of headings."),
            size=MAX_BYTES // 1024 // 1024,
        ),
        allow_empty_file=True,
    )
    starts_on = DateField(
        label=gettext_lazy("First day for those without a date in the file"),
        required=False,
        help_text=gettext_lazy("Empty means today, or the day the group starts."),
    )

    def clean(self):
        """The file is read here, so that what is wrong with it as a whole stands at the field."""
        if file := self.cleaned_data.get("file"):
            try:
                check_size(file.size)
                self.data_read = file.read()
                read_members(self.data_read, file.name)
            except Unreadable as error:
                self.add_error("file", str(error))
        return self.cleaned_data


@dataclass(frozen=True)
class _Question:
    """What the preview was asked: the kept file, the first day and the ticks, all from the request."""

    token: str
    starts_on: date | None
    skip: frozenset[int]
    replace: frozenset[int]

    @classmethod
    def of(cls, values) -> "_Question":
        def numbers(name: str) -> frozenset[int]:
            read = map(whole_number, values.getlist(name))
            return frozenset(row for row in read if row is not None)

        try:
            starts_on = date.fromisoformat(values.get("from", ""))
        except ValueError:
            starts_on = None
        return cls(values.get("kept", ""), starts_on, numbers("skip"), numbers("replace"))

    @property
    def ticks(self) -> str:
        return f"{sorted(self.skip)} {sorted(self.replace)}"


@require_http_methods(["GET", "POST"])
def member_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Upload (GET, POST with a file), preview (GET with `kept`), preview again or save (POST with `kept`)."""
    group = group_for(request.user, slug, STAFF)
    if "kept" in request.POST:
        return _decided(request, group)
    if "kept" in request.GET:
        return _preview(request, group, _Question.of(request.GET))
    form = MemberFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        token = uploads.keep(form.data_read, form.cleaned_data["file"].name, by=request.user, group=group)
        values = {"kept": token, "from": form.cleaned_data["starts_on"] or ""}
        return redirect(f"{reverse('groups:member_file', args=[slug])}?{urlencode(values)}")
    return render(request, "groups/member_file.html", {"group": group, "form": form})


def _decided(request: HttpRequest, group: Group) -> HttpResponse:
    question = _Question.of(request.POST)
    if "save" not in request.POST or request.POST.get("seen") != question.ticks:
        return _preview(request, group, question)
    if (found := _read(request, group, question)) is None:
        return _gone(request, group)
    members, filename = found
    try:
        plan = import_members(
            members,
            options=_options(group, question),
            among=groups_for(request.user, STAFF),
            by=request.user,
            now=timezone.now(),
            source=filename,
            expected=request.POST.get("fingerprint", ""),
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _preview(request, group, question)
    uploads.remove(question.token, by=request.user, group=group)
    messages.success(request, _saved_words(plan))
    return redirect("groups:group", slug=group.slug)


def _preview(request: HttpRequest, group: Group, question: _Question) -> HttpResponse:
    if (found := _read(request, group, question)) is None:
        return _gone(request, group)
    members, filename = found
    plan = plan_file(members, _options(group, question), among=groups_for(request.user, STAFF))
    attention = [row for row in plan.rows if _needs_a_look(row)]
    others = [row for row in plan.rows if not _needs_a_look(row)]
    values = {
        "group": group,
        "filename": filename,
        "read": file_words(members),
        "plan": plan,
        "counts": [
            (count, counted(outcome, count), STATES[outcome]) for outcome, count in plan.counts.items()
        ],
        "tables": [
            (_("Look at these"), _shown(attention[:SHOWN_ATTENTION], question)),
            (_("The rest"), _shown(others[:SHOWN_OTHERS], question)),
        ],
        "hidden": len(attention[SHOWN_ATTENTION:]) + len(others[SHOWN_OTHERS:]),
        "question": question,
        "save_words": _save_words(plan),
    }
    return render(request, "groups/member_file_preview.html", values)


def _gone(request: HttpRequest, group: Group) -> HttpResponse:
    messages.error(request, _("The file is no longer kept here. Upload it once more."))
    return redirect("groups:member_file", slug=group.slug)


def _read(request: HttpRequest, group: Group, question: _Question) -> tuple[MemberFile, str] | None:
    kept = uploads.kept(question.token, by=request.user, group=group)
    return (read_members(*kept), kept[1]) if kept else None


def _options(group: Group, question: _Question) -> Options:
    asked = Options(timezone.localdate(), group.slug, question.starts_on)
    return replace(asked, skip=question.skip, replace=question.replace)


def _needs_a_look(row: PlannedRow) -> bool:
    return bool(row.assumed) or row.outcome in {Outcome.ERROR, Outcome.REPLACES, Outcome.LEFT_OUT}


@dataclass(frozen=True)
class _ShownRow:
    """A planned row for the template; a row with two persons has its ticks once."""

    planned: PlannedRow
    state: str
    word: str
    role: str
    has_ticks: bool
    is_skipped: bool
    is_replacing: bool


def _shown(rows: list[PlannedRow], question: _Question) -> list[_ShownRow]:
    seen: set[int] = set()
    shown = []
    for row in rows:
        shown.append(
            _ShownRow(
                row,
                STATES[row.outcome],
                outcome_word(row.outcome),
                _("Member") if row.entry.capacity == MEMBER else _("Substitute"),
                row.row not in seen,
                row.row in question.skip,
                row.row in question.replace,
            )
        )
        seen.add(row.row)
    return shown


def _people_count(plan: Plan) -> int:
    return sum(plan.counts.get(outcome, 0) for outcome in (Outcome.NEW, Outcome.SAME, Outcome.REPLACES))


def _save_words(plan: Plan) -> str:
    count = _people_count(plan)
    return ngettext("Save %(count)d person", "Save %(count)d people", count) % {"count": count}


def _saved_words(plan: Plan) -> str:
    count = _people_count(plan)
    return ngettext(
        "%(count)d person from the file is saved.", "%(count)d people from the file are saved.", count
    ) % {"count": count}


@require_safe
def member_file_list(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    """The group as a member file, empty places included: to be filled in and read back."""
    group = group_for(request.user, slug, STAFF)
    if ending not in ("csv", "xlsx"):
        raise Http404
    rows = member_list(group, timezone.localdate())
    content = xlsx_bytes(slug, HEADINGS, rows) if ending == "xlsx" else csv_bytes(HEADINGS, rows)
    return download(content, f"{slug}.{ending}")
