from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# What registers itself with the worker; needs the models, so it is imported when they stand.
REGISTERING = [
    "groups.admin_post",
    "groups.admin_search",
    "groups.contact_mails",
    "groups.end_reminders",
    "groups.heartbeat",
    "groups.mails",
    "groups.nomination_answer_mails",
    "groups.nomination_due",
    "groups.nomination_mails",
    "groups.people_mails",
    "groups.post.mailbox",
    "groups.search.refreshing",
    "groups.upkeep",
]


class GroupsConfig(AppConfig):
    name = "groups"
    verbose_name = _("Groups")

    def ready(self) -> None:
        for module in REGISTERING:
            import_module(module)
