"""The whole demo, in one transaction: all of it or nothing."""

from datetime import datetime
from random import Random

from django.db import transaction
from django.utils import translation

from groups.models import Group
from groups.post import already_sent
from samverkan.demo import culture, elderly, mandates, young
from samverkan.demo.circles import Demo, group_of_2017, made_permanent, set_up
from samverkan.demo.course import Course
from samverkan.demo.evaluations import evaluations
from samverkan.demo.issues import issues
from samverkan.demo.log_ins import open_log_ins
from samverkan.demo.past import meetings_of_2017, somebody_leaves, term_of_2017
from samverkan.demo.plans import plans
from samverkan.demo.running import meetings_of_the_running_term, running_term
from samverkan.demo.when import Calendar
from samverkan.demo.whole import around_the_groups, other_counties
from samverkan.demo.year_round import year_round

CONTENT = {"aldre": elderly, "barn-unga": young, "kultur-idrott": culture}


def load_demo(now: datetime) -> None:
    """Fills an empty database, each time alike. Every mail counts as sent on its own day (ruling 31)."""
    with transaction.atomic(), already_sent(), translation.override("sv"):
        demo, calendar = Demo(now), Calendar(now)
        structure = set_up(demo)
        groups = [group_of_2017(demo, structure, mandate) for mandate in mandates.GROUPS]
        for group in groups:
            course, content = course_of(group, now), CONTENT[group.slug]
            term_of_2017(demo, group)
            somebody_leaves(demo, group)
            meetings_of_2017(course, content.THEMES)
            made_permanent(demo, group)
            running_term(demo, group, calendar)
            meetings_of_the_running_term(course, content.RUNNING, calendar)
        around_the_groups(demo, structure, groups, calendar)
        year_round(demo, structure, groups, calendar)
        issues(demo, structure, groups, calendar)
        plans(demo, structure, groups, calendar)
        evaluations(demo, structure, groups, calendar)
        other_counties(demo)
        open_log_ins()


def course_of(group: Group, now: datetime) -> Course:
    """With the people as they stand now: what they may do is remembered on them."""
    staff = {role.kind: role.person for role in group.roles.select_related("person")}
    chance = Random(group.slug)  # noqa: S311 - the same answers each time
    return Course(group, staff["secretary"], staff["responsible_official"], chance, now)
