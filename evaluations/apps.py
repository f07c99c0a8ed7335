from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvaluationsConfig(AppConfig):
    name = "evaluations"
    verbose_name = _("Evaluations")

    def ready(self) -> None:
        import_module("evaluations.survey_mails")
        import_module("evaluations.results_due")
        import_module("evaluations.oral_at_items")
        import_module("evaluations.oral_to_begin")
        import_module("evaluations.recommendation_due")
        import_module("evaluations.recommendation_mails")
        import_module("evaluations.recommendations_at_items")
        import_module("evaluations.reminding_due")
        import_module("evaluations.reminding_mails")
        import_module("evaluations.report_due")
        import_module("evaluations.survey_at_items")
        import_module("evaluations.search_evaluations")
        import_module("evaluations.privacy")
