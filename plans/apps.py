from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = _("Plans")

    def ready(self) -> None:
        import_module("plans.follow_up_due")
        import_module("plans.follow_up_mails")
        import_module("plans.funding_due")
        import_module("plans.funding_mails")
        import_module("plans.goals_at_items")
        import_module("plans.hand_in_due")
        import_module("plans.hand_in_mails")
        import_module("plans.local_plans_due")
        import_module("plans.local_plans_mails")
        import_module("plans.papers_due")
        import_module("plans.privacy")
        import_module("plans.search_plans")
        import_module("plans.specification_due")
        import_module("plans.specification_mails")
