"""Links that give one person the right to one thing without log-in (ruling 10).

The address holds a token of 160 bits, derived when it is written from the installation's secret, so that a
mail sent a second time holds the same link and the database alone opens nothing: there only the token's hash
is kept.
"""

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import wraps
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import cache_control

from groups.attempts import client_address
from groups.models import Link, Person

TOKEN_BYTES = 20
# A whole municipality may share one address, so the limit only keeps a guessing machine from wearing out the
# database.
DEAD_LINKS = 100
WINDOW = timedelta(minutes=5)


def make_links(
    purpose: str, pairs: Sequence[tuple[int, Person | None]], *, expires_at: datetime
) -> list[Link]:
    """The links of these (object id, person) pairs, in their order; at most three queries, and again changes
    nothing.

    A link that lives keeps its address and the later expiry; one that was withdrawn comes back with a new
    address.
    """
    there = {
        (link.object_id, link.person_id): link
        for link in Link.objects.filter(purpose=purpose, object_id__in={pk for pk, _ in pairs})
    }
    new, changed = {}, []
    for object_id, person in pairs:
        key = (object_id, person.pk if person else None)
        if link := there.get(key):
            if _revived(link, expires_at):
                changed.append(link)
        elif key not in new:
            new[key] = Link(purpose=purpose, object_id=object_id, person=person, expires_at=expires_at)
            new[key].token_hash = hash_of(token_of(new[key]))
    Link.objects.bulk_create(new.values())
    if changed:
        Link.objects.bulk_update(changed, ["generation", "token_hash", "expires_at", "withdrawn_at"])
    found = there | new
    return [found[object_id, person.pk if person else None] for object_id, person in pairs]


def make_shared_links(
    purpose: str, pairs: Sequence[tuple[int, Person | None]], *, expires_at: datetime
) -> list[Link]:
    """The same where nothing is locked around it: two may make a link in one moment, and the second then
    takes the first one's."""
    try:
        with transaction.atomic():
            return make_links(purpose, pairs, expires_at=expires_at)
    except IntegrityError:
        return make_links(purpose, pairs, expires_at=expires_at)


def _revived(link: Link, expires_at: datetime) -> bool:
    if link.withdrawn_at:
        link.generation += 1
        link.withdrawn_at, link.expires_at = None, expires_at
        link.token_hash = hash_of(_derived(link, settings.SECRET_KEY))
        return True
    if link.expires_at < expires_at:
        link.expires_at = expires_at
        return True
    return False


def token_of(link: Link) -> str:
    """The same token every time, also after the secret has been rotated (`SECRET_KEY_FALLBACKS`)."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    tokens = [_derived(link, secret) for secret in secrets]
    return next((token for token in tokens if hash_of(token) == link.token_hash), tokens[0])


def _derived(link: Link, secret: str) -> str:
    value = f"{link.purpose}|{link.object_id}|{link.person_id or ''}|{link.generation}"
    digest = salted_hmac("groups.links", value, secret=secret, algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:TOKEN_BYTES]).decode().rstrip("=")


def hash_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def url(link: Link, view_name: str, **kwargs) -> str:
    """The absolute address for a mail or a calendar; the view takes `token` and the kwargs."""
    return settings.BASE_URL + reverse(view_name, kwargs={"token": token_of(link), **kwargs})


def link_from(token: str, purpose: str, now: datetime) -> Link | None:
    """The living link behind a token; None when it is wrong, for something else, expired or withdrawn. One
    query.
    """
    links = Link.objects.select_related("person")
    return links.filter(
        token_hash=hash_of(token), purpose=purpose, expires_at__gt=now, withdrawn_at=None
    ).first()


def withdraw_links(purpose: str, *, object_id: int, person: Person | None = None, now: datetime) -> int:
    """Kills the links to an object, or one person's alone. Returns how many lived."""
    links = Link.objects.filter(purpose=purpose, object_id=object_id, withdrawn_at=None)
    return (links.filter(person=person) if person else links).update(withdrawn_at=now)


def for_link(purpose: str, *, may_be_kept: bool = False, dead: str = "links/dead.html"):
    """A public view behind a link: `@for_link("meetings.answer") def answer_link(request, link, …)`.

    The address is the right, and SECURE_REFERRER_POLICY same-origin keeps it from other sites. Stricter,
    no-referrer, makes browsers send `Origin: null`, and every answer would be refused as forged.

    The view gets the living link instead of `token`. GET may only show what a POST would do: mail scanners
    follow links. `may_be_kept`: the reader may keep the answer and ask whether it still holds (a calendar).
    `dead` is the template of the page for every link of this purpose that does not work.
    """
    # Not never_cache, whose Expires would differ by the second.
    kept = {"no_cache": True} if may_be_kept else {"no_store": True}

    def decorate(view):
        @login_not_required
        @cache_control(private=True, **kept)
        @wraps(view)
        def guarded(request: HttpRequest, token: str, **kwargs) -> HttpResponse:
            if is_guessing(request):
                return _page(429, "links/too_many.html")
            link = link_from(token, purpose, timezone.now())
            return view(request, link, **kwargs) if link else dead_link(request, dead)

        return guarded

    return decorate


def dead_link(request: HttpRequest, template: str = "links/dead.html") -> HttpResponse:
    """The one answer for every link that does not work, whatever the reason; counted against the client's
    address.
    """
    key = _counted_as(request)
    cache.add(key, 0, WINDOW.total_seconds())
    # Atomic in Redis; the database cache may lose a count between two processes, which only makes the limit
    # softer.
    with suppress(ValueError):
        cache.incr(key)
    return _page(404, template)


def is_guessing(request: HttpRequest) -> bool:
    """Whether too many dead links have been opened from the client's address in this window."""
    return cache.get(_counted_as(request), 0) >= DEAD_LINKS


def _counted_as(request: HttpRequest) -> str:
    """Without the secret nobody reads in the cache, which may be a table, whose address was where when."""
    window = int(timezone.now().timestamp() // WINDOW.total_seconds())
    value = f"{client_address(request)}|{window}"
    return f"dead-links:{salted_hmac('groups.links.dead', value, algorithm='sha256').hexdigest()}"


def _page(status: int, template: str) -> HttpResponse:
    """Rendered without the request: nothing in it differs between two readers or two reasons."""
    return HttpResponse(render_to_string(template), status=status)
