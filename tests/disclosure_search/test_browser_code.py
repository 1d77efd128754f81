"""The code as it is published does what the sources do, and the bundler knows what it does not know."""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.disclosure_search.made_documents import make_documents, write_shards
from tests.disclosure_search.search_host import published_code

from disclosure_search.browser_code import bundle_all, minify, read_sources
from disclosure_search.bundling import CodeProblem, bundle

HERE = Path(__file__).parent
DOCUMENTS = make_documents(120)
QUERIES = [
    "仁和",
    "野家 -口腔",
    '"仁和 口腔"',
    "abc",
    "𠮷",
    "执法人员",
    "",
    "。",
    "饕餮",
    "２０２６",
    DOCUMENTS[3].numbers[0],
    DOCUMENTS[5].numbers[2].lower(),
]
STUMBLING = r"""
export const number = (text) => text.replace(/[\\/'"`]+/gu, `<${text.length > 1 ? `${text.length}` : 'one'}>`)
export const divide = (a, b) => a / b / 2
export class Box {
  #one
  #two = 2
  static made = 0
  constructor(one) {
    this.#one = one ?? 1
    Box.made += 1
  }
  get sum() {
    return this.#one + this.#two
  }
  async *[Symbol.asyncIterator]() {
    yield* [this.#one, this.#two]
  }
}
async function declareInOrder(length) {
  const first = length + 1
  const { value, double = value * 2 } = await Promise.resolve({ value: first })
  const [kept, ...others] = await Promise.all([(() => value)(), Promise.resolve({ double }), `${first}`])
  const { sum } = ((given) => ({ sum: given.first + kept }))({ first })
  const { size } = new (class { size = (first).toString().length })()
  const { made = first } = size ? { made: first + size } : value
  let last
  for (const { double: each } of others.filter((one) => typeof one === 'object')) last = each + sum
  return { value, double, kept, others, sum, size, made, last }
}
export async function list(box) {
  const found = []
  for await (const each of box) found.push(each)
  const nested = { a: { c: 1 }, d: 2 }
  const { a: { b = 5, ...rest } = {}, ...others } = nested
  const big = 10n ** 20n > 1n
  const order = await declareInOrder(found.length)
  return { found, b, rest, others, big, order, has: Object.hasOwn(others, 'd'), last: found.at(-1), none: others?.x?.y }
}
"""


