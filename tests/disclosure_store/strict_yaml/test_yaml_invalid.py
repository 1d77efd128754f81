"""One bad file per mistake, with the words its message must contain (tests/invalid/yaml/expected.yaml)."""

from pathlib import Path
from typing import Any

import pytest

from disclosure_store.strict_yaml import Document, SpoiledDocument, read_stream

FOLDER = Path(__file__).parents[2] / "invalid" / "yaml"


def read_expected() -> dict[str, Any]:
    (document,) = read_stream((FOLDER / "expected.yaml").read_bytes(), "expected.yaml")
    assert isinstance(document, Document)
    assert isinstance(document.value, dict)
    return dict(document.value)


EXPECTED = read_expected()


@pytest.mark.parametrize("name", EXPECTED)
def test_each_mistake_is_told_once_at_its_place(name: str) -> None:
    expected = EXPECTED[name]
    (document,) = read_stream((FOLDER / f"{name}.yaml").read_bytes(), f"records/{name}.yaml")
    assert isinstance(document, SpoiledDocument)
    (fault,) = document.faults
    assert (fault.rule, fault.path, str(fault.line)) == (
        expected["rule"],
        f"records/{name}.yaml",
        expected["line"],
    )
    assert fault.field == expected.get("field")
    assert fault.remedy
    for word in expected["words"]:
        assert word in fault.message


def test_every_bad_file_is_expected() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} - {"expected"} == set(EXPECTED)
