"""What the worker does when somebody has asked for the paper of a report. Found by their names: the verbs
that ask for a paper stand below what draws it."""

from django.tasks import task
from django.utils.module_loading import import_string


@task()
def make_report_paper(paper: int) -> None:
    import_string("evaluations.report_paper.make")(paper)


@task()
def make_group_report_paper(report: int, group: int) -> None:
    import_string("evaluations.report_paper.make_for_group")(report, group)
