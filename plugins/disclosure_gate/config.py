"""The settings of a build, from Pelican's settings and the environment; the clock is read here and nowhere else."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from disclosure.choices import Choices, read_choices
from disclosure.findings.severity import SEVERITIES, Severity
from disclosure.imprint import Imprint, read_imprint
from disclosure.ledger.entry import UTC8
from disclosure_store.workers import count_workers

_STATE = ".disclosure"


class SettingsProblem(Exception):
    """A setting cannot be used; the message is a Chinese sentence that names it."""


@dataclass(frozen=True, slots=True)
class BuildConfig:
    """What one build was asked to do. Paths are absolute."""

    content: Path
    output: Path
    state: Path
    ledger: Path
    as_of: date
    now: datetime
    publishing: bool
    """Whether the build appends to the ledger (publishconf.py)."""
    fail_on: Severity
    policy: Mapping[str, Severity]
    choices: Choices
    imprint: Imprint
    site_url: str
    """Where the site is served from; "" in development."""
    vanished_stop_share: Decimal
    due_soon_working_days: int
    next_build_working_days: int
    """Within how many working days the next build is promised."""
    search_service: str
    """Where the search service answers, without a slash at the end; "" where there is none."""
    workers: int
    wait_s: float

    @property
    def proves_today(self) -> bool:
        """Whether the build stands on the machine's own day."""
        return self.as_of == self.now.date()


def read_config(
    settings: Mapping[str, Any], output: Path, environ: Mapping[str, str] = os.environ
) -> BuildConfig:
    """The build's settings; the environment wins over the settings file. Raises SettingsProblem."""
    now = datetime.now(UTC8)
    content = Path(settings["PATH"]).resolve()

    pick = _picker(settings, environ)
    config = BuildConfig(
        content=content,
        # not resolved: OUTPUT itself may be a symbolic link that is replaced
        output=Path(os.path.abspath(output)),  # noqa: PTH100
        state=_read_folder("DISCLOSURE_STATE", pick("DISCLOSURE_STATE", _STATE)),
        ledger=_read_folder("DISCLOSURE_LEDGER", pick("DISCLOSURE_LEDGER", content / "ledger")),
        as_of=_read_day(str(pick("DISCLOSURE_AS_OF", now.date().isoformat()))),
        now=now,
        publishing=bool(settings.get("DISCLOSURE_PUBLISHING", False)),
        fail_on=_read_severity("DISCLOSURE_FAIL_ON", pick("DISCLOSURE_FAIL_ON", "quarantine")),
        policy=_read_policy(settings.get("DISCLOSURE_POLICY") or {}),
        choices=_read_choices(settings),
        imprint=_read_imprint(settings),
        site_url=_read_site_url(str(settings.get("SITEURL") or "")),
        vanished_stop_share=_read_share(pick("DISCLOSURE_VANISHED_STOP_SHARE", "0.01")),
        due_soon_working_days=_read_count(
            "DISCLOSURE_DUE_SOON_WORKING_DAYS", pick("DISCLOSURE_DUE_SOON_WORKING_DAYS", 5)
        ),
        next_build_working_days=_read_count(
            "DISCLOSURE_NEXT_BUILD_WORKING_DAYS", pick("DISCLOSURE_NEXT_BUILD_WORKING_DAYS", 1)
        ),
        search_service=_read_service(str(pick("DISCLOSURE_SEARCH_SERVICE", ""))),
        workers=count_workers(_read_count("DISCLOSURE_WORKERS", pick("DISCLOSURE_WORKERS", 0))),
        wait_s=float(_read_count("DISCLOSURE_WAIT_SECONDS", pick("DISCLOSURE_WAIT_SECONDS", 600))),
    )
    _check(config)
    return config


def locate_state(settings: Mapping[str, Any], environ: Mapping[str, str] = os.environ) -> Path:
    """Where the report goes even if the other settings cannot be used."""
    given = _picker(settings, environ)("DISCLOSURE_STATE", _STATE)
    return Path(given if isinstance(given, str | os.PathLike) else _STATE).resolve()


