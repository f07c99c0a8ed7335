from django.db import migrations

from samverkan.lib.row_guard import RowGuard, kept, part

PLAN = "SELECT 1 FROM plans_activityplan AS plan WHERE plan.state <> 'draft' AND plan.id = "
GOAL = "(SELECT goal.plan_id FROM plans_goal AS goal WHERE goal.id = {row}.goal_id)"
TRUE = "1 = 1"


class Migration(migrations.Migration):
    """An adopted plan stands (I-PLN1), and a reading is never changed, only followed by another (I-READ1).

    Free to change: who is responsible, since people come and go during a plan.
    """

    dependencies = [("plans", "0001_plans")]

    operations = [
        *kept(
            "ActivityPlan",
            "adopted_plan",
            "OLD.state <> 'draft'",
            "group_id title starts_on ends_on number introduction situation adopted_on adopted_at_id facts sha256",
        ),
        *part(
            "PlanSource",
            "adopted_source",
            f"{PLAN}{{row}}.plan_id",
            "plan_id title link document_id position",
        ),
        *part(
            "Goal",
            "adopted_goal",
            f"{PLAN}{{row}}.plan_id",
            "plan_id number title text geography why_no_superior same_as_id",
        ),
        *part("GoalSuperior", "adopted_superior", PLAN + GOAL, "goal_id superior_id note"),
        *part(
            "GoalIndicator",
            "adopted_indicator",
            PLAN + GOAL,
            "goal_id indicator_id baseline baseline_period target target_high due_on position",
        ),
        *part(
            "Activity",
            "adopted_activity",
            PLAN + GOAL,
            "goal_id kind text starts_on ends_on holds_from by_organization position same_as_id",
        ),
        RowGuard("Reading", "reading_is_kept", TRUE, events=["update"]),
        RowGuard("Reading", "reading_stays", TRUE, events=["delete"]),
    ]
