"""What the command says of a package: each way it can be broken, in words; nothing here asks a database."""

import tracemalloc
import zipfile

import pytest
from django.core.management import CommandError, call_command

from meetings.archive_bag import Bag
from meetings.archive_verify import verified
from meetings.tests.archive import NAME, PAPER, packed_anew, whole_package

AT = f"{NAME}/data/{PAPER}"
FACTS = f"{NAME}/data/facts.json"


@pytest.fixture
def package(tmp_path):
    return whole_package(tmp_path / "paket.zip")


def said(capsys, path) -> str:
    with pytest.raises(CommandError) as stopped:
        call_command("verify_archive", path)
    return f"{capsys.readouterr().out}{stopped.value}"


def test_a_whole_package_is_counted_and_summed(package, capsys):
    call_command("verify_archive", package)

    found = capsys.readouterr().out.splitlines()
    assert found[:2] == ["paket.zip: helt.", "Samverkansgrupp äldre · möten: 0 · filer: 3 · 43 kB"]
    assert found[2] == f"SHA-256 {verified(package).sha256}"


def test_packed_anew_and_compressed_it_is_still_whole(package):
    packed_anew(package, lambda files: None, compression=zipfile.ZIP_DEFLATED)

    assert verified(package).faults == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda files: files.pop(AT), f"data/{PAPER} saknas."),
        (
            lambda files: files.update({AT: files[AT].replace(b"xx", b"xy", 1)}),
            f"data/{PAPER} har ändrats: kontrollsumman är en annan.",
        ),
        (
            lambda files: files.update({f"{NAME}/data/till.pdf": b"%PDF"}),
            "data/till.pdf står inte i manifest-sha256.txt: den har lagts dit efteråt.",
        ),
        (lambda files: files.pop(f"{NAME}/manifest-sha256.txt"), "manifest-sha256.txt saknas."),
        (
            lambda files: files.update({f"{NAME}/manifest-sha256.txt": b"\xff\xfe"}),
            "manifest-sha256.txt saknas eller går inte att läsa, så inget kan jämföras.",
        ),
        (
            lambda files: files.update({f"{NAME}/bag-info.txt": b"Payload-Oxum: 9.9\n"}),
            "bag-info.txt har ändrats: kontrollsumman är en annan.",
        ),
        (lambda files: files.pop(f"{NAME}/bagit.txt"), "bagit.txt saknas eller är inte skriven som den ska."),
        (lambda files: files.pop(FACTS), "data/facts.json saknas eller går inte att läsa."),
        (lambda files: files.update({FACTS: b"{"}), "data/facts.json är inte JSON."),
        (lambda files: files.update({FACTS: b"[" * 100_000}), "data/facts.json är inte JSON."),
        (
            lambda files: files.update({"../ut.txt": b"x"}),
            "'../ut.txt' leder ut ur paketet. Packa inte upp det.",
        ),
        (
            lambda files: files.update({"/etc/ut.txt": b"x"}),
            "'/etc/ut.txt' leder ut ur paketet. Packa inte upp det.",
        ),
        (
            lambda files: files.update({f"{NAME}/a\\..\\b": b"x"}),
            f"'{NAME}/a\\\\..\\\\b' leder ut ur paketet. Packa inte upp det.",
        ),
        (
            lambda files: files.update({"C:/ut.txt": b"x"}),
            "'C:/ut.txt' leder ut ur paketet. Packa inte upp det.",
        ),
        (
            lambda files: files.update({"annan/fil.txt": b"x"}),
            "Paketet ska ligga i en enda mapp; det har 2.",
        ),
    ],
)
def test_each_fault_is_told(package, capsys, change, fault):
    packed_anew(package, change)

    found = said(capsys, package).splitlines()

    assert [line for line in found if line == f"- {fault}"] == [f"- {fault}"]
    assert found[-1] == "1 paket är inte helt."


def test_a_file_that_is_made_to_fill_a_disk_is_never_unpacked(package, capsys):
    def swell(files):
        files[f"{NAME}/data/stor.txt"] = bytes(20 * 1024**2)

    packed_anew(package, swell, compression=zipfile.ZIP_DEFLATED)

    assert f"- {NAME}/data/stor.txt sväller när den packas upp." in said(capsys, package)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_told(package):
    with zipfile.ZipFile(package, "a") as packed:
        packed.writestr(AT, b"%PDF annan")

    assert verified(package).faults[0] == f"data/{PAPER} finns två gånger."


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 no zip", b"PK\x03\x04" + bytes(200)])
def test_what_is_no_zip_is_told(tmp_path, content):
    path = tmp_path / "x.zip"
    path.write_bytes(content)

    assert verified(path).faults == ["x.zip är ingen ZIP, eller så saknas slutet: hämta den igen."]


def test_one_cut_short_changed_in_place_or_not_there_is_told(package, tmp_path):
    content = package.read_bytes()
    package.write_bytes(content[: len(content) // 2])
    cut = verified(package).faults
    package.write_bytes(content.replace(b"xxxxx", b"xxxyx", 1))
    damaged = verified(package).faults

    assert cut == ["paket.zip är ingen ZIP, eller så saknas slutet: hämta den igen."]
    assert damaged == [f"data/{PAPER} går inte att läsa: den är skadad."]
    assert verified(tmp_path / "ingen.zip").faults == [f"Det finns ingen fil som heter {tmp_path}/ingen.zip."]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            {"as_of": "i går"},
            "facts.json: as_of är 'i går'; det ska vara en dag eller tidpunkt, som 2017-03-14.",
        ),
        ({"version": 2}, "facts.json: version är 2; det ska vara något av 1."),
        ({"extra": 1}, "facts.json: Det hela har 'extra', som schemat inte känner till."),
        ({"meetings": {}}, "facts.json: meetings är {}; det ska vara array."),
        ({"missing": [{}]}, "facts.json: missing[0] saknar path."),
        ({"term": {"name": ""}}, "facts.json: term saknar starts_on."),
    ],
)
def test_facts_that_do_not_follow_the_schema_are_told(tmp_path, changes, fault):
    assert verified(whole_package(tmp_path / "x.zip", **changes)).faults[0] == fault


def test_files_that_the_facts_do_not_know_are_told(tmp_path):
    faults = verified(whole_package(tmp_path / "x.zip", files=[])).faults

    assert faults == [
        "data/archive.schema.json nämns inte i facts.json.",
        f"data/{PAPER} nämns inte i facts.json.",
    ]


def test_a_large_file_is_never_whole_in_memory(tmp_path):
    path, part = tmp_path / "stort.zip", bytes(64 * 1024)
    tracemalloc.start()
    with Bag(path, NAME, []) as bag:
        written = bag.add("stor.pdf", (part for _ in range(800)))
    verdict = verified(path)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (written.size, verdict.size) == (50 * 1024**2, 50 * 1024**2)
    assert most < 8 * 1024**2
