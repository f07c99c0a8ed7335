from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IssuesConfig(AppConfig):
    name = "issues"
    verbose_name = _("Issues")

    def ready(self) -> None:
        import_module("issues.privacy")
        import_module("issues.search_issues")
        import_module("issues.anchoring_due")
        import_module("issues.anchoring_mails")
        import_module("issues.following_kept")
        import_module("issues.following_due")
        import_module("issues.following_mails")
        import_module("issues.decision_due")
        import_module("issues.decision_mails")
        import_module("issues.viewpoint_due")
        import_module("issues.viewpoint_mails")
        import_module("issues.assignment_due")
        import_module("issues.assignment_mails")
