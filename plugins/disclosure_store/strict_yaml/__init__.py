"""Records as they stand in a file: YAML read so strictly that every field is the text a reviewer saw.

A subset of YAML 1.2.2: mappings, sequences and text. There are no numbers, dates or yes/no, no anchors,
aliases, tags, merge keys or directives, and no doubled keys (rules Y1 and Y2). Why it is so:
`docs/decisions/0002-yaml-loader.md`.

>>> found = read_stream("id: a-1\\nuscc: 911100001000000001\\n".encode(), "records/permits/a.yaml")
>>> found[0].value, found[0].value.lines["uscc"]
({'id': 'a-1', 'uscc': '911100001000000001'}, 2)
>>> [fault.line for fault in read_stream(b"id: a\\nid: b\\n", "records/permits/b.yaml")[0].faults]
[2]
"""

from .bounds import BOUNDS, Bounds
from .documents import (
    Document,
    Fault,
    LinedDict,
    LinedList,
    Rule,
    SpoiledDocument,
    Value,
    join_field,
    name_key,
)
from .reading import read_list, read_stream

__all__ = [
    "BOUNDS",
    "Bounds",
    "Document",
    "Fault",
    "LinedDict",
    "LinedList",
    "Rule",
    "SpoiledDocument",
    "Value",
    "join_field",
    "name_key",
    "read_list",
    "read_stream",
]
