"""What falls due by itself about readings: reminders."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from groups.models import Group
from groups.post import daily
from plans.actions.reading_reminders import remind_by_the_day, remind_of_reading
from plans.hand_in_reached import OWING
from plans.held_readings import held_of
from plans.models import HandIn, Indicator
from plans.periods import latest_due
from plans.reading_late import YEARS_BACK, asked_of, owed_of
from plans.reporting_organizations import reporting_organizations
from samverkan.lib.one_by_one import one_by_one


@daily
def remind_of_readings(now: datetime) -> None:
    """Groups that wait for figures; a closed one waits for nothing."""
    waiting = HandIn.objects.filter(group=OuterRef("pk"), state__in=OWING)
    groups = Group.objects.filter(Exists(waiting)).exclude(state=Group.State.CLOSED)
    one_by_one(list(groups), lambda group: remind_by_the_day(group, by=None, now=now))


@daily
def remind_the_responsible(now: datetime) -> None:
    """Of indicators that somebody enters by hand, own figures and surveys: whoever is responsible, the day
    after the reading was due. Organisations that are asked by link are reminded themselves, where there is
    somebody to write to, so they are none of the responsible's to chase."""
    today = timezone.localdate(now)
    rows = Indicator.objects.filter(responsible__isnull=False).exclude(source=Indicator.Source.KOLADA)
    rows = rows.exclude(group__state=Group.State.CLOSED).select_related("group", "responsible")
    indicators = list(rows)
    keys = [indicator.pk for indicator in indicators]
    held, asked = held_of(keys, date(today.year - YEARS_BACK, 1, 1)), asked_of(keys, today)
    reporting = reporting_organizations({one.group_id for one in indicators}, today)

    def remind(indicator: Indicator) -> None:
        organizations = reporting[indicator.group_id]
        owed = owed_of(indicator, held[indicator.pk], organizations, today, asked[indicator.pk])
        # An older hole is told on the page, and reminded of no more.
        if owed and owed.period == latest_due(indicator.frequency, today, indicator.lag_days):
            remind_of_reading(indicator, owed=owed, by=None, now=now)

    one_by_one(indicators, remind)
