"""gunicorn's settings, for bin/run and for production: `gunicorn -c bin/gunicorn.conf.py samverkan.wsgi`."""

import gc

from gunicorn.glogging import Logger

from samverkan.lib.quiet_paths import QuietPaths, is_quiet

workers = 2
control_socket_disable = True
# The code is read once, before the workers are made, and its memory is shared by them.
preload_app = True


class QuietLogger(Logger):
    """No log, neither of visits, where one is asked for, nor of faults, tells who answers a survey."""

    def setup(self, cfg):
        super().setup(cfg)
        self.error_log.addFilter(QuietPaths())

    def access(self, resp, req, environ, request_time):
        if not is_quiet(environ.get("PATH_INFO", "")):
            super().access(resp, req, environ, request_time)


logger_class = QuietLogger
# What start-up makes lives as long as the process: looking for garbage in it takes a third of the time.
gc.disable()


def when_ready(server):
    """A collection would touch every object, and so copy the shared memory to each worker."""
    gc.freeze()
    gc.enable()
