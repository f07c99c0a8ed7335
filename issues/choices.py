"""What somebody may choose among when an issue is raised, screened, moved or changed."""

from datetime import date

from django.db.models import Q, QuerySet

from groups.access import EVERYBODY, STAFF, Standing, standing_of
from groups.circle import circle_on
from groups.models import Appointment, Group, Organization, Person, Structure
from groups.reports import with_names
from issues.course import UNFINISHED
from issues.issue_access import MOVERS, issues_moved_by
from issues.models import Issue, Perspective
from samverkan.lib.reading import sorting_key

WORKING = (Group.State.ACTIVE, Group.State.CLOSING)


def structures_to_raise_in(person: Person) -> list[Structure]:
    """Those of the person's groups, and of the counties of the organisations they are the contact of."""
    standing = standing_of(person)
    if standing.is_administrator:
        return list(Structure.objects.all())
    counties = Organization.objects.filter(pk__in=standing.organizations).exclude(county_code="")
    mine = Q(pk__in=standing.structure_ids()) | Q(county_code__in=counties.values("county_code"))
    return list(Structure.objects.filter(mine))


def groups_of(structure: Structure, person: Person, on: date) -> list[Group]:
    """The working groups of the structure with `shown_name`, in Swedish order; who works in one that is not
    adopted yet sees that too. One query."""
    rows = Group.objects.filter(structure=structure)
    allowed = Q(state__in=WORKING)
    standing = standing_of(person)
    allowed |= Q(pk__in=standing.group_ids()) & ~Q(state=Group.State.CLOSED)
    found = rows if standing.is_administrator else rows.filter(allowed)
    found = with_names(found.exclude(state=Group.State.CLOSED), on)
    return sorted(found, key=lambda group: sorting_key(group.shown_name))


def groups_screened_for(issue: Issue, person: Person, on: date) -> list[Group]:
    """The home group, or where there is none those that the person leads or staffs."""
    groups = groups_of(issue.structure, person, on)
    standing = standing_of(person)
    if issue.home_group_id:
        return [group for group in groups if group.pk == issue.home_group_id]
    return [group for group in groups if standing.has(group.pk, MOVERS)]


def organizations_to_raise_for(structure: Structure, person: Person, on: date) -> list[Organization]:
    """The person's own: where they are the contact and whose seats they sit on; for the office all of the
    county."""
    standing = standing_of(person)
    rows = Organization.objects.filter(county_code=structure.county_code)
    if not (standing.is_administrator or structure.pk in standing.structure_ids(STAFF)):
        seats = Appointment.objects.in_force(on).filter(person=person, group__structure=structure)
        rows = rows.filter(Q(pk__in=standing.organizations) | Q(pk__in=seats.values("seat__organization")))
    return named_organizations(rows)


def organizations_of_county(structure: Structure) -> list[Organization]:
    return named_organizations(Organization.objects.filter(county_code=structure.county_code))


def named_organizations(rows: QuerySet[Organization]) -> list[Organization]:
    """With their names, in Swedish order; two queries."""
    return sorted(rows.prefetch_related("names"), key=lambda row: sorting_key(str(row)))


def perspectives_of(structure: Structure, group: Group | None, on: date) -> QuerySet[Perspective]:
    """Those of the structure and of the group's own mandate that day (S001-27)."""
    rows = Perspective.objects.in_force(on).filter(structure=structure)
    return rows.filter(Q(group__isnull=True) | Q(group=group)).order_by("order", "pk")


def people_of(issue: Issue, on: date) -> list[Person]:
    """Who may see to the issue: those of the home group and its office, and who does so now."""
    if issue.home_group is None:
        return [issue.owner_person] if issue.owner_person else []
    people = circle_on(issue.home_group, on).people
    roles = issue.home_group.roles.in_force(on).select_related("person")
    everybody = [*people, *(role.person for role in roles), issue.owner_person]
    found = {person.pk: person for person in everybody if person}
    return sorted(found.values(), key=lambda person: sorting_key(person.name))


def open_issues_moved_by(person: Person, structure: Structure, words: str = "") -> QuerySet[Issue]:
    """The issues of the structure that the person moves and that are not finished, newest first; `words`
    narrows them by title or number."""
    rows = issues_moved_by(person).filter(
        structure=structure, stages__left_on__isnull=True, stages__stage__in=UNFINISHED
    )
    for word in words.split():
        year, _colon, number = word.partition(":")
        by_number = Q(year=year, number=number) if year.isdecimal() and number.isdecimal() else Q()
        rows = rows.filter(by_number or Q(title__icontains=word))
    return rows.distinct()


def raises(standing: Standing) -> bool:
    """Whoever has any part in a structure may raise a question (S000-25): member, substitute, office, an
    organisation's contact."""
    return standing.is_administrator or bool(standing.group_ids(EVERYBODY) or standing.organizations)
