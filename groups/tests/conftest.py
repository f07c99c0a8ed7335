from tests.imap import mailbox_server
from tests.smtp import mail_server

__all__ = ["mail_server", "mailbox_server"]
