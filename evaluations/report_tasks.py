"""What the worker does when somebody has asked for the paper of a report."""

from django.tasks import task
from django.utils.module_loading import import_string


@task()
def make_report_paper(paper: int) -> None:
    """Found by its name: the verbs that ask for a paper stand below what draws it."""
    import_string("evaluations.report_paper.make")(paper)
