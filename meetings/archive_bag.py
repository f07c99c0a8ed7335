"""A ZIP in the layout of BagIt (RFC 8493), written piece by piece to disk; the same content, the same
bytes."""

import hashlib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

# No clock in it. And nothing is compressed: what a library for it writes depends on its version, most that
# lies here is compressed already, and an archive reads what is plain.
DATED = (2000, 1, 1, 0, 0, 0)
PLAIN_FILE = 0o100644 << 16
BAGIT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST, TAG_MANIFEST, INFO = "manifest-sha256.txt", "tagmanifest-sha256.txt", "bag-info.txt"


@dataclass(frozen=True)
class Written:
    """A file of the package: its size in bytes and its checksum; not whole where reading it stopped."""

    path: str
    size: int
    sha256: str
    is_whole: bool = True


class Bag:
    """A package under way in `path`; its files lie under the folder `name`. Leaving it writes the lists."""

    def __init__(self, path: Path, name: str, info: Iterable[tuple[str, str]]):
        self.name, self.info = name, list(info)
        self.written: list[Written] = []
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_STORED)

    def __enter__(self) -> "Bag":
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._zip:
            if error is None:
                self._finish()

    def add(self, path: str, parts: Iterable[bytes]) -> Written:
        """A file under `data/`. OSError before its first byte leaves nothing behind; after it, what came."""
        written = self._write(f"data/{path}", parts)
        self.written.append(written)
        return written

    def _finish(self) -> None:
        payload = sum(one.size for one in self.written)
        info = [*self.info, ("Payload-Oxum", f"{payload}.{len(self.written)}")]
        tags = {
            "bagit.txt": BAGIT,
            INFO: "".join(f"{label}: {_one_line(value)}\n" for label, value in info),
            MANIFEST: _lines(self.written),
        }
        listed = [self._write(name, [text.encode()]) for name, text in tags.items()]
        self._write(TAG_MANIFEST, [_lines(listed).encode()])

    def _write(self, path: str, parts: Iterable[bytes]) -> Written:
        parts = iter(parts)
        part = next(parts, b"")
        entry = zipfile.ZipInfo(f"{self.name}/{path}", DATED)
        entry.external_attr, entry.create_system = PLAIN_FILE, 3
        digest, size, is_whole = hashlib.sha256(), 0, True
        with self._zip.open(entry, "w", force_zip64=True) as target:
            while part is not None:
                target.write(part)
                digest.update(part)
                size += len(part)
                try:
                    part = next(parts, None)
                except OSError:
                    part, is_whole = None, False
        return Written(path, size, digest.hexdigest(), is_whole)


def _lines(files: Iterable[Written]) -> str:
    return "".join(f"{one.sha256}  {one.path}\n" for one in sorted(files, key=lambda one: one.path))


def _one_line(value: str) -> str:
    return " ".join(value.split())
