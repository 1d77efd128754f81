"""One file's bytes to its documents: the public ways in."""

from .bounds import BOUNDS, Bounds
from .chunks import Chunk, blank_directives, split_stream
from .composition import Composition
from .documents import Document, Fault, LinedDict, LinedList, Shape, SpoiledDocument, Value
from .encoding import find_encoding_fault, find_wide_encoding
from .ordinary import read_ordinary
from .syntax import advise_colon

_BOM = b"\xef\xbb\xbf"
_SHAPES: dict[Shape, str] = {"mapping": "「字段: 值」的组合", "list": "列表（各项以「- 」开头）"}


def read_stream(data: bytes, path: str, *, bounds: Bounds = BOUNDS) -> list[Document | SpoiledDocument]:
    """The mappings of a stream in their order; a bad one spoils only itself. No bytes make it raise.

    `path` is repeated in faults, never opened. Documents of comments alone are skipped: an empty list means
    that the file holds no record at all, which is no fault here and for the caller to judge. A file that
    cannot be cut into documents (too large, too many, UTF-16) counts as one spoiled document.
    """
    return _read_chunks(data, path, "mapping", bounds)


def read_list(data: bytes, path: str, *, bounds: Bounds = BOUNDS) -> Document | SpoiledDocument:
    """The one list that the file is; an empty file, or a second document, is a fault of the whole."""
    documents = _read_chunks(data, path, "list", bounds)
    if len(documents) == 1:
        return documents[0]
    message, line = "文件是空的，或只有注释", 1
    if documents:
        message, line = "这个文件只能是一个列表，不能用「---」分成几份", documents[1].line
    fault = Fault("Y1", path, line, None, None, message, "写成一个列表，各项以「- 」开头")
    faults = [
        told for document in documents if isinstance(document, SpoiledDocument) for told in document.faults
    ]
    return SpoiledDocument(line, (*faults, fault), None)


def _read_chunks(data: bytes, path: str, shape: Shape, bounds: Bounds) -> list[Document | SpoiledDocument]:
    fault = _find_file_fault(data, path, bounds)
    if fault is not None:
        return [SpoiledDocument(1, (fault,), None)]
    chunks = split_stream(data.removeprefix(_BOM), path)
    if len(chunks) > bounds.documents:
        message = f"一个文件里的记录超过 {bounds.documents} 份"
        fault = chunks[bounds.documents].fault("Y1", 0, message, "按月份或机关拆成几个文件")
        return [SpoiledDocument(1, (fault,), None)]
    found = (_read_chunk(chunk, shape, bounds) for chunk in chunks)
    return [document for document in found if document is not None]


def _find_file_fault(data: bytes, path: str, bounds: Bounds) -> Fault | None:
    if len(data) > bounds.file_bytes:
        message = f"文件过大，超过上限 {bounds.file_bytes} 字节"
        return Chunk(path, 1, b"").fault("Y1", 0, message, "按月份或机关拆成几个文件")
    return find_wide_encoding(data, path)


def _read_chunk(chunk: Chunk, shape: Shape, bounds: Bounds) -> Document | SpoiledDocument | None:
    fault = find_encoding_fault(chunk)
    if fault is not None:
        return SpoiledDocument(chunk.first_line, (fault,), None)
    if shape == "mapping" and (mapping := read_ordinary(chunk.data, chunk.first_line, bounds)) is not None:
        return Document(mapping, mapping.line)
    chunk, faults = blank_directives(chunk)
    composition = Composition(chunk, bounds)
    composition.compose()
    root = composition.root
    faults += composition.faults
    if not faults:
        if root is None or root == "":
            return None
        if isinstance(root, LinedDict if shape == "mapping" else LinedList):
            return Document(root, root.line)
        faults = [_explain_shape(chunk, root, composition.line, shape)]
    partial = None if isinstance(root, str) else root
    return SpoiledDocument(composition.line, tuple(sorted(faults, key=lambda told: told.line)), partial)


def _explain_shape(chunk: Chunk, root: Value, line: int, shape: Shape) -> Fault:
    within = line - chunk.first_line
    message, remedy = f"这里应当是{_SHAPES[shape]}，却不是", "对照字段说明改写这份记录"
    if isinstance(root, str):
        advice = advise_colon(chunk.read_line(within))
        message, remedy = f"{message}：{advice.message}", advice.remedy
    return chunk.fault("Y1", within, message, remedy)
