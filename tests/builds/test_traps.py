"""What Pelican does at the seam, and what must hold nevertheless: one test for each trap."""

import json
import shutil
from importlib import import_module
from pathlib import Path

import pelicanconf
import pytest
from pelican import signals
from tests.builds.conftest import PRODUCTION, ROOT, Portal, trace
from tests.builds.records import DAY, permit

pytestmark = pytest.mark.build


def write_plugin(portal: Portal, name: str, text: str) -> Path:
    """A settings file with one plugin more, which does what `text` says."""
    folder = portal.root / "others"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return portal.settings(f"sys.path.insert(0, {str(folder)!r})", f"PLUGINS = [*PLUGINS, {name!r}]")


class TestPlugins:
    """Pelican logs what a plugin does wrong and goes on; here that ends the build."""

    @pytest.mark.parametrize(
        "text",
        ["import no_such_module", "def register():\n    raise ValueError('no')\n"],
        ids=["import fails", "register raises"],
    )
    def test_a_plugin_that_cannot_be_used_ends_the_build(self, portal: Portal, text: str) -> None:
        portal.stand()
        before = trace(portal.output)
        built = portal.build(write_plugin(portal, "unfit", text), bug=True)
        assert built.code != 0
        assert trace(portal.output) == before

    @pytest.mark.parametrize("names", [["disclosure_site"], ["disclosure_site", "disclosure_search"]])
    def test_without_the_gate_there_is_no_site(self, portal: Portal, names: list[str]) -> None:
        portal.stand()
        before = trace(portal.output)
        built = portal.build(portal.settings(f"PLUGINS = {names!r}"), bug=True)
        assert built.code != 0
        assert trace(portal.output)[".seal"] == before[".seal"]
        assert not built.has("permits/permit-1/index.html")

    def test_a_record_without_its_page_ends_the_build(self, portal: Portal) -> None:
        portal.stand()
        before = trace(portal.output)
        built = portal.build(portal.settings("PLUGINS = ['disclosure_gate']", 'THEME = "simple"'), bug=True)
        assert built.code == 1
        assert trace(portal.output) == before

    def test_a_bug_in_a_page_leaves_the_site_alone_and_shows_itself(self, portal: Portal) -> None:
        portal.stand()
        before = trace(portal.output)
        late = "from pelican import signals\n\ndef fail(pelican):\n    raise ValueError('a bug')\n\n"
        late += "def register():\n    signals.all_generators_finalized.connect(fail)\n"
        built = portal.build(write_plugin(portal, "unfit", late), bug=True)
        assert built.code == 1
        assert "Traceback" in built.said
        assert trace(portal.output) == before

    def test_names_collide_with_nothing(self) -> None:
        assert all(name.startswith("disclosure_") for name in pelicanconf.PLUGINS)

    def test_receivers_are_not_lost(self) -> None:
        """A receiver that is defined inside register() is garbage at once: signals hold it weakly."""
        for name in pelicanconf.PLUGINS:
            import_module(name).register()
        connected = list(signals.get_generators.receivers_for(None)) + list(
            signals.finalized.receivers_for(None)
        )
        assert {receiver.__module__.partition(".")[0] for receiver in connected} >= set(pelicanconf.PLUGINS)
        assert not any("<locals>" in receiver.__qualname__ for receiver in connected)


class TestOutput:
    """The site is replaced by the gate alone."""

    def test_delete_output_directory_wipes_nothing_of_ours(self, portal: Portal) -> None:
        built = portal.build(options=("--delete-output-directory",))
        assert built.code == 0, built.said
        (portal.content.root / "authorities.yaml").unlink()
        before = trace(portal.output)
        assert portal.build(options=("--delete-output-directory",)).code == 5
        assert trace(portal.output) == before

    def test_nothing_is_warned_of(self, portal: Portal) -> None:
        """DEFAULT_LANG "zh" would make docutils warn; so would folders that are looked for in vain."""
        built = portal.build(PRODUCTION)
        assert not [word for word in ("WARNING", "ERROR", "CRITICAL") if word in built.said], built.said

    def test_only_the_pages_that_were_asked_for(self, portal: Portal) -> None:
        built = portal.build()
        unasked = ("archives", "tags", "categories", "authors", "category", "tag", "author", "drafts")
        assert not [
            name for name in unasked if list(portal.output.glob(name)) + list(portal.output.glob(f"{name}.*"))
        ]
        assert built.has("pages/about/index.html")


