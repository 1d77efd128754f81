"""An office with a fixed seed: it changes records, organs, baselines, templates, the law, holidays, the policy."""

import json
import shutil
from pathlib import Path

from tests.builds.conftest import DEVELOPMENT, PRODUCTION, ROOT
from tests.builds.records import ORGANS, baseline, reviewed
from tests.builds.test_determinism import Editor
from tests.torture.portals import ForkedPortal

LAW = ROOT / "plugins/disclosure/law"
NAMES = ["镜湖市卫生健康委员会", "镜湖市卫生健康局", "镜湖市卫健委"]
POLICIES: list[dict[str, str]] = [{}, {"C12": "note"}, {"T1": "warning"}, {"B1": "note"}]
TEMPLATES = ["record.html", "home.html", "month.html", "base.html", "baseline.html", "parts/imprint.html"]


class Office(Editor):
    """A clerk, a designer and a programmer at one portal, whose theme and law are copies of its own."""

    def __init__(self, portal: ForkedPortal, seed: int) -> None:
        super().__init__(portal.content, seed)
        self.theme, self.law = portal.root / "theme", portal.root / "law"
        shutil.copytree(ROOT / "themes/portal", self.theme)
        shutil.copytree(LAW, self.law)
        self.policy: dict[str, str] = {}
        self.versions = 0
        self.changes = [
            self._rename_organ, self._change_baseline, self._supersede, self._change_template,
            self._change_holidays, self._change_limit, self._change_policy, self._move_folder,
        ]  # fmt: skip

    def turn(self, step: int) -> str:
        """One change of what many pages depend on, each in its turn, and some edits of records."""
        self.edit()
        change = self.changes[step % len(self.changes)]
        change()
        return change.__name__

    def settings(self, portal: ForkedPortal, *, publishing: bool) -> Path:
        """What the office has come to, as a settings file."""
        return portal.settings(
            f"THEME = {str(self.theme)!r}",
            f"DISCLOSURE_POLICY = {self.policy!r}",
            "from functools import partial",
            "from pathlib import Path",
            "import disclosure_gate.reading",
            "from disclosure_store.law_files import read_law",
            f"disclosure_gate.reading.read_law = partial(read_law, Path({str(self.law)!r}))",
            base=PRODUCTION if publishing else DEVELOPMENT,
        )

    def _rename_organ(self) -> None:
        name = self.random.choice(NAMES)
        self.content.put_organs(
            [organ | {"name": name} if n == 1 else organ for n, organ in enumerate(ORGANS)]
        )

    def _change_baseline(self) -> None:
        self.content.put(
            "baselines/waste", baseline(violation=f"未按规定处置医疗废物（{self.random.randint(1, 9)}）")
        )

    def _supersede(self) -> None:
        self.versions += 1
        before = f"baseline-{self.versions - 1}" if self.versions > 1 else "baseline-waste"
        record = baseline(
            id=f"baseline-{self.versions}", supersedes=before, version=f"2026-{self.versions + 1}",
            effective_from=f"2026-11-{self.versions + 10}", disclosure=reviewed("2026-11-05"),
        )  # fmt: skip
        self.content.put(f"baselines/{self.versions}", record)

    def _change_template(self) -> None:
        file = self.theme / "templates" / self.random.choice(TEMPLATES)
        text = file.read_text(encoding="utf-8")
        marker = f"<!-- {self.random.randint(1, 999)} -->"
        file.write_text(
            text.replace("</p>", f"{marker}</p>", 1).replace("</h1>", f"{marker}</h1>", 1), "utf-8"
        )

    def _change_holidays(self) -> None:
        """A day more that is worked, or one that is not."""
        line = self.random.choice(
            [
                "{date: 2026-11-14, kind: work, holiday: 国庆节}",
                "{date: 2026-11-16, kind: off, holiday: 国庆节}",
            ]
        )
        file = self.law / "workdays/2026.yaml"
        text = file.read_text(encoding="utf-8")
        if line not in text:
            file.write_text(f"{text.rstrip()}\n  - {line}\n", encoding="utf-8")

    def _change_limit(self) -> None:
        file = self.law / "limits.yaml"
        head, mark, rest = file.read_text(encoding="utf-8").partition("\n  T2:\n")
        old = rest[rest.index("value: ") :].partition("\n")[0]
        file.write_text(head + mark + rest.replace(old, f"value: {self.random.randint(3, 15)}", 1), "utf-8")

    def _change_policy(self) -> None:
        self.policy = self.random.choice(POLICIES)

    def _move_folder(self) -> None:
        """Every file of a kind's folder goes into another one."""
        for kind in ("permits", "penalties", "decisions"):
            place = f"{kind}/{self.random.choice('abc')}"
            for path in [path for path in self.records if path.startswith(f"{kind}/")][:3]:
                target = f"{place}/{path.rpartition('/')[2]}"
                if target not in self.records:
                    self.content.drop(path)
                    self._put(target, self.records.pop(path))

    def __repr__(self) -> str:
        return json.dumps(sorted(self.records), ensure_ascii=False)
