"""What the group on older people asks the forum above for, and the project it keeps an eye on."""

from datetime import timedelta
from decimal import Decimal

from groups.models import Group, Organization
from plans.actions import (
    add_funding_line,
    add_project,
    begin_funding_request,
    make_reference_group,
    submit_funding_request,
)
from plans.project_rules import Partner
from samverkan.demo.circles import Demo
from samverkan.demo.when import Calendar, moment

# Category, posts, kronor, purpose. What is stated in sum is more than this comes to.
LINES = (
    ("Samordnare för utskrivning", "1.5", "1 050 000", "En per länsdel, och en halv för helgerna"),
    ("Utbildning för undersköterskor", "", "420 000", "Sju kurser"),
    ("Uppföljning med anhöriga", "0.25", "180 000", "Samtal med 60 familjer"),
)
STATED = "1 850 000"
CONDITION = "Så länge projektet prövar kultur på äldreboenden, och högst till slutrapporten."


def money(demo: Demo, group: Group, reference: Group, calendar: Calendar) -> None:
    sign = {"by": demo.office["official"], "now": moment(calendar.past[2], "11:00")}
    request = begin_funding_request(
        group,
        year=calendar.today.year + 1,
        title=f"Medel för {calendar.today.year + 1}",
        stated_total=_kronor(STATED),
        **sign,
    )
    for category, posts, kronor, purpose in LINES:
        add_funding_line(
            request,
            category=category,
            posts=Decimal(posts) if posts else None,
            kronor=_kronor(kronor),
            purpose=purpose,
            **sign,
        )
    submit_funding_request(
        request,
        approved_on=calendar.past[2],
        approved_how="Alla på mötet stod bakom äskandet",
        by=sign["by"],
        now=sign["now"] + timedelta(hours=2),
    )
    project = add_project(
        group,
        title="Tryggt hem i hela länet",
        abbreviation="THL",
        text="Prövar gemensam planering före hemgång i fem kommuner.",
        months=24,
        starts_on=calendar.past[0],
        state="running",
        funder="Europeiska socialfonden",
        partners=_partners(),
        **sign,
    )
    make_reference_group(project, group=reference, condition=CONDITION, decided_on=calendar.past[1], **sign)


def _partners() -> list[Partner]:
    places = Organization.objects.filter(code__in=("19", "1981", "1983")).order_by("code")
    return [*(Partner(place.pk) for place in places), Partner(name="Anhörigföreningen i länet")]


def _kronor(text: str) -> Decimal:
    return Decimal(text.replace(" ", ""))
