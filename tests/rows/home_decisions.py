"""The addresses of positions and of what is decided at home."""

from datetime import timedelta

from django.utils import timezone

from groups.links import make_links, token_of
from issues.actions import Decided, ask_organizations, decide, raise_issue, take_position
from issues.decision_links import DECISION_LINK
from issues.tests.deciding import asked, boards_of, issued, region, stand
from tests.house import ROLES, Builder, House
from tests.rows.base import INSIDE, MOVED, OK, PLANNERS, STAFF, Row, only

# Whoever staffs some group of the structure keeps its register; each sees the decisions of their own issues.
KEEPERS = STAFF | {"other_secretary"}


def more(name: str):
    return lambda house: [house.more[name]]


ROWS: dict[str, Row] = {
    "home_decisions:issue": Row(only(INSIDE), more("decided_issue")),
    "home_decisions:take": Row(only(PLANNERS), more("decided_issue")),
    "home_decisions:remind": Row(only(PLANNERS, MOVED), more("decided_issue"), method="post"),
    "home_decisions:csv": Row(only(INSIDE), more("decided_issue")),
    "home_decisions:paper": Row(only(INSIDE), more("decided_issue")),
    "home_decisions:take_at_once": Row(only(PLANNERS), lambda house: [house.cast.group.slug]),
    "home_decisions:annul": Row(only(PLANNERS), more("decided_position")),
    "home_decisions:ask_about": Row(only(PLANNERS), more("decided_position")),
    "home_decisions:ask": Row(only(PLANNERS), more("decided_path")),
    "home_decisions:organization": Row(only(KEEPERS), more("decided_organization")),
    "home_decisions:organization_csv": Row(only(KEEPERS), more("decided_organization")),
    "home_decisions:decision": Row(only(INSIDE), more("decided")),
    "home_decisions:withdraw": Row(only(PLANNERS, MOVED), more("decided"), method="post"),
    "home_decisions:by_link": Row(dict.fromkeys(ROLES, OK), more("decided_token"), public=OK, is_open=True),
}


def furnish(build: Builder, house: House) -> None:
    """All municipalities but one and the region are asked; one has answered each way, and one has two boards.
    The other group has asked too."""
    cast, day = build.cast, timezone.localdate(build.now)
    sala = cast.seats["Sala"].organization
    boards = boards_of(sala, "Barnnämnden", "Socialnämnden")
    due = day + timedelta(days=20)
    issue, rows = asked(cast, build.at(-30), boards=boards, due_on=due)
    path = rows[0].path
    # One that nobody has asked yet.
    next(row for row in rows if row.organization == sala and not row.board).delete()
    sign = {"by": cast.secretary, "now": build.now}
    decide(rows[0], answer=Decided("approved", day, reference="KS § 12"), **sign)
    decide(rows[1], answer=Decided("approved_with_change", day, "Från årsskiftet."), **sign)
    decide(rows[2], answer=Decided("rejected", day, "Ingen budget."), **sign)
    link = make_links(DECISION_LINK, [(rows[-1].pk, None)], expires_at=build.at(99))[0]
    house.more |= {
        "decided_issue": issue.pk,
        "decided_position": issue.positions.get().pk,
        "decided_path": path.pk,
        "decided": rows[-1].pk,
        "decided_organization": region().pk,
        "decided_token": token_of(link),
    }
    _secret(build)


def _secret(build: Builder) -> None:
    cast = build.cast
    sign = {"by": cast.other_secretary, "now": build.at(-30)}
    issue = raise_issue(cast.structure, title="Hemlig fråga", home_group=cast.other_group, **sign)
    path = issued(issue, organizations=[region()], **sign)
    text = stand(text="Hemligt ställningstagande.", on=timezone.localdate(build.at(-30)))
    take_position(issue, group=cast.other_group, stand=text, version=path.version, **sign)
    ask_organizations(path, due_on=timezone.localdate(build.at(30)), **sign)