def run_node(folder: Path, program: str) -> Any:
    (folder / "program.mjs").write_text(program, encoding="utf-8")
    done = subprocess.run(
        ["node", folder / "program.mjs"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def answer(modules: Path, site: Path) -> Any:
    queries = [
        {"query": query, "filters": filters} for query in QUERIES for filters in ({}, {"kind": ["penalty"]})
    ]
    done = subprocess.run(
        ["node", HERE / "answer_queries.mjs", modules, site],
        input=json.dumps(queries), capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def write(folder: Path, files: Mapping[str, str]) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
class TestSameAnswers:
    def test_the_published_search_answers_as_the_sources_do(self, tmp_path: Path) -> None:
        write_shards(tmp_path / "site", DOCUMENTS)
        bundles = bundle_all(read_sources())
        small = dict(zip(bundles, minify([*bundles.values()]), strict=True))
        answers = [
            answer(write(tmp_path / name, files), tmp_path / "site")
            for name, files in (("sources", read_sources()), ("bundles", bundles), ("small", small))
        ]
        assert answers[0]["answers"] == answers[1]["answers"] == answers[2]["answers"]
        assert any(each["total"] for each in answers[0]["answers"])

    def test_it_exports_what_the_contract_names(self, tmp_path: Path) -> None:
        write(tmp_path / "code", published_code())
        program = "const s = await import('./search.mjs'); console.log(JSON.stringify(Object.keys(s).sort()))"
        assert run_node(tmp_path / "code", program) == ["ShardError", "open"]

    def test_what_minifiers_stumble_over_means_the_same(self, tmp_path: Path) -> None:
        program = """
            import { Box, divide, list, number } from './%s'
            const box = new Box(7)
            const texts = [number("a/'b`c"), number('/')]
            console.log(JSON.stringify([texts, divide(9, 3), box.sum, Box.made, await list(box)]))"""
        sources = {"code.mjs": STUMBLING}
        files = {"plain.mjs": STUMBLING, "small.mjs": minify([bundle("code.mjs", sources)])[0]}
        folder = write(tmp_path / "code", files)
        assert run_node(folder, program % "plain.mjs") == run_node(folder, program % "small.mjs")


class TestBundler:
    def test_each_module_is_there_once_and_after_what_it_needs(self) -> None:
        sources = {
            "a.mjs": "import { b } from './b.mjs'\nimport { c as d } from './c.mjs'\nexport const a = b + d\n",
            "b.mjs": "import { c } from './c.mjs'\nexport const b = c\n",
            "c.mjs": "const secret = 1\nexport const c = secret\n",
        }
        text = bundle("a.mjs", sources)
        assert text.count("secret = 1") == 1
        assert text.index("secret") < text.index("$b =") < text.index("$a =")
        assert text.startswith("export const { a } = ")

    @pytest.mark.parametrize(
        "source",
        [
            "import all from './b.mjs'\n",
            "import * as all from './b.mjs'\n",
            "import './b.mjs'\n",
            "import { b } from 'elsewhere'\n",
            "export default 1\n",
            "export let a = 1\n",
            "export const { a } = {}\n",
            "export * from './b.mjs'\n",
            "export { b } from './b.mjs'\n",
            "const b = 1\nexport { b as a }\n",
            "import { a } from './a.mjs'\n",
            "import { x } from './missing.mjs'\n",
        ],
    )
    def test_a_form_that_it_does_not_know_stops_the_build(self, source: str) -> None:
        with pytest.raises(CodeProblem):
            bundle("a.mjs", {"a.mjs": source, "b.mjs": "export const b = 1\n"})

    def test_what_is_loaded_later_is_a_file_of_its_own(self) -> None:
        bundles = bundle_all(read_sources())
        assert {"page.mjs", "search.mjs", "worker.mjs", "panel.mjs", "help.mjs", "notice.js"} <= set(bundles)
        assert "class FacetPanel" in bundles["panel.mjs"]
        assert "class FacetPanel" not in bundles["page.mjs"]

    def test_what_is_loaded_later_may_be_part_of_the_file(self, tmp_path: Path) -> None:
        sources = {
            "a.mjs": "export const a = async () => (await import('./b.mjs')).b\n",
            "b.mjs": "export const b = 7\n",
        }
        folder = write(tmp_path / "code", {"one.mjs": bundle("a.mjs", sources, at_once=["b.mjs"])})
        program = "import { a } from './one.mjs'; console.log(await a())"
        assert run_node(folder, program) == 7

    def test_what_two_files_share_is_there_once(self, tmp_path: Path) -> None:
        sources = {
            "host.mjs": "import { shared } from './shared.mjs'\n"
            "export const run = async () => (await import('./guest.mjs')).guest === shared\n",
            "guest.mjs": "import { shared } from './shared.mjs'\nexport const guest = shared\n",
            "shared.mjs": "export const shared = { secret: 1 }\n",
        }
        files = {
            "host.mjs": bundle("host.mjs", sources, lent=["shared.mjs"]),
            "guest.mjs": bundle("guest.mjs", sources, lent=["shared.mjs"], host="host.mjs"),
        }
        assert "secret" not in files["guest.mjs"]
        folder = write(tmp_path / "code", files)
        assert run_node(folder, "import { run } from './host.mjs'; console.log(await run())") is True

    def test_the_worker_for_numbers_does_not_bring_what_only_texts_need(self) -> None:
        bundles = bundle_all(read_sources())
        holding = {name for name, text in bundles.items() if "class TextSearch" in text}
        assert holding == {"search.mjs", "worker.mjs", "text-search.mjs"}
        assert "function numberKey" not in bundles["text-search.mjs"], "it takes that from the page's file"

    def test_the_page_brings_no_filters(self) -> None:
        bundles = bundle_all(read_sources())
        assert "class Narrowing" not in bundles["page.mjs"]
        assert "class Narrowing" in bundles["narrowing.mjs"]
        assert all(
            "function make(" not in bundles[name] for name in ("narrowing.mjs", "panel.mjs", "help.mjs")
        )

    def test_the_library_is_not_loaded_into_the_build(self) -> None:
        program = (
            "import sys; sys.path.insert(0, sys.argv[1]); from disclosure_search.browser_code import make_code;"
            "make_code(); print('minify' in sys.modules)"
        )
        plugins = HERE.parents[1] / "plugins"
        done = subprocess.run(
            [sys.executable, "-c", program, plugins], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == "False"

    def test_code_that_cannot_be_parsed_stops_the_build(self) -> None:
        with pytest.raises(subprocess.CalledProcessError):
            minify(["const const = 1"])
