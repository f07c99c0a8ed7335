"""What a group has done in a year, for everybody: the lines that somebody has chosen to show (S000-42)."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.models import Group
from groups.structure import TO_EVERYBODY
from plans.done_list import YEARS, done_list
from plans.models import DoneEntry
from samverkan.pages.public import briefly


@require_safe
@login_not_required
@briefly
def done(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """404 where nobody has chosen anything; what is chosen may have been closed since, and the page then says
    that nothing is shown."""
    rows = Group.objects.filter(state__in=TO_EVERYBODY).select_related("structure")
    group = get_object_or_404(rows, slug=slug)
    chosen = DoneEntry.objects.filter(group=group, is_public=True)
    if year not in YEARS or not chosen.filter(on__year=year).exists():
        raise Http404
    lines = [line for line in done_list(group, year) if line.is_public]
    context = {"group_name": group.name_on(timezone.localdate()), "group": group, "year": year}
    return render(request, "public/done.html", context | {"lines": lines})
