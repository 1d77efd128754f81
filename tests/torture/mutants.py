"""Record files spoiled at random, as disks, mail programs, editors and people spoil them; each by its seed."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Mutation = Callable[[bytes, random.Random], bytes]
ENCODINGS = ("gb18030", "utf-16", "utf-16-le", "utf-32", "big5", "shift_jis", "utf-7")
ODD = [b"\0", b"\xef\xbb\xbf", b"\r\n", b"\r", b"\t", b"\x85", "\u2028".encode(), b"\xff\xfe", b"\xed\xa0\x80",
       b"&a ", b"*a", b"<<: ", b"!!python/object:os.system ", b"%YAML 9.9\n", b"---\n", b"...\n", b"? ", b": ",
       b"|\n", b">\n", b"[", b"{", b"'", b'"', b"#", b"@", b"`", "：".encode(), "\U0001f4a3".encode(),
       "\u202e".encode(), "\ud7ff".encode()]  # fmt: skip


def flip_bytes(data: bytes, generator: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(generator.choice([1, 1, 2, 5, 50])):
        out[generator.randrange(len(out))] ^= 1 << generator.randrange(8)
    return bytes(out)


def truncate(data: bytes, generator: random.Random) -> bytes:
    return data[: generator.randrange(len(data))]


def insert_odd(data: bytes, generator: random.Random) -> bytes:
    for _ in range(generator.randint(1, 4)):
        place = generator.randrange(len(data))
        data = data[:place] + generator.choice(ODD) + data[place:]
    return data


def nest_deeply(data: bytes, generator: random.Random) -> bytes:
    depth, opening = (
        generator.choice([20, 1000, 100_000]),
        generator.choice([b"[", b"{a: ", b"- ", b"? ", b"a:\n "]),
    )
    return data + b"deep: " + opening * depth


def swell(data: bytes, generator: random.Random) -> bytes:
    """One enormous scalar, in one of the ways to write one."""
    size = generator.choice([200_001, 1_000_000, 6_000_000])
    text = generator.choice([b"x" * size, "公".encode() * (size // 3), b"\\u0041" * (size // 6), b"9" * size])
    return data + generator.choice([b"title: ", b'title: "', b"facts: |\n  ", b"", b"#"]) + text


def bomb(data: bytes, generator: random.Random) -> bytes:
    """Aliases of aliases: a billion texts, if anybody were to expand them."""
    width = generator.randint(2, 10)
    lines = [b"a0: &a0 [lol]"]
    lines += [b"a%d: &a%d [%s]" % (n, n, b", ".join([b"*a%d" % (n - 1)] * width)) for n in range(1, 12)]
    return b"\n".join([data, *lines, b""])


def loop(data: bytes, generator: random.Random) -> bytes:
    return data + generator.choice(
        [b"x: &x [*x]\n", b"&r\nx: *r\n", b"<<: *undefined\n", b"x: &x {<<: *x}\n"]
    )


def encode_otherwise(data: bytes, generator: random.Random) -> bytes:
    return data.decode().encode(generator.choice(ENCODINGS), "replace")


def mix_encodings(data: bytes, generator: random.Random) -> bytes:
    lines = data.decode().split("\n")
    return b"\n".join(line.encode(generator.choice(["utf-8", "gb18030"])) for line in lines)


def change_ends(data: bytes, generator: random.Random) -> bytes:
    return data.replace(b"\n", generator.choice([b"\r\n", b"\r", b"\n\r", b"\n\n", b"\x85"]))


def add_mark(data: bytes, generator: random.Random) -> bytes:
    return generator.choice([b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"]) + data


def shuffle_lines(data: bytes, generator: random.Random) -> bytes:
    lines = data.split(b"\n")
    for _ in range(generator.randint(1, 5)):
        here, there = generator.randrange(len(lines)), generator.randrange(len(lines))
        match generator.randrange(3):
            case 0:
                lines[here], lines[there] = lines[there], lines[here]
            case 1:
                lines.insert(here, lines[there])
            case _:
                lines[here] = b" " * generator.randint(1, 4) + lines[here]
    return b"\n".join(lines)


def replace_value(data: bytes, generator: random.Random) -> bytes:
    """A well-formed file with a value of the wrong kind."""
    lines = data.split(b"\n")
    places = [n for n, line in enumerate(lines) if b": " in line]
    if not places:
        return data
    place = generator.choice(places)
    values = [b"null", b"[]", b"{}", b"~", b"true", b"-1", b"9" * 400, b"1e999", b".nan", b"2026-13-45", b"''",
              b"[[[[]]]]", b"{a: {b: {c: d}}}", b"0x1F", b"'\\0'", b'"\\u0000"', b'"\\ud800"', b"[1, 2, {a: b}]",
              "〔〕".encode(), "٢٠٢٦-٠١-٠١".encode(), b"9999-12-31", b"0001-01-01", b"../../etc/passwd"]  # fmt: skip
    lines[place] = lines[place].split(b": ")[0] + b": " + generator.choice(values)
    return b"\n".join(lines)


def multiply(data: bytes, generator: random.Random) -> bytes:
    """Very many documents in one stream."""
    return b"---\n".join([generator.choice([data, b"a\n", b"", b"[]\n"])] * generator.choice([50, 10_001]))[
        :4_000_000
    ]


def fill_with_noise(data: bytes, generator: random.Random) -> bytes:
    return generator.randbytes(generator.choice([0, 1, 100, 100_000]))


CHEAP: Sequence[Mutation] = [
    flip_bytes, truncate, insert_odd, bomb, loop, encode_otherwise, mix_encodings, change_ends, add_mark,
    shuffle_lines, replace_value, fill_with_noise,
]  # fmt: skip
DEAR: Sequence[Mutation] = [nest_deeply, swell, multiply]
"""Files of megabytes: fewer of them."""
_DEAR_SHARE = 0.03


@dataclass(frozen=True)
class Mutant:
    """A spoiled file: what it was, what was done to it, what it is now."""

    path: str
    done: tuple[str, ...]
    data: bytes


def make_mutant(path: str, data: bytes, seed: int) -> Mutant:
    """The file as spoiled by a seed: one mutation, now and then two or three on top of one another."""
    generator = random.Random(f"{seed} {path}")
    done = []
    for _ in range(generator.choice([1, 1, 1, 2, 3])):
        mutate = generator.choice(DEAR if generator.random() < _DEAR_SHARE else CHEAP)
        try:
            data = mutate(data or b"\n", generator)
        except UnicodeDecodeError:  # spoiled before, so that it is no text any more
            continue
        done.append(mutate.__name__)
    return Mutant(path, tuple(done), data)
