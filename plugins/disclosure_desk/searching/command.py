"""`disclosure search`: the index that the last build left in STATE, asked from the command line."""

import json
import shlex
import sys
from pathlib import Path
from typing import Final, cast

import click

from disclosure_desk.chinese import ChineseCommand
from disclosure_desk.searching.answers import describe, describe_similar
from disclosure_desk.searching.labels import FACET_LABELS, KIND_LABELS, label_authorities, spell_suggestion
from disclosure_desk.searching.table import print_table
from disclosure_desk.values import Day, OneOf, Whole
from disclosure_search.index import Found, Search, Snapshot, find_similar, open_snapshot
from disclosure_search.ranking import Sort
from disclosure_search.suggestions import Suggestion
from disclosure_search.upkeep import FOLDER

NOTHING_FOUND_CODE: Final = 6
NO_INDEX_CODE: Final = 5
_MOST: Final = 10_000

_KINDS = OneOf({name: name for name in KIND_LABELS} | {label: name for name, label in KIND_LABELS.items()})
_SORTS = OneOf(
    {
        "relevance": "relevance",
        "date": "date",
        "amount": "amount",
        "相关": "relevance",
        "日期": "date",
        "金额": "amount",
    }
)
_EPILOG = """\b
词之间用空格隔开，都要出现；"…" 要求原样出现，-词 要求不出现；文号、证号、统一社会信用代码怎么写都可以。
退出码：0 找到；2 用法不对；5 还没有索引；6 没有找到。"""

state_option = click.option(
    "--state",
    type=click.Path(path_type=Path),
    envvar="DISCLOSURE_STATE",
    default=Path(".disclosure"),
    metavar="文件夹",
    help="构建的状态文件夹，默认 .disclosure 或者环境变量 DISCLOSURE_STATE。",
)


@click.command(cls=ChineseCommand, epilog=_EPILOG, context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, metavar="[词]…")
@click.option("--kind", "kinds", multiple=True, type=_KINDS, metavar="类别", help="只看这一类，可以写几次。")
@click.option(
    "--authority", "authorities", multiple=True, metavar="机关", help="只看这个机关：编号或者全称。"
)
@click.option(
    "--facet", "facets", multiple=True, metavar="名=值", help="按别的分面筛选，例如 penalty_kind=罚款。"
)
@click.option("--from", "first", type=Day(), metavar="日期", help="从这一天起（含）。")
@click.option("--to", "last", type=Day(), metavar="日期", help="到这一天止（含）。")
@click.option(
    "--sort",
    type=_SORTS,
    default="relevance",
    metavar="顺序",
    help="relevance 相关、date 日期、amount 金额。",
)
@click.option("--limit", type=Whole(1, _MOST), default=20, metavar="条数", help="最多显示几条，默认 20。")
@click.option("--like", metavar="编号", help="找与这条记录事由相近的记录。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON，供程序读取。")
@state_option
@click.pass_context
def search(
    context: click.Context, words: tuple[str, ...], kinds: tuple[str, ...], authorities: tuple[str, ...],
    facets: tuple[str, ...], first: str | None, last: str | None, sort: str, limit: int, like: str | None,
    as_json: bool, state: Path,
) -> None:  # fmt: skip
    """在已公开的记录中检索。"""
    _refuse_options(words)
    snapshot = open_snapshot(state / FOLDER)
    if snapshot is None:
        click.echo(
            f"还没有索引：{state / FOLDER}。请先构建站点，例如 make html，索引随后在后台生成。", err=True
        )
        context.exit(NO_INDEX_CODE)
    suggestions: list[Suggestion] = []
    if like:
        found = _find_like(snapshot, like, limit)
    else:
        filters = _read_facets(facets)
        filters |= {"kind": list(kinds)} if kinds else {}
        filters |= {"authority": _read_authorities(snapshot, authorities)} if authorities else {}
        filters |= {name: [day] for name, day in (("from", first), ("to", last)) if day}
        asked = Search(snapshot, " ".join(words), filters)
        found = asked.page(limit, sort=cast(Sort, sort))
        suggestions = [] if found.total else asked.suggest()
    _print(found, suggestions, as_json)
    context.exit(0 if found.hits else NOTHING_FOUND_CODE)


def _print(found: Found, suggestions: list[Suggestion], as_json: bool) -> None:
    if as_json:
        json.dump(describe(found, suggestions=suggestions), sys.stdout, ensure_ascii=False, indent=1)
        print()  # noqa: T201  # a command line prints
    elif found.hits:
        if found.near:
            click.echo("没有完全一致的文号，相近的有：")
        print_table(found)
    else:
        for each in suggestions:
            about = "" if each.exact else "约 "
            click.echo(
                f"{spell_suggestion(each)}（{about}{each.total} 条）：{_spell_command(each.query)}", err=True
            )
        click.echo("没有找到相符的记录。可以少写几个字，或者去掉一些筛选条件。", err=True)


def _spell_command(query: str) -> str:
    """The same command with another query, as it can be pasted into a shell."""
    typed = click.get_current_context().params
    names = {
        "kinds": "--kind",
        "authorities": "--authority",
        "facets": "--facet",
        "first": "--from",
        "last": "--to",
    }
    words = ["disclosure", "search", *query.split(" ")]
    for name, option in names.items():
        values = typed[name] if isinstance(typed[name], tuple) else (typed[name],)
        words += [part for value in values if value for part in (option, value)]
    return shlex.join(words)


def _refuse_options(words: tuple[str, ...]) -> None:
    """-词 is a word that must not occur; --词 is an option that was mistyped."""
    for word in words:
        if word.startswith("--"):
            raise click.UsageError(f"没有“{word}”这个选项。", click.get_current_context())


def _find_like(snapshot: Snapshot, like: str, limit: int) -> Found:
    hits = find_similar(snapshot, like, limit)
    if hits is None:
        raise click.UsageError(f"没有编号为“{like}”的公开记录。", click.get_current_context())
    return describe_similar(hits)


def _read_facets(pairs: tuple[str, ...]) -> dict[str, list[str]]:
    filters: dict[str, list[str]] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or name not in FACET_LABELS:
            known = "、".join(f"{name}（{label}）" for name, label in FACET_LABELS.items())
            raise click.UsageError(f"--facet 要写成 名=值，名是：{known}。", click.get_current_context())
        filters.setdefault(name, []).append(value)
    return filters


def _read_authorities(snapshot: Snapshot, wanted: tuple[str, ...]) -> list[str]:
    names = label_authorities(snapshot)
    by_name = {name: organ for organ, name in names.items()}
    for each in wanted:
        if each not in names and each not in by_name:
            raise click.UsageError(f"没有机关“{each}”的公开记录。", click.get_current_context())
    return [by_name.get(each, each) for each in wanted]
