"""Taking away who somebody was when the time to keep it has run out (ruling 11, GDPR art. 5.1 e and 17)."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib import import_module

from allauth.account.models import EmailAddress
from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db.models import Exists, FileField, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import (
    Appointment,
    Delivery,
    GroupRole,
    Link,
    NominationReply,
    Office,
    OrganizationContact,
    Person,
)
from groups.person_registry import FORGOTTEN, NEEDED
from groups.personal_data import Table, known_by_others, rules, tables, traces_of
from samverkan.lib.history import verb
from samverkan.lib.refusal import Refused
from samverkan.lib.wipe import Traces

IN_FORCE = (Appointment, Office, GroupRole, OrganizationContact)
LARGEST = 50_000_000


@verb
def pseudonymise_person(person: Person, *, by: Person | None, now: datetime) -> Person:
    """The name becomes "Avidentifierad 2026-000123" in registers, history, mails, free text and uploads.

    What is frozen stays: sent calls, approved notes, letters and uploaded papers are official documents. In a
    text of somebody else a name that another person bears too is left, for it may mean that one. Refused
    while the person has an appointment, a role or a contact in force or to come, and for administrators.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.pseudonymised_at:
        return person
    _refuse_needed(person, timezone.localdate(now))
    traces = traces_of(person, f"Avidentifierad {timezone.localdate(now).year}-{person.pk:06d}")
    _close_log_in(person, traces)
    for forget in FORGOTTEN:
        forget(person)
    for table in tables():
        _wipe_own_rows(table, person, traces)
    _wipe_log(person, traces)
    elsewhere = traces.without(known_by_others(person))
    if elsewhere.words:
        for table in tables():
            _wipe_texts(table, elsewhere)
    _drop_passing_files(traces)
    return _empty(person, traces.pseudonym, now)


def past_keeping(now: datetime) -> QuerySet[Person]:
    """Those whose last appointment, role or contact ended longer ago than the rule `person` says.

    Somebody who never had one, as a guest, counts from the last change in the register. Nobody whom a meeting
    of that time or an open action still names (`groups.person_registry`).
    """
    limit = timezone.localdate(now) - timedelta(days=31 * rules().rules["person"].months)
    mine = {"person": OuterRef("pk")}
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gte=limit)
    rows = Person.objects.filter(pseudonymised_at__isnull=True, is_superuser=False)
    for model in IN_FORCE:
        rows = rows.exclude(Exists(model.objects.filter(lasting, **mine)))
    has_been = Q()
    for model in IN_FORCE:
        has_been |= Exists(model.objects.filter(**mine))
    changed = Person.history.filter(id=OuterRef("pk"), history_date__date__gte=limit)
    rows = rows.filter(has_been | ~Exists(changed))
    waiting = NominationReply.objects.filter(
        person__isnull=False, confirmed_at__isnull=True, recipient__request__closed_at__isnull=True
    )
    rows = rows.exclude(pk__in=waiting.values("person"))
    for needed in NEEDED:
        rows = rows.exclude(pk__in=needed(limit))
    return rows.order_by("pk")


def _refuse_needed(person: Person, today: date) -> None:
    if person.is_superuser:
        raise Refused(
            _("%(name)s is system administrator. Take that away first.") % {"name": person.name},
            code="administrator",
        )
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    if any(model.objects.filter(lasting, person=person).exists() for model in IN_FORCE):
        text = _("%(name)s has an appointment, a role or a contact in force or to come. End it first.")
        raise Refused(text % {"name": person.name}, code="in_force")


def _close_log_in(person: Person, traces: Traces) -> None:
    EmailAddress.objects.filter(user=person).delete()
    Link.objects.filter(person=person).delete()
    waiting = [Delivery.State.QUEUED, Delivery.State.FAILED]
    about = Q(person=person) | Q(references__person=person.pk)
    Delivery.objects.filter(about, state__in=waiting).update(state=Delivery.State.WITHDRAWN)
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for session in Session.objects.iterator():
        content = session.get_decoded()
        # A log-in that waits for its code holds the address, in nobody's session yet.
        if content.get("_auth_user_id") == str(person.pk) or _holds(json.dumps(content), traces):
            store(session.session_key).delete()


def _wipe_own_rows(table: Table, person: Person, traces: Traces) -> None:
    """Rows about the person: every word of theirs, and what only they have, as the party."""
    if table.model is Person or not table.about:
        return
    own = [field for field in table.texts if rules().personal.get(f"{table.label}.{field.name}") == "person"]
    own += [field for field in table.texts if field.name == "party" and field not in own]
    for row in table.rows.filter(table.about_person(person)).iterator():
        emptied = {field.name: "" for field in own if getattr(row, field.name)}
        _save(table, row, _wiped(table, row, traces) | emptied)


def _wipe_log(person: Person, traces: Traces) -> None:
    """What the administration wrote of the person's own row."""
    mine = {"content_type": ContentType.objects.get_for_model(Person), "object_id": str(person.pk)}
    LogEntry.objects.filter(**mine).update(object_repr=traces.pseudonym, change_message="")


def _wipe_texts(table: Table, traces: Traces) -> None:
    """Rows about something else in which the person's name stands."""
    if table.model is Person or not table.texts:
        return
    rows, wanted = table.told_of(traces, table.texts)
    for row in rows.filter(wanted).iterator():
        _save(table, row, _wiped(table, row, traces))


def _wiped(table: Table, row, traces: Traces) -> dict:
    found = {}
    for field in table.texts:
        value = getattr(row, field.attname)
        if value and (new := traces.wiped(value)) != value:
            found[field.name] = new[: field.max_length] if isinstance(new, str) else new
    return found


def _save(table: Table, row, changed: dict) -> None:
    """Past `save()`: a row of history of this very change would keep what was taken away."""
    if changed:
        table.rows.filter(pk=row.pk).update(**changed)


def _empty(person: Person, pseudonym: str, now: datetime) -> Person:
    nothing = {"name": pseudonym, "contact_email": "", "phone": "", "party": "", "is_active": False}
    nothing |= {"email_public": False, "phone_public": False, "email": None}
    person.history.update(**nothing)
    for name, value in nothing.items():
        setattr(person, name, value)
    person.pseudonymised_at, person.last_login = now, None
    person.set_unusable_password()
    person.save()
    return person


def _drop_passing_files(traces: Traces) -> None:
    """Uploads between preview and confirm, and papers made on demand: no model keeps them, all can be made
    anew."""
    for path in _passing_files():
        with default_storage.open(path) as file:
            content = file.read(LARGEST + 1)
        if _file_holds(path, content, traces):
            default_storage.delete(path)


def _passing_files() -> Iterator[str]:
    kept = {
        str(field.upload_to).partition("/")[0]
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, FileField)
    }
    if not default_storage.exists(""):
        return
    for folder in default_storage.listdir("")[0]:
        if folder not in kept:
            yield from (f"{folder}/{name}" for name in default_storage.listdir(folder)[1])


def _file_holds(path: str, content: bytes, traces: Traces) -> bool:
    """A PDF, and what is too large or broken to look into, counts as holding."""
    if path.endswith(".pdf") or len(content) > LARGEST:
        return True
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return any(_holds(content.decode(code, "ignore"), traces) for code in ("utf-8", "cp1252", "utf-16"))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as container:
            if sum(part.file_size for part in container.infolist()) > LARGEST:
                return True
            return any(
                _holds(container.read(name).decode("utf-8", "ignore"), traces)
                for name in container.namelist()
            )
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return True


def _holds(text: str, traces: Traces) -> bool:
    text = text.casefold()
    return any(word.casefold() in text for word in traces.spellings())
