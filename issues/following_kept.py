"""How long Samverkan knows who follows what: the rule `follow`, carried out by `manage.py daily`."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from groups.models import Appointment, GroupRole, OrganizationContact
from groups.post import daily
from groups.upkeep import kept_for
from issues.models import Digest, Follow


@daily
def clear_follows(now: datetime) -> None:
    """A month after the last appointment, role or contact; and that a digest went, a month after it did."""
    before = timezone.localdate(now - kept_for("follow"))
    still = Q(ends_on__isnull=True) | Q(ends_on__gte=before)
    ties = [
        Exists(model.objects.filter(still, person=OuterRef("person")))
        for model in (Appointment, GroupRole, OrganizationContact)
    ]
    gone = Follow.objects.filter(~ties[0], ~ties[1], ~ties[2], person__is_superuser=False)
    gone.filter(since__lt=now - kept_for("follow")).delete()
    Digest.objects.filter(on__lt=before).delete()
