"""The theme's files and the code's own, read to know what a page is made of."""

from functools import cached_property
from hashlib import sha256
from pathlib import Path

CODE = Path(__file__).parent
RECORDS = CODE.parent / "disclosure" / "records"
DISCRETION = CODE.parent / "disclosure" / "discretion"


class Theme:
    """A folder with `templates/` and `static/`."""

    def __init__(self, folder: Path) -> None:
        self.templates = folder / "templates"
        self.static = folder / "static"

    @cached_property
    def digest(self) -> str:
        """Over the templates and the code that fills them; static files are no part of a page."""
        hashed = sha256()
        sources = [
            *sorted(self.templates.rglob("*.html")),
            *sorted(CODE.rglob("*.py")),
            *sorted(RECORDS.rglob("*.py")),
            *sorted(DISCRETION.glob("*.py")),
        ]
        for path in sources:
            hashed.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return hashed.hexdigest()

    def read_static(self) -> list[tuple[str, bytes]]:
        """The static files: path below `static/`, and bytes."""
        files = sorted(
            path for path in self.static.rglob("*") if path.is_file() and not path.name.startswith(".")
        )
        return [(path.relative_to(self.static).as_posix(), path.read_bytes()) for path in files]
