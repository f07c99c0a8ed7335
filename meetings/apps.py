from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = _("Meetings")

    def ready(self):
        # They register themselves with the post; the models they name exist only now.
        import_module("meetings.mails")
        import_module("meetings.agenda_mails")
        import_module("meetings.due")
        import_module("meetings.privacy")
        import_module("meetings.document_limits")
        import_module("meetings.calendar_answers")
        import_module("meetings.call_mails")
        import_module("meetings.calls_due")
        import_module("meetings.round_mails")
        import_module("meetings.round_due")
        import_module("meetings.busy_due")
        import_module("meetings.polls_mails")
        import_module("meetings.polls_due")
        import_module("meetings.packs_due")
        import_module("meetings.archive_due")
        import_module("meetings.checksums_due")
        import_module("meetings.annotations_due")
        import_module("meetings.action_reminders")
        import_module("meetings.action_mails")
        import_module("meetings.issue_events")
        for module in ("meetings", "notes", "documents", "actions"):
            import_module(f"meetings.search_{module}")
