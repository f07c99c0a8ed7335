"""A post that arrives after the log-in has run out loses nothing: what was written comes back (domain.md
6.4)."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render, resolve_url
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

HIDDEN = {"csrfmiddlewaretoken"}


class CsrfCheck(CsrfViewMiddleware):
    """The same check as everywhere, but it tells the reason instead of answering with a page."""

    def _reject(self, request, reason):
        return reason


def keeps_what_was_written(view: Callable) -> Callable:
    """For views that take what somebody has typed: they take posts only, and check log-in and forgery
    themselves.

    A post that fails either writes nothing. A script gets 401 or 403 and keeps its own copy; a plain form
    gets a page with all that was posted and a fresh button to post it again.
    """

    @csrf_exempt
    @login_not_required
    @require_POST
    @wraps(view)
    def run(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        is_forged = CsrfCheck(lambda request: None).process_view(request, view, args, kwargs) is not None
        if request.user.is_authenticated and not is_forged:
            return view(request, *args, **kwargs)
        status = 403 if request.user.is_authenticated else 401
        if request.htmx or wants_json(request):
            return JsonResponse({"log_in": resolve_url("account_login")}, status=status)
        fields = [
            (name, value)
            for name in request.POST
            if name not in HIDDEN
            for value in request.POST.getlist(name)
        ]
        context = {
            "fields": fields,
            "texts": [value for name, value in fields if len(value) > 20 or " " in value],
        }
        return render(request, "meetings/held.html", context, status=status)

    return run


def page_that_keeps(view: Callable) -> Callable:
    """As `keeps_what_was_written`, for a view whose GET is the page with the form.

    Without it a post that a browser sends again after the log-in has run out would be answered by the page to
    log in on, and look done.
    """
    posted = keeps_what_was_written(view)

    @csrf_exempt
    @login_not_required
    @wraps(view)
    def run(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method == "POST":
            return posted(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return run


def wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
