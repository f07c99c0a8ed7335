"""What two of the groups ask the forum above for, year after year, and the project that is kept an eye on."""

from datetime import date, timedelta
from decimal import Decimal

from groups.models import Group, Organization
from plans.actions import (
    add_funding_line,
    add_project,
    begin_funding_request,
    grant_funding_request,
    make_reference_group,
    report_funding,
    submit_funding_request,
    take_up_funding_request,
)
from plans.actions.funding_decisions import Given
from plans.models import FundingRequest
from plans.project_rules import Partner
from samverkan.demo.circles import Demo
from samverkan.demo.when import Calendar, moment, working_day_on_or_after

# Category, posts, kronor, purpose. What is stated in sum is more than this comes to.
LINES = (
    ("Samordnare för utskrivning", "1.5", "1 050 000", "En per länsdel, och en halv för helgerna"),
    ("Utbildning för undersköterskor", "", "420 000", "Sju kurser"),
    ("Uppföljning med anhöriga", "0.25", "180 000", "Samtal med 60 familjer"),
)
STATED = "1 850 000"
EARLIER = (
    ("Samordnare för utskrivning", "1", "700 000", "En för hela länet"),
    ("Utbildning för undersköterskor", "", "300 000", "Fem kurser"),
)
CULTURES = (("Kultur på äldreboenden", "0.5", "390 000", "Konsulent som besöker alla boenden"),)
APPROVED = "Alla på mötet stod bakom äskandet."
REPORT = (
    "Samordnaren har sedan mars haft 412 ärenden, och väntetiden har minskat med ett dygn. Fyra av fem "
    "kurser blev av; den femte ställdes in för att läraren blev sjuk."
)
CONDITION = "Så länge projektet prövar kultur på äldreboenden, och högst till slutrapporten."


def money(demo: Demo, group: Group, reference: Group, calendar: Calendar) -> None:
    """Last year's is reported, this year's granted in part, next year's handed in and under review."""
    year = calendar.today.year
    _granted(demo, _earlier(demo, group, year - 1), date(year - 2, 12, 14), calendar, is_reported=True)
    _granted(demo, _earlier(demo, group, year), date(year - 1, 12, 14), calendar, is_reported=False)
    now = moment(calendar.past[2], "11:00")
    _asked(demo, group, year + 1, LINES, now, STATED)
    theirs = _asked(demo, reference, year + 1, CULTURES, now + timedelta(days=1))
    take_up_funding_request(theirs, by=demo.office["secretary"], now=now + timedelta(days=4))
    _project(demo, group, reference, calendar)


def _earlier(demo: Demo, group: Group, year: int) -> FundingRequest:
    return _asked(demo, group, year, EARLIER, moment(date(year - 1, 10, 16)), "1 000 000")


def _asked(demo: Demo, group: Group, year: int, lines, now, stated: str = "") -> FundingRequest:
    """Written and handed in, with what the group said of it."""
    sign = {"by": demo.office["official"], "now": now}
    total = _kronor(stated) if stated else None
    request = begin_funding_request(group, year=year, title=f"Medel för {year}", stated_total=total, **sign)
    for category, posts, kronor, purpose in lines:
        add_funding_line(
            request,
            category=category,
            posts=Decimal(posts) if posts else None,
            kronor=_kronor(kronor),
            purpose=purpose,
            **sign,
        )
    sign["now"] = now + timedelta(hours=2)
    return submit_funding_request(request, approved_on=now.date(), approved_how=APPROVED, **sign)


def _granted(demo: Demo, request: FundingRequest, on: date, calendar: Calendar, *, is_reported: bool) -> None:
    """The posts as they were asked for, and of the rest two thirds."""
    sign = {"by": demo.office["secretary"], "now": moment(on, "14:00")}
    take_up_funding_request(request, **sign)
    posts, courses = request.lines.order_by("position")
    given = {posts.pk: Given(posts.posts, posts.kronor), courses.pk: Given(kronor=_kronor("200 000"))}
    day = calendar.past[0] if is_reported else working_day_on_or_after(calendar.today + timedelta(days=60))
    grant_funding_request(request, on=on, lines=given, report_by=day, **sign)
    if is_reported:
        report_funding(request, report=REPORT, by=demo.office["official"], now=moment(day, "15:00"))


def _project(demo: Demo, group: Group, reference: Group, calendar: Calendar) -> None:
    sign = {"by": demo.office["official"], "now": moment(calendar.past[2], "11:00")}
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
    add_project(
        group,
        title="Digital väg hem",
        text="Läsplatta till den som skrivs ut, så att familjen kan vara med på planeringen.",
        months=12,
        starts_on=date(calendar.today.year + 1, 3, 1),
        state="applied",
        funder="Vinnova",
        partners=_partners()[:1],
        **sign,
    )


def _partners() -> list[Partner]:
    places = Organization.objects.filter(code__in=("19", "1981", "1983")).order_by("code")
    return [*(Partner(place.pk) for place in places), Partner(name="Anhörigföreningen i länet")]


def _kronor(text: str) -> Decimal:
    return Decimal(text.replace(" ", ""))
