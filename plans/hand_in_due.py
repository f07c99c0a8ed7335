"""What falls due by itself about readings: reminders."""

from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from groups.models import Group
from groups.post import daily
from plans.actions.reading_reminders import OWING, remind_by_the_day, remind_of_reading
from plans.held_readings import held_of, named_organizations
from plans.models import HandIn, Indicator
from plans.reading_late import owed_of
from samverkan.lib.one_by_one import one_by_one


@daily
def remind_of_readings(now: datetime) -> None:
    """Groups that wait for figures; a closed one waits for nothing."""
    waiting = HandIn.objects.filter(group=OuterRef("pk"), state__in=OWING)
    groups = Group.objects.filter(Exists(waiting)).exclude(state=Group.State.CLOSED)
    one_by_one(list(groups), lambda group: remind_by_the_day(group, by=None, now=now))


@daily
def remind_the_responsible(now: datetime) -> None:
    """Of indicators that somebody enters by hand: whoever is responsible, the day after the reading was due.
    What organisations are asked for by link they are reminded of themselves."""
    today = timezone.localdate(now)
    rows = Indicator.objects.filter(source=Indicator.Source.OWN, responsible__isnull=False)
    rows = rows.exclude(group__state=Group.State.CLOSED).select_related("group", "responsible")
    indicators = list(rows)
    held = held_of(indicator.pk for indicator in indicators)
    names = {pk: list(named_organizations(pk, today)) for pk in {one.group_id for one in indicators}}
    asked = set(HandIn.objects.values_list("group", "frequency", "period"))

    def remind(indicator: Indicator) -> None:
        owed = owed_of(indicator, held[indicator.pk], names[indicator.group_id], today)
        if owed and (indicator.group_id, indicator.frequency, owed.period) not in asked:
            remind_of_reading(indicator, owed=owed, by=None, now=now)

    one_by_one(indicators, remind)
