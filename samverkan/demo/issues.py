"""Issues of the running term: one that has gone the whole way, one on its way home, one without a home and
one turned away."""

from datetime import date, timedelta

from groups.models import Board, Group, Organization, Person, Structure
from issues.actions import (
    Decided,
    Stand,
    Step,
    add_path,
    add_perspective,
    add_points,
    address_path,
    argue,
    ask_for_anchoring,
    ask_organizations,
    begin_material,
    begin_ranking,
    carry_out_decision,
    change_issue,
    decide,
    decide_ranking,
    issue_version,
    move_issue,
    raise_issue,
    rank_issue,
    report_anchoring,
    say_what_is_next,
    schedule_decision,
    screen_issue,
    take_position,
    write_home_brief,
    write_material,
)
from issues.edition import edition_of
from issues.models import Anchoring, Issue, OrganizationDecision
from issues.path_points import Point
from meetings.actions import take_up_issue
from meetings.models import Meeting
from samverkan.demo.assignments import assignments
from samverkan.demo.circles import Demo, member_on
from samverkan.demo.following import following
from samverkan.demo.viewpoints import viewpoints
from samverkan.demo.when import Calendar, moment, working_day_on_or_after

PERSPECTIVES = ("Invånare", "Brukare", "Patient", "Folkhälsa")
FITS = {"has_common_interest": True, "needs_cooperation": True, "is_intermunicipal": False, "fits": True}
BEHIND = (
    "<p>Den som skrivs ut på en fredag kan stå utan hemtjänst till måndagen. Var tionde kommer tillbaka.</p>"
)
ARGUMENTS = (
    "Färre återinskrivningar och tryggare anhöriga i hela länet.",
    "En och samma kontakt när man kommer hem.",
    "Planen är klar innan man lämnar sjukhuset.",
)


def issues(demo: Demo, structure: Structure, groups: list[Group], calendar: Calendar) -> None:
    """For the groups of the elderly and of the young."""
    elderly, young, _culture = groups
    secretary, began = demo.office["secretary"], moment(calendar.past[0] - timedelta(days=60))
    for name in PERSPECTIVES:
        add_perspective(structure, name=name, starts_on=began.date(), by=secretary, now=began)
    _the_whole_way(structure, elderly, young, secretary, calendar)
    _on_its_way_home(structure, young, secretary, calendar)
    _without_a_home(structure, elderly, secretary, calendar)
    _in_public(Issue.objects.get(title="Trygg hemgång från sjukhus"), demo.office["official"], calendar)
    following(demo, structure, elderly, calendar)


def _in_public(issue: Issue, official: Person, calendar: Calendar) -> None:
    """With an owner, and shown to everybody from the day it was raised."""
    change_issue(
        issue,
        seen=edition_of(issue),
        title=issue.title,
        owner=official,
        perspectives=issue.perspectives.all(),
        is_public=True,
        public_text="Den som skrivs ut från sjukhus ska komma hem till en plan som alla känner till.",
        shows_past=True,
        by=official,
        now=calendar.now - timedelta(days=1),
    )


