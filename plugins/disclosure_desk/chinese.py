"""The command line in Chinese: click speaks the language of its own catalogue, which has none of ours."""

from typing import Any

import click
from click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoArgsIsHelpError, NoSuchOption


class ChineseCommand(click.Command):
    """A command whose help is Chinese."""

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[选项]", **attributes})

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """用法."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """选项."""
        options = (each for each in self.get_params(ctx) if isinstance(each, click.Option))
        records = (option.get_help_record(ctx) for option in options)
        with formatter.section("选项"):
            formatter.write_dl([record for record in records if record])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "显示这段说明。"
        return option


class ChineseGroup(ChineseCommand, click.Group):
    """A command with subcommands."""

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **{"subcommand_metavar": "命令 [参数]…", **attributes})

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """选项 and 命令."""
        super().format_options(ctx, formatter)
        commands = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        with formatter.section("命令"):
            formatter.write_dl(
                [(name, each.get_short_help_str(limit=60)) for name, each in commands.items() if each]
            )

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand that is meant."""
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise click.UsageError(f"没有“{args[0]}”这个命令。", ctx)
        return super().resolve_command(ctx, args)


def explain(error: click.ClickException) -> str:
    """What was wrong with the way a command was typed."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "disclosure"
    if isinstance(error, NoArgsIsHelpError):
        return error.message
    return f"{_say(error)}\n用法见：{path} --help"


def _say(error: click.ClickException) -> str:
    match error:
        case NoSuchOption(option_name=name):
            return f"没有“{name}”这个选项。"
        case BadOptionUsage(option_name=name):
            return f"选项 {name} 后面要写一个值。"
        case MissingParameter(param=click.Parameter(name=name)):
            return f"缺少 {name}。"
        case BadParameter(param=click.Parameter(opts=[name, *_]), message=message):
            return f"{name}：{message}"
        case _:
            return error.message
