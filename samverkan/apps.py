from django.apps import AppConfig
from django.core.checks import Tags, register

from samverkan.checks import personal_data_has_a_retention_rule


class SamverkanConfig(AppConfig):
    name = "samverkan"
    verbose_name = "Samverkan"

    def ready(self) -> None:
        register(personal_data_has_a_retention_rule, Tags.models, deploy=True)
