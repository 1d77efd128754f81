"""`docs/schema/*.schema.json`: the JSON Schemas that editors use while a clerk types (`make schema`)."""

import json
import sys
from pathlib import Path

from disclosure.records.kinds import KINDS
from disclosure.records.schema import Schema, schema_of, schema_of_authorities


def render_schemas() -> dict[str, bytes]:
    """Every schema file as it should be: name → bytes."""
    schemas: dict[str, Schema] = {name: schema_of(name) for name in KINDS}
    schemas["authorities"] = schema_of_authorities()
    return {f"{name}.schema.json": _render(schema) for name, schema in schemas.items()}


def write_schemas(folder: Path) -> None:
    """Make the folder hold these schemas and no other."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = render_schemas()
    for path in folder.glob("*.schema.json"):
        if path.name not in wanted:
            path.unlink()
    for name, data in wanted.items():
        (folder / name).write_bytes(data)


def _render(schema: Schema) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
