"""The member file between preview and confirm: in shared storage, under a random name, bound to user and
group."""

import secrets

from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from groups.models import Group, Person
from groups.upkeep import MEMBER_FILES_FOLDER, UPLOADS_KEPT

SALT = "groups.member_file"


def keep(data: bytes, filename: str, *, by: Person, group: Group) -> str:
    """A token that only this person can use, for this group, while the file is kept (a day)."""
    name = default_storage.save(f"{MEMBER_FILES_FOLDER}/{secrets.token_urlsafe(24)}", ContentFile(data))
    return signing.dumps([name, filename, by.pk, group.pk], salt=SALT, compress=True)


def kept(token: str, *, by: Person, group: Group) -> tuple[bytes, str] | None:
    """The bytes and what the file was called; None when the token is not this person's, or the file is
    gone."""
    if not (name := _stored(token, by, group)):
        return None
    try:
        with default_storage.open(name[0]) as file:
            return file.read(), name[1]
    except OSError:
        return None


def remove(token: str, *, by: Person, group: Group) -> None:
    if name := _stored(token, by, group):
        default_storage.delete(name[0])


def _stored(token: str, by: Person, group: Group) -> tuple[str, str] | None:
    try:
        name, filename, person, owner = signing.loads(token, salt=SALT, max_age=UPLOADS_KEPT)
    except (signing.BadSignature, ValueError):
        return None
    return (name, filename) if (person, owner) == (by.pk, group.pk) else None
