"""Files as nobody should write them, from a seed: good tables that were damaged, and extremes of every kind."""

import csv
import io

import numpy as np

MEGABYTE = 2**20
CELLS = ("1", "2.5", "-3e2", "", "NA", "?", "-", "yes", "red", "blue", "inf", "1e999", "0x1F", "١٢", "3,14", "a b")
MARKUP = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "@SUM(A1)",
    "[a](javascript:b)",
    "$x^2$",
    "\u202egnp",
    "{{7*7}}",
)


def written(rows, delimiter=","):
    """Rows of texts as a CSV file."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def good(rng, n_rows=None, n_columns=None):
    """A header and rows of numbers, of categories and of classes."""
    n_rows, n_columns = n_rows or int(rng.integers(12, 120)), n_columns or int(rng.integers(2, 9))
    columns = [
        rng.choice(["red", "green", "blue, light", 'a "quoted" one'], n_rows)
        if rng.random() < 0.3
        else np.char.mod("%.6g", rng.normal(size=n_rows) * 10.0 ** rng.integers(-3, 6))
        for _ in range(n_columns)
    ]
    header = [f"feature {number}" for number in range(n_columns)]
    rows = [[*row, kind] for *row, kind in zip(*columns, rng.choice(["yes", "no"], n_rows), strict=True)]
    return [[*header, "class"], *rows]


def whole(rng):
    return written(good(rng), rng.choice([",", ";", "\t"]))


def flipped(rng):
    data = np.frombuffer(whole(rng), np.uint8).copy()
    places = rng.integers(0, len(data), int(rng.integers(1, 1 + len(data) // 20)))
    data[places] = rng.integers(1, 256, len(places))
    return data.tobytes()


def cut(rng):
    data = whole(rng)
    return data[: int(rng.integers(1, len(data)))]


def nul(rng):
    data = bytearray(whole(rng))
    data[int(rng.integers(len(data)))] = 0
    return bytes(data)


def markup(rng):
    rows = good(rng)
    rows[0] = [str(rng.choice(MARKUP)) for _ in rows[0]]
    return written(rows)


def one_column(rng):
    return written([row[:1] for row in good(rng)])


def one_row(rng):
    return written(good(rng)[: int(rng.integers(1, 3))])


def all_missing(rng):
    rows = good(rng)
    return written([rows[0], *([str(rng.choice(["", "NA", "null", "?", "-"])) for _ in row] for row in rows[1:])])


def duplicate_names(rng):
    rows = good(rng)
    rows[0] = [str(rng.choice(["a", "a (2)", "", "a" * 70])) for _ in rows[0]]
    return written(rows)


def mixed(rng):
    width = int(rng.integers(2, 8))
    rows = [[str(rng.choice(CELLS)) for _ in range(width)] for _ in range(int(rng.integers(5, 60)))]
    return written(rows, rng.choice([",", ";", "\t"]))


def ragged(rng):
    rows = [row[: int(rng.integers(0, 1 + len(row)))] + ["x"] * int(rng.integers(3)) for row in good(rng)]
    return written(rows)


def unbalanced(rng):
    data = whole(rng)
    for _ in range(int(rng.integers(1, 6))):
        place = int(rng.integers(len(data)))
        data = data[:place] + b'"' + data[place:]
    return data


def carriage_returns(rng):
    return whole(rng).replace(b"\n", rng.choice([b"\r", b"\r\n", b"\n\r", b"\r\r\n"]))


def spaces(rng):
    return whole(rng).replace(b",", b", ").replace(b"\n", rng.choice([b"\n\n", b"\n \n", b"\n\t\n", b" \n"]))


def encoded(rng):
    text = whole(rng).decode().replace("e", "é")
    return text.encode(str(rng.choice(["utf-8-sig", "utf-16", "utf-16-le", "latin-1", "utf-32"])))


def symbols(rng):
    return bytes(rng.choice(list(b'"",;\n\n\t 1a\xe9'), int(rng.integers(1, 400))).astype(np.uint8))


def noise(rng):
    return rng.bytes(int(rng.integers(1, 3000)))


def empty(rng):
    return bytes(rng.choice(list(b"\n\r \t"), int(rng.integers(0, 50))).astype(np.uint8))


def extreme_numbers(rng):
    rows = good(rng)
    extremes = ["1e308", "-1e308", "5e-324", "-0", "1e15", "9" * 300, "0." + "1" * 300]
    return written([rows[0], *([str(rng.choice(extremes)), *row[1:]] for row in rows[1:])])


def thousand_columns(rng):
    return written(good(rng, 5, 1000))


CHEAP = {
    make.__name__: make
    for make in (
        whole, flipped, cut, nul, markup, one_column, one_row, all_missing, duplicate_names, mixed, ragged,
        unbalanced, carriage_returns, spaces, encoded, symbols, noise, empty, extreme_numbers, thousand_columns,
    )
}  # fmt: skip


def huge_cells(rng):
    rows = good(rng)
    for row in rng.choice(len(rows), 5, replace=False):
        cell = rng.choice(["x", "1", '"', " ", ",", "\n", "\x07", "é"])
        rows[row][int(rng.integers(len(rows[row])))] = str(cell) * (MEGABYTE // 2)
    return written(rows)[: 10 * MEGABYTE]


def quotes(rng):
    piece = rng.choice([b'"', b'"",', b'"a"b', b',"x', b'a"', b'" "\n'])
    return (piece * (10 * MEGABYTE // len(piece)))[int(rng.integers(2)) :]


def separators(rng):
    line = b"," * 199 + b"\n"
    full = b",".join([b"1"] * 200) + b"\n"
    return [full + (b"2" + line) * 49_999, b"a,b\n1,2\n" + b"," * (10 * MEGABYTE - 8), b",\n" * 5_000_000][
        rng.integers(3)
    ]


def line_ends(rng):
    return bytes(rng.choice([b"\n", b"\r", b"1\n", b" \n"])) * (5 * MEGABYTE)


def many_rows(rng):
    return b"a,b,c\n" + b"1,2.5,x\n" * 60_000


def many_bytes(rng):
    return b"a,b,c\n" + b"1,2.5,x\n" * (11 * MEGABYTE // 8)


def large(rng):
    """As many different numbers, texts or few numbers as 10 MB hold in 50,000 rows."""
    if rng.random() < 0.3:
        return (b",".join([b"%d" % digit for digit in rng.integers(10, size=200)]) + b"\n") * 26_000
    width, n_rows = [(34, 50_000), (100, 14_000), (200, 7_000)][rng.integers(3)]
    letter = bytes(rng.choice([b"", b"x"]))
    cells = letter + np.arange(width * n_rows).astype(bytes).astype(object)
    lines = [b",".join(row) for row in cells.reshape(n_rows, width)]
    return b"\n".join(lines)[: 10 * MEGABYTE].rsplit(b"\n", 1)[0]


def large_noise(rng):
    return rng.bytes(10 * MEGABYTE).replace(b"\0", b"")


EXPENSIVE = {
    make.__name__: make
    for make in (huge_cells, quotes, separators, line_ends, many_rows, many_bytes, large, large_noise)
}
EVERY = 40  # one file in so many is expensive


def damaged_files(count, seed):
    """Pairs of a name, "kind-number.csv", and the content of a file; the same for the same seed."""
    rng = np.random.default_rng(seed)
    cheap, expensive = list(CHEAP.items()), list(EXPENSIVE.items())
    for number in range(count):
        kinds, turn = (expensive, number // EVERY) if number % EVERY == EVERY - 1 else (cheap, number)
        kind, make = kinds[turn % len(kinds)]
        yield f"{kind}-{number}.csv", make(rng)
