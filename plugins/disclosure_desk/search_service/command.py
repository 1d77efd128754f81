"""`disclosure serve-search`: the bundled server, for one machine or behind another web server."""

from pathlib import Path
from typing import Final

import click

from disclosure_desk.chinese import ChineseCommand
from disclosure_desk.search_service.application import PAGE, make_application
from disclosure_desk.search_service.serving import open_server
from disclosure_desk.searching.command import state_option
from disclosure_desk.values import Whole

_MOST_PORT: Final = 65_535
_TAKEN_CODE: Final = 5


@click.command(cls=ChineseCommand)
@click.option(
    "--host", default="127.0.0.1", metavar="地址", help="监听的地址，默认 127.0.0.1，只有本机能访问。"
)
@click.option(
    "--port",
    type=Whole(0, _MOST_PORT),
    default=8001,
    metavar="端口",
    help="监听的端口，默认 8001；0 由系统选。",
)
@click.option(
    "--portal", default="/", metavar="网址", help="公示站点的网址，结果链接到那里；默认与检索服务同一网址。"
)
@state_option
@click.pass_context
def serve_search(context: click.Context, host: str, port: int, portal: str, state: Path) -> None:
    """启动检索服务：给不用脚本的读者一个网页，给程序一个接口。"""
    try:
        application = make_application(state, portal)
    except ValueError as error:
        raise click.UsageError(f"--portal：{error}", context) from None
    try:
        server = open_server(host, port, application)
    except OSError as error:
        click.echo(f"不能监听 {host} 的 {port} 端口：{error.strerror or error}", err=True)
        context.exit(_TAKEN_CODE)
    with server:
        click.echo(f"检索服务：http://{host}:{server.server_port}{PAGE}（按 Ctrl+C 停止）")
        server.serve_forever()
