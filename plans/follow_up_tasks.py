"""What the worker does when somebody has asked for the paper of a follow-up."""

from django.tasks import task
from django.utils.module_loading import import_string


@task()
def make_follow_up_paper(paper: int) -> None:
    """Found by its name: the verbs that ask for a paper stand below what draws it."""
    import_string("plans.follow_up_paper.make")(paper)