COUNTING = """
import atexit, json, sys
seen = {{}}
def note(event, arguments):
    if event in ("os.scandir", "os.listdir", "open") and str(arguments[0]).startswith({content!r}):
        seen[str(arguments[0])] = seen.get(str(arguments[0]), 0) + 1
sys.addaudithook(note)
atexit.register(lambda: open({file!r}, "w").write(json.dumps(seen)))
"""


class TestContent:
    """Pelican's readers see the pages of prose, and nothing else below CONTENT."""

    def test_records_are_walked_once_and_read_once(self, portal: Portal) -> None:
        many = 2000
        for number in range(100, 100 + many):
            portal.content.write(f"office/{number % 40}/{number}.yaml", "id: nothing\n")
        portal.content.put("permits/2025/one", permit(2))
        portal.fresh = True  # what is registered with atexit runs in no forked build
        counts = portal.root / "counts.json"
        hook = COUNTING.format(content=str(portal.content.root), file=str(counts))
        built = portal.build(portal.settings(hook), env={"DISCLOSURE_WORKERS": "1"})
        assert built.code == 0, built.said
        seen = {
            str(Path(path).relative_to(portal.content.root)): n
            for path, n in json.loads(counts.read_text()).items()
        }
        assert not [path for path in seen if path.startswith("office")]
        assert {n for path, n in seen.items() if path.startswith("records")} == {1}
        assert seen["records/permits/2025/one.yaml"] == 1

    def test_what_lies_elsewhere_is_never_published(self, portal: Portal) -> None:
        for path in (
            "office/task.md",
            "records/permits/note.md",
            "attachments/x/secret.html",
            "pages/deep/inner.md",
        ):
            portal.content.write(path, "Title: 内部\nSlug: inner\n\n机密材料\n")
        built = portal.build()
        assert built.code == 0, built.said
        assert not [
            file
            for file in portal.output.rglob("*")
            if file.is_file() and "机密材料".encode() in file.read_bytes()
        ]
        told = [finding["path"] for finding in built.findings("Y1", "warning")]
        assert told == ["attachments/x", "records/permits/note.md"]

    def test_links_that_loop_hang_nothing_and_are_reported(self, portal: Portal) -> None:
        (portal.content.root / "loop").symlink_to(portal.content.root)
        (portal.content.root / "records/permits/loop").symlink_to("..")
        (portal.content.root / "pages/loop.md").symlink_to("loop.md")
        outside = portal.root / "outside.yaml"
        outside.write_text("id: from-outside\n", encoding="utf-8")
        (portal.content.root / "records/permits/outside.yaml").symlink_to(outside)
        built = portal.build()
        assert built.code == 4, built.said
        lost = {finding["path"] for finding in built.findings("Y1", "quarantine")}
        assert lost == {"records/permits/loop", "records/permits/outside.yaml", "pages/loop.md"}
        assert built.has("permits/permit-1/index.html")

    def test_a_bad_page_of_prose_is_left_out_and_the_others_stay(self, portal: Portal) -> None:
        portal.content.write("pages/gbk.md", "Title: 关于\nSlug: gbk\n\n正文\n".encode("gbk"))
        portal.content.write("pages/untitled.md", "没有标题的正文\n")
        portal.content.write("pages/dated.md", "Title: 有日期\nSlug: dated\nDate: 昨天\n\n正文\n")
        built = portal.build()
        assert built.code == 4, built.said
        assert {(f["path"], f["rule"]) for f in built.findings(severity="quarantine")} == {
            ("pages/gbk.md", "Y1"), ("pages/untitled.md", "Y4"), ("pages/dated.md", "Y3")
        }  # fmt: skip
        assert [page.name for page in (portal.output / "pages").iterdir()] == ["about"]

    def test_an_odd_name_is_told_as_it_is(self, portal: Portal) -> None:
        """Square brackets are markup to the terminal library."""
        folder = portal.content.root / "records/penalties/["
        folder.mkdir()
        shutil.move(folder.parent / "2026/november.yaml", folder / "bold]十一月.yaml")
        portal.content.put("permits/[red]坏", permit(7, valid_until="never"))
        built = portal.build(as_of=DAY)
        assert built.code == 4
        assert "[/bold]十一月.yaml" in built.said
        assert "[red]坏.yaml" in built.said


def test_the_build_needs_no_folder_of_its_own_to_stand_in(portal: Portal) -> None:
    """Plugins import one another from anywhere; the fixtures' builds all run outside of the project."""
    assert not portal.root.is_relative_to(ROOT)
    assert portal.build().code == 0