def _the_whole_way(structure: Structure, group: Group, other: Group, by: Person, calendar: Calendar) -> None:
    """Raised, screened, ranked, prepared, taken up at home, decided by nearly all, carried out by some."""
    first, second, last = calendar.past
    member = member_on(group, 5, first)
    issue = raise_issue(
        structure,
        title="Trygg hemgång från sjukhus",
        description="Den som skrivs ut ska möta en plan som alla känner till, också en fredag.",
        home_group=group,
        level="county",
        nature="strategic",
        by=member,
        now=moment(first - timedelta(days=30)),
    )
    perspectives = list(structure.perspectives.all())
    signed = {"by": by, "now": moment(first - timedelta(days=20))}
    screen_issue(issue, group=group, perspectives=perspectives, **FITS, **signed)
    _ranked(issue, perspectives, by, first)
    _moved(issue, by, ("preparation", first, 1), ("dialogue", first, 20), ("anchoring", first, 30))
    path = _material(issue, by, first + timedelta(days=25))
    viewpoints(path, other, _organizations(structure), _boards(), by, first + timedelta(days=26))
    _taken_up(issue, by, first + timedelta(days=31))
    signed = {"by": by, "now": moment(second, "13:00")}
    move_issue(issue, step=Step(to="position", forum=group), by=by, now=moment(second, "12:00"))
    stand = Stand("Gruppen ställer sig bakom målbilden och ber alla att besluta om den.", second)
    take_position(issue, group=group, version=path.version, stand=stand, **signed)
    ask_organizations(path, due_on=working_day_on_or_after(last + timedelta(days=30)), **signed)
    move_issue(issue, step=Step(to="decision_in_organizations"), **signed)
    _decided_at_home(path, by, second, last)
    next_time = _coming(group, calendar)
    sign = {"by": by, "now": calendar.now - timedelta(days=2)}
    take_up_issue(
        issue, meeting=next_time, kind="report", wanted_outcome="Veta hur långt alla har kommit", **sign
    )
    say_what_is_next(
        issue, waits_for="två kommuners beslut", next_forum=group, next_on=next_time.date, **sign
    )
    assignments(issue, next_time, by, calendar)


def _coming(group: Group, calendar: Calendar) -> Meeting:
    """The last ordinary meeting that has a day."""
    ahead = Meeting.objects.filter(group=group, kind="ordinary", date__gte=calendar.today)
    return ahead.order_by("date").last()


def _ranked(issue: Issue, perspectives: list, by: Person, on: date) -> None:
    sign = {"by": by, "now": moment(on, "14:00")}
    ranking = begin_ranking(issue.home_group, **sign)
    place = rank_issue(ranking, issue=issue, **sign)
    texts = {row.pk: text for row, text in zip(perspectives, ARGUMENTS, strict=False)}
    argue(place, texts=texts, **sign)
    decide_ranking(ranking, on=on, text="Störst nytta för flest, och bara möjligt tillsammans.", **sign)


def _moved(issue: Issue, by: Person, *steps: tuple[str, date, int]) -> None:
    for stage, day, later in steps:
        move_issue(issue, step=Step(to=stage), by=by, now=moment(day + timedelta(days=later)))


def _material(issue: Issue, by: Person, on: date):
    sign = {"by": by, "now": moment(on)}
    version = begin_material(issue, title="Målbild för trygg hemgång", **sign)
    write_material(version, title="Målbild för trygg hemgång", text=BEHIND, **sign)
    path = add_path(version, title="Förslag till regionen och kommunerna", **sign)
    address_path(path, organizations=_organizations(issue.structure), boards=_boards(), **sign)
    ready = working_day_on_or_after(on + timedelta(days=150))
    points = [
        Point("att ställa sig bakom målbilden för trygg hemgång"),
        Point("att utse en kontaktperson för utskrivning alla dagar i veckan"),
        Point("att återkomma med en uppföljning", deliver_by=ready),
    ]
    add_points(path, points=points, **sign)
    issue_version(version, **sign)
    path.version.refresh_from_db()
    return path


def _organizations(structure: Structure) -> list[Organization]:
    """All but Sala, where two boards decide, each on its own day."""
    return list(Organization.objects.filter(county_code=structure.county_code).exclude(code="1981"))


def _boards() -> list[Board]:
    return list(Board.objects.filter(organization__code="1981").order_by("name")[:2])


def _taken_up(issue: Issue, by: Person, on: date) -> None:
    write_home_brief(
        issue,
        what="Hur den som skrivs ut från sjukhus kommer hem till en plan som alla känner till.",
        why="Var tionde över 80 år kommer tillbaka inom en månad.",
        proposal="En gemensam målbild och en kontaktperson alla dagar.",
        asked="Att nämnden diskuterar målbilden och säger vad den betyder hemma.",
        by=by,
        now=moment(on),
    )
    everybody = [*_organizations(issue.structure), Organization.objects.get(code="1981")]
    due_on = working_day_on_or_after(on + timedelta(days=30))
    for task in ask_for_anchoring(issue, organizations=everybody, due_on=due_on, by=by, now=moment(on)):
        _reported(task, by, on + timedelta(days=14))


