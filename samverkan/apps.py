from django.apps import AppConfig
from django.core.checks import Tags, register

from samverkan.checks import personal_data_has_a_retention_rule
from samverkan.lib.xlsx import write_xlsx_when_asked


class SamverkanConfig(AppConfig):
    name = "samverkan"
    verbose_name = "Samverkan"

    def ready(self) -> None:
        # The first of the apps, so before the admin brings in import-export.
        write_xlsx_when_asked()
        register(personal_data_has_a_retention_rule, Tags.models, deploy=True)
