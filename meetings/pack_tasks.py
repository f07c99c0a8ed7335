"""What the worker does when somebody has asked for a pack."""

from django.tasks import task
from django.utils.module_loading import import_string


@task()
def make_pack(pack: int) -> None:
    """Found by its name: with pikepdf it would cost every web process 19 MB, and none does it."""
    import_string("meetings.pack_making.make")(pack)
