"""Own notes end with their time (samverkan/retention.toml, `annotation`) and with the person."""

from datetime import datetime

from django.utils import timezone

from groups.models import Person
from groups.person_registry import when_forgotten
from groups.post import daily
from groups.upkeep import kept_for
from meetings.models import Annotation
from meetings.privacy import was_before


@daily
def clear_annotations(now: datetime) -> None:
    """Those on meetings of long ago."""
    before = timezone.localdate(now - kept_for("annotation"))
    Annotation.objects.filter(was_before(before, "item__meeting")).delete()


@when_forgotten
def drop_annotations(person: Person) -> None:
    Annotation.objects.filter(person=person).delete()
