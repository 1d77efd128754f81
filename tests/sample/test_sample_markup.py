"""Every page of the sample is valid HTML, by the Nu Html Checker."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import SampleSite

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("sample")]

JAR = Path(sys.prefix) / "vnu.jar"


def find_faults(files: Sequence[Path]) -> list[str]:
    java = shutil.which("java")
    assert java, "no Java: run `make test`, which installs it or says how"
    assert JAR.exists(), "no Nu Html Checker: run `make test`, which fetches it"
    command = [java, "-Xss4m", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=True)
    said: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return [
        f"{each['url']} {each.get('lastLine')}: {each['message']}" for each in said if each["type"] != "info"
    ]


def test_every_page_is_valid(sample_site: SampleSite) -> None:
    pages = sorted(sample_site.output.rglob("*.html"))
    assert len(pages) > 400
    assert find_faults(pages) == []


def test_a_fault_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<!DOCTYPE html><html lang=zh-CN><title>x</title><p><dl><div><dd>y</div></dl>", encoding="utf-8"
    )
    assert "required instance of child element" in " ".join(find_faults([page]))