def _reported(task: Anchoring, by: Person, on: date) -> None:
    report_anchoring(
        task,
        kind="discussed",
        audience="political_bodies",
        body="Nämnden",
        on=on,
        text="Nämnden är positiv och vill veta vad kontaktpersonen kostar.",
        by=by,
        now=moment(on, "16:00"),
    )


def _decided_at_home(path, by: Person, asked: date, last: date) -> None:
    """Eight have said yes, one with a change, one has a day, one has not answered."""
    rows = list(OrganizationDecision.objects.filter(path=path).order_by("pk"))
    on, now = last - timedelta(days=10), moment(last - timedelta(days=5))
    sign = {"by": by, "now": now}
    for number, row in enumerate(rows[:-2]):
        with_change = number == 4
        state = "approved_with_change" if with_change else "approved"
        text = "Kontaktpersonen delas med grannkommunen." if with_change else ""
        decide(row, answer=Decided(state, on, text, f"VON {on.year}/{31 + number}"), **sign)
        if number < 3:
            carry_out_decision(row, on=last - timedelta(days=6), text="Kontaktpersonen är utsedd.", **sign)
    schedule_decision(rows[-2], on=working_day_on_or_after(last + timedelta(days=40)), **sign)


def _on_its_way_home(structure: Structure, group: Group, by: Person, calendar: Calendar) -> None:
    """Asked of everybody at home and answered by some; up at the next meeting."""
    _first, second, last = calendar.past
    issue = raise_issue(
        structure,
        title="Skolnärvaro i alla kommuner",
        description="Hur vi upptäcker frånvaro tidigt, och vem som gör vad.",
        home_group=group,
        level="county",
        nature="operative",
        by=member_on(group, 2, second),
        now=moment(second - timedelta(days=20)),
    )
    screen_issue(issue, group=group, **FITS, by=by, now=moment(second - timedelta(days=10)))
    _moved(issue, by, ("prioritized", second, 0), ("preparation", second, 7), ("dialogue", second, 20))
    move_issue(issue, step=Step(to="anchoring", next_forum=group), by=by, now=moment(last))
    write_home_brief(
        issue,
        what="Ett gemensamt sätt att upptäcka frånvaro tidigt.",
        asked="Att nämnden berättar hur det går till hos er i dag.",
        by=by,
        now=moment(last),
    )
    everybody = Organization.objects.filter(county_code=structure.county_code)
    asked = {"due_on": calendar.planned, "by": by, "now": moment(last)}
    tasks = ask_for_anchoring(issue, organizations=everybody, **asked)
    for task in tasks[:4]:
        _reported(task, by, last + timedelta(days=7))
    meeting = _coming(group, calendar)
    take_up_issue(
        issue,
        meeting=meeting,
        kind="dialogue",
        wanted_outcome="Höra vad nämnderna har sagt",
        by=by,
        now=calendar.now - timedelta(days=1),
    )


def _without_a_home(structure: Structure, group: Group, by: Person, calendar: Calendar) -> None:
    member = member_on(group, 3, calendar.today)
    raise_issue(
        structure,
        title="Vuxna med missbruk och psykisk ohälsa",
        description="Ingen grupp har frågan i dag.",
        by=member,
        now=moment(calendar.past[1]),
    )
    turned = raise_issue(
        structure,
        title="Gemensam upphandling av snöröjning",
        home_group=group,
        by=member,
        now=moment(calendar.past[1], "11:00"),
    )
    screen_issue(
        turned,
        group=group,
        **{**FITS, "is_intermunicipal": True, "fits": False},
        reason="Frågan rör bara kommunerna.",
        other_forum="Kommunchefernas nätverk",
        by=by,
        now=moment(calendar.past[1] + timedelta(days=7)),
    )
