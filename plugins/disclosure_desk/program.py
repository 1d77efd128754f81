"""The `disclosure` command.

Exit codes are those of a build where they mean the same: 1 is a bug of ours, 2 wrong usage, 5 stopped without an
answer. What a subcommand adds stands in its help.
"""

import sys
from collections.abc import Sequence
from typing import Final

import click

from disclosure_desk.chinese import ChineseGroup, explain

USAGE_CODE: Final = 2
INTERRUPTED_CODE: Final = 130


class _Desk(ChineseGroup):
    """Knows its subcommands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names."""
        return ["search", "serve-search"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One of them, None where there is none of that name; loaded when it is asked for, as each needs others."""
        match cmd_name:
            case "search":
                from disclosure_desk.searching.command import search

                return search
            case "serve-search":
                from disclosure_desk.search_service.command import serve_search

                return serve_search
            case _:
                return None


@click.command(cls=_Desk)
def disclosure() -> None:
    """行政执法公示的办公命令。各命令的用法：disclosure 命令 --help"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit with its code."""
    try:
        code = disclosure.main(arguments, prog_name="disclosure", standalone_mode=False)
    except click.ClickException as error:
        click.echo(explain(error), err=True)
        sys.exit(USAGE_CODE)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED_CODE)
    sys.exit(code or 0)
