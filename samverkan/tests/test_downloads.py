from samverkan.lib.downloads import download, stem


def test_a_file_is_told_by_its_name_whatever_it_is_called():
    plain, swedish = download("a;b", "fragor.csv"), download(b"%PDF", "Möte å.pdf", is_shown=True)
    assert [(one["Content-Type"], one["Content-Disposition"]) for one in (plain, swedish)] == [
        ("text/csv; charset=utf-8", 'attachment; filename="fragor.csv"'),
        ("application/pdf", "inline; filename*=utf-8''M%C3%B6te%20%C3%A5.pdf"),
    ]


def test_what_is_private_is_kept_by_nobody():
    answers = download(b"", "a.json"), download(b"", "a.json", is_private=True)
    assert [one.get("Cache-Control") for one in answers] == [None, "private, no-store"]


def test_years_keep_their_dash_in_a_files_name():
    names = [stem("Utvärdering 2017–2018"), stem("Åtta år", 4), stem("–")]
    assert names == ["utvardering-2017-2018", "atta", ""]
