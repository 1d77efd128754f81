"""The sample portal's open data: a sound package of every kind, whose tables say what the pages say."""

import json

import pytest
from frictionless import Package
from openpyxl import load_workbook
from tests.conftest import SampleSite

from disclosure.records.kinds import KINDS

pytestmark = [pytest.mark.build, pytest.mark.xdist_group("sample")]


def test_the_package_and_every_table_are_valid(sample_site: SampleSite) -> None:
    package = Package(str(sample_site.output / "data/datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])
    rows = {resource.name: len(resource.read_rows()) for resource in package.resources}
    assert sum(rows.values()) == sample_site.report["counts"]["published"]
    assert all(rows[kind.plural] for kind in KINDS.values())


def test_every_field_has_its_chinese_name(sample_site: SampleSite) -> None:
    package = json.loads((sample_site.output / "data/datapackage.json").read_text(encoding="utf-8"))
    fields = [field for resource in package["resources"] for field in resource["schema"]["fields"]]
    assert [field for field in fields if not field["title"] or field["title"].isascii()] == []


def test_every_page_of_a_record_has_its_file(sample_site: SampleSite) -> None:
    counts = sample_site.report["counts"]
    # below a folder of months or of an organ stand no records of these kinds
    kinds = ("permits", "penalties", "decisions", "baselines", "cases")
    files = [path for kind in kinds for path in sample_site.output.glob(f"{kind}/*/index.json")]
    files += [
        *sample_site.output.glob("reports/*/*/index.json"),
        *sample_site.output.glob("catalogues/*/*/index.json"),
    ]
    states = [json.loads(path.read_text(encoding="utf-8"))["state"] for path in files]
    assert states.count("published") == counts["published"]
    assert states.count("withdrawn") == counts["withdrawn"]
    assert all((path.parent / "index.html").is_file() for path in files)


def test_workbooks_of_years_that_are_over_have_the_rows_of_their_year(sample_site: SampleSite) -> None:
    books = sorted(sample_site.output.glob("data/*/*.xlsx"))
    assert books
    for book in books:
        lines = [path.read_bytes().count(b"\n") for path in book.parent.glob(f"{book.stem}*.jsonl")]
        assert load_workbook(book).worksheets[0].max_row == 1 + sum(lines)
        assert book.stem < "2026"
