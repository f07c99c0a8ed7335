"""How many pages a paper has. Only the worker loads this: pikepdf takes 19 MB."""

from io import BytesIO

import pikepdf


def page_count(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as opened:
        return len(opened.pages)