def _read_folder(name: str, value: object) -> Path:
    if not isinstance(value, str | os.PathLike):
        raise SettingsProblem(f"{name} 应为文件夹的路径")
    return Path(value).resolve()


def _read_site_url(value: str) -> str:
    try:
        urlsplit(value)
    except ValueError:
        raise SettingsProblem("SITEURL 不是网址") from None
    return value


def _picker(settings: Mapping[str, Any], environ: Mapping[str, str]) -> Callable[[str, Any], Any]:
    """Looks a setting up: in the environment, in the settings file, else its default."""

    def pick(name: str, default: Any) -> Any:
        given = environ.get(name) or settings.get(name)
        return default if given in (None, "") else given

    return pick


def _read_imprint(settings: Mapping[str, Any]) -> Imprint:
    try:
        return read_imprint(settings)
    except ValidationError as error:
        names = "、".join(".".join(map(str, detail["loc"])) for detail in error.errors())
        raise SettingsProblem(f"DISCLOSURE_PORTAL 有误：{names}") from None


def _read_choices(settings: Mapping[str, Any]) -> Choices:
    try:
        return read_choices(settings)
    except ValidationError as error:
        names = "、".join(".".join(map(str, detail["loc"])) for detail in error.errors())
        raise SettingsProblem(f"DISCLOSURE_CHOICES 有误：{names}") from None


def _check(config: BuildConfig) -> None:
    if config.publishing and config.as_of > config.now.date():
        raise SettingsProblem(
            f"DISCLOSURE_AS_OF（{config.as_of}）晚于今天（东八区），正式发布不能使用将来的日期"
        )
    if not config.content.is_dir():
        raise SettingsProblem(f"内容文件夹不存在：{config.content}")
    inside = (
        config.state.relative_to(config.content).parts
        if config.state.is_relative_to(config.content)
        else None
    )
    if inside is not None and not (inside and inside[0].startswith(".")):
        raise SettingsProblem(f"DISCLOSURE_STATE 不能放在内容文件夹里：{config.state}")
    real_output = config.output.resolve()
    for name, folder in (
        ("内容", config.content),
        ("DISCLOSURE_STATE", config.state),
        ("台账", config.ledger),
    ):
        if real_output == folder or real_output in folder.parents:
            raise SettingsProblem(f"输出文件夹不能包含{name}文件夹：{config.output}")
    if config.content in real_output.parents:
        raise SettingsProblem(f"输出文件夹不能放在内容文件夹里：{config.output}")


def _read_day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise SettingsProblem("DISCLOSURE_AS_OF 应写成 YYYY-MM-DD，例如 2026-11-20")
    return day


def _read_severity(name: str, value: object) -> Severity:
    for severity in SEVERITIES:
        if severity == value:
            return severity
    raise SettingsProblem(f"{name} 的严重程度只能是：{'、'.join(SEVERITIES)}")


def _read_policy(value: object) -> dict[str, Severity]:
    if not isinstance(value, Mapping):
        raise SettingsProblem('DISCLOSURE_POLICY 应写成 {"规则编号": "严重程度"}')
    return {str(rule): _read_severity("DISCLOSURE_POLICY", severity) for rule, severity in value.items()}


def _read_share(value: object) -> Decimal:
    try:
        share = Decimal(str(value))
    except InvalidOperation:
        share = Decimal(-1)
    if not (share.is_finite() and 0 <= share <= 1):
        raise SettingsProblem("DISCLOSURE_VANISHED_STOP_SHARE 应为 0 到 1 之间的数")
    return share


def _read_service(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if value and not (
        parts.scheme in ("https", "http") and parts.netloc and not parts.query + parts.fragment
    ):
        raise SettingsProblem("DISCLOSURE_SEARCH_SERVICE 应为以 https:// 或 http:// 开头的网址")
    return value.rstrip("/")


def _read_count(name: str, value: object) -> int:
    if isinstance(value, int) and value >= 0:
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    raise SettingsProblem(f"{name} 应为不小于 0 的整数")
