"""Settings: the environment wins, each wrong one is named, and OUTPUT never lies where it would do harm."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from disclosure.ledger.entry import UTC8
from disclosure_gate.config import BuildConfig, SettingsProblem, read_config


def read(
    tmp_path: Path, environ: dict[str, str] | None = None, output: Path | None = None, **settings: Any
) -> BuildConfig:
    """The config of a portal below `tmp_path`."""
    content = tmp_path / "content"
    content.mkdir(exist_ok=True)
    given: dict[str, Any] = {"PATH": str(content), "DISCLOSURE_STATE": str(tmp_path / "state"), **settings}
    return read_config(given, output or tmp_path / "output", environ or {})


def test_what_nobody_sets(tmp_path: Path) -> None:
    before = datetime.now(UTC8).date()
    config = read(tmp_path)
    assert before <= config.as_of <= datetime.now(UTC8).date()
    assert config.ledger == tmp_path / "content" / "ledger"
    assert (config.fail_on, config.publishing, dict(config.policy)) == ("quarantine", False, {})
    assert config.proves_today == (config.as_of == config.now.date())
    assert config.workers >= 1


def test_the_environment_wins_over_the_settings_file(tmp_path: Path) -> None:
    settings = {
        "DISCLOSURE_AS_OF": "2026-11-01",
        "DISCLOSURE_LEDGER": str(tmp_path / "a"),
        "DISCLOSURE_WORKERS": 3,
    }
    environ = {
        "DISCLOSURE_AS_OF": "2026-11-02", "DISCLOSURE_LEDGER": str(tmp_path / "b"),
        "DISCLOSURE_STATE": str(tmp_path / "c"), "DISCLOSURE_WORKERS": "2",
    }  # fmt: skip
    by_file, by_environment = read(tmp_path, {}, None, **settings), read(tmp_path, environ, None, **settings)
    assert (by_file.as_of.day, by_file.ledger.name, by_file.state.name, by_file.workers) == (
        1,
        "a",
        "state",
        3,
    )
    assert (by_environment.as_of.day, by_environment.ledger.name) == (2, "b")
    assert (by_environment.state.name, by_environment.workers) == ("c", 2)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DISCLOSURE_AS_OF", "2026-02-30"),
        ("DISCLOSURE_AS_OF", "20261120"),
        ("DISCLOSURE_AS_OF", "2026-W47-5"),
        ("DISCLOSURE_AS_OF", "今天"),
        ("DISCLOSURE_AS_OF", " 2026-11-20"),
        ("DISCLOSURE_FAIL_ON", "never"),
        ("DISCLOSURE_POLICY", {"K1": "fatal"}),
        ("DISCLOSURE_POLICY", {"K1": ["warning"]}),
        ("DISCLOSURE_POLICY", "K1"),
        ("DISCLOSURE_POLICY", ["K1"]),
        ("DISCLOSURE_VANISHED_STOP_SHARE", "2"),
        ("DISCLOSURE_VANISHED_STOP_SHARE", "-0.1"),
        ("DISCLOSURE_VANISHED_STOP_SHARE", "NaN"),
        ("DISCLOSURE_VANISHED_STOP_SHARE", "Infinity"),
        ("DISCLOSURE_VANISHED_STOP_SHARE", "1%"),
        ("DISCLOSURE_SEARCH_SERVICE", "search.example.gov.cn"),
        ("DISCLOSURE_SEARCH_SERVICE", "javascript:alert(1)"),
        ("DISCLOSURE_SEARCH_SERVICE", "https://search.example.gov.cn/?q="),
        ("DISCLOSURE_SEARCH_SERVICE", "https://["),
        ("DISCLOSURE_STATE", 3),
        ("DISCLOSURE_LEDGER", ["ledger"]),
        ("SITEURL", "https://["),
        ("DISCLOSURE_WORKERS", -1),
        ("DISCLOSURE_WORKERS", "two"),
        ("DISCLOSURE_WORKERS", 1.5),
        ("DISCLOSURE_WAIT_SECONDS", "²"),
        ("DISCLOSURE_DUE_SOON_WORKING_DAYS", "-5"),
        ("DISCLOSURE_NEXT_BUILD_WORKING_DAYS", "soon"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, name: str, value: object) -> None:
    with pytest.raises(SettingsProblem, match=name):
        read(tmp_path, None, None, **{name: value})


def test_nothing_may_vanish_where_the_share_is_zero(tmp_path: Path) -> None:
    assert read(tmp_path, DISCLOSURE_VANISHED_STOP_SHARE=0).vanished_stop_share == 0


def test_a_search_service_is_an_address_without_a_slash_at_the_end(tmp_path: Path) -> None:
    assert read(tmp_path).search_service == ""
    service = read(tmp_path, DISCLOSURE_SEARCH_SERVICE="https://search.example.gov.cn/portal/").search_service
    assert service == "https://search.example.gov.cn/portal"


def test_publishing_needs_a_day_that_has_come(tmp_path: Path) -> None:
    with pytest.raises(SettingsProblem, match="DISCLOSURE_AS_OF"):
        read(tmp_path, DISCLOSURE_PUBLISHING=True, DISCLOSURE_AS_OF="9999-12-31")
    assert read(tmp_path, DISCLOSURE_AS_OF="9999-12-31").as_of.year == 9999
    assert read(tmp_path, DISCLOSURE_PUBLISHING=True, DISCLOSURE_AS_OF="2020-01-02").proves_today is False


@pytest.mark.parametrize("place", ["", "content", "content/records", "content/../content/x", "state", "link"])
def test_output_never_lies_around_or_within_content(tmp_path: Path, place: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "link").symlink_to("content")
    with pytest.raises(SettingsProblem, match="输出文件夹"):
        read(tmp_path, output=tmp_path / place)


def test_output_never_holds_the_ledger(tmp_path: Path) -> None:
    with pytest.raises(SettingsProblem, match="台账"):
        read(tmp_path, DISCLOSURE_LEDGER=str(tmp_path / "output" / "ledger"))


def test_output_beside_content_is_fine_even_where_the_names_begin_alike(tmp_path: Path) -> None:
    assert read(tmp_path, output=tmp_path / "content-site").output == tmp_path / "content-site"


def test_a_link_at_output_is_kept(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "output").symlink_to("real")
    assert read(tmp_path).output == tmp_path / "output"


def test_content_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsProblem, match="内容文件夹"):
        read_config({"PATH": str(tmp_path / "none")}, tmp_path / "output", {})
