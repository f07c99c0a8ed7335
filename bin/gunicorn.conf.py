"""gunicorn's settings, for bin/run and for production: `gunicorn -c bin/gunicorn.conf.py samverkan.wsgi`."""

import gc

workers = 2
control_socket_disable = True
# The code is read once, before the workers are made, and its memory is shared by them.
preload_app = True
# What start-up makes lives as long as the process: looking for garbage in it takes a third of the time.
gc.disable()


def when_ready(server):
    """A collection would touch every object, and so copy the shared memory to each worker."""
    gc.freeze()
    gc.enable()
