"""An upload that is counted and never kept: neither on disk nor whole in memory."""

import hashlib
from io import BytesIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class HashedFile(UploadedFile):
    """What is left of the file: its name, size in bytes and `sha256`. There is nothing to read."""

    def __init__(self, *, name: str, size: int, sha256: str):
        super().__init__(file=BytesIO(), name=name, size=size)
        self.sha256 = sha256


class HashingUploadHandler(FileUploadHandler):
    """As the only one of a request's `upload_handlers`, set before anything reads the request's POST."""

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        self.counted = hashlib.sha256()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.counted.update(raw_data)

    def file_complete(self, file_size: int) -> HashedFile:
        return HashedFile(name=self.file_name, size=file_size, sha256=self.counted.hexdigest())
