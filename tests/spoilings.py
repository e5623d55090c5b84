"""Ways to spoil a data folder: what a hand does to one cell, row, column, file or key of the manifest."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable

Files = dict[str, bytes]
Spoiling = Callable[[Files], None]
"""Changes the files of a folder in place."""

Table = list[list[str]]


def read(files: Files, file: str) -> Table:
    return list(csv.reader(io.StringIO(files[file].decode(), newline="")))


def write(files: Files, file: str, table: Table) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows(table)
    files[file] = buffer.getvalue().encode()


def cell(file: str, key: str, column: str, value: str) -> Spoiling:
    """Write another value into a cell of the row that starts with a key, or that holds a pair of keys `a+b`."""

    def spoil(files: Files) -> None:
        table = read(files, file)
        row = _row(table, key)
        assert row[table[0].index(column)] != value, f"{file} {key}: {column} is {value!r} already"
        row[table[0].index(column)] = value
        write(files, file, table)

    return spoil


def both(*spoilings: Spoiling) -> Spoiling:
    """Do several things."""

    def spoil(files: Files) -> None:
        for one in spoilings:
            one(files)

    return spoil


def add(file: str, *cells: str) -> Spoiling:
    """Add a row."""

    def spoil(files: Files) -> None:
        write(files, file, [*read(files, file), [*cells]])

    return spoil


def drop(file: str, key: str) -> Spoiling:
    """Leave a row out."""

    def spoil(files: Files) -> None:
        table = read(files, file)
        table.remove(_row(table, key))
        write(files, file, table)

    return spoil


def twice(file: str, key: str, new_key: str = "") -> Spoiling:
    """Write a row twice, the second time under another key if one is given."""

    def spoil(files: Files) -> None:
        table = read(files, file)
        copy = [*_row(table, key)]
        copy[0] = new_key or copy[0]
        write(files, file, [*table, copy])

    return spoil


def bare(file: str) -> Spoiling:
    """Leave only the header."""

    def spoil(files: Files) -> None:
        write(files, file, read(files, file)[:1])

    return spoil


def text(file: str, old: str, new: str) -> Spoiling:
    """Replace words that stand once in a file."""

    def spoil(files: Files) -> None:
        whole = files[file].decode()
        assert whole.count(old) == 1, f"{old!r} stands {whole.count(old)} times in {file}"
        files[file] = whole.replace(old, new).encode()

    return spoil


def raw(file: str, change: Callable[[bytes], bytes | None]) -> Spoiling:
    """Change the bytes of a file; None takes it away."""

    def spoil(files: Files) -> None:
        changed = change(files[file])
        del files[file]
        if changed is not None:
            files[file] = changed

    return spoil


def _row(table: Table, key: str) -> list[str]:
    """Return the row that starts with a key, or with the first part of one that has two and holds the second."""
    first, _, second = key.partition("+")
    return next(row for row in table[1:] if row[0] == first and (not second or second in row[1:]))


WORDS = (
    *(
        "",
        " ",
        "0",
        "-0",
        "-1",
        "1",
        "7",
        "1e3",
        "1925",
        "2030",
        "2025-07/2025-09",
        "2024/2023",
        "9999",
        "..",
        "12,000",
    ),
    *("%", "USD", "EUR", "×", "1", "a", "year", "index", "pp", "pump", "Mt", "EUR/a", "stated", "target", "derived"),
    *("=", "~", ">", ">=", "<", "<=", "yes", "no", "shown", "reading", "series", "start", "end", "added", "note"),
    *(
        "{revenue-q3}",
        "{revenue-q3|wrods}",
        "{Revenue}",
        "{",
        "=1+1",
        "<b>x</b>",
        "a\nb",
        "é" * 300,
        "−11",
        "99999999999",
    ),
    *("overview", "downloads", "present", "data", "opening", "chart", "two-charts", "number", "timeline", "closing"),
    *("dot-range", "bridge", "tiles", "squares", "dumbbell", "forest", "part-of-whole", "bar-panels", "column-panels"),
    *("share", "difference", "sum", "ratio", "before_growth", "growth_between", "balance", "per_year", "path"),
)
"""What a hand may type into a cell that does not belong there."""


_TWO = 0.15
"""How often two things are spoiled at once."""


def at_random(dice: random.Random, files: Files) -> str:
    """Spoil one thing, rarely two, of the files; return what was done."""
    before, done = dict(files), []
    while files == before or (len(done) == 1 and dice.random() < _TWO):
        done.append(_one(dice, files))
    return "; then ".join(done)


def _one(dice: random.Random, files: Files) -> str:
    kinds = [_other_cell] * 5 + [_word, _digit, _sign, _swapped, _letters] * 2
    kinds += [_dropped, _doubled, _rows_swapped, _column, _bytes, _manifest]
    return dice.choice(kinds)(dice, files)


def _place(dice: random.Random, files: Files) -> tuple[str, Table, int, int]:
    """Return a file with rows, its table, and the place of one cell."""
    names = sorted(name for name in files if name.endswith(".csv") and files[name].count(b"\n") > 1)
    file = dice.choice(names)
    table = read(files, file)
    return file, table, dice.randrange(1, len(table)), dice.randrange(len(table[0]))


def _put(files: Files, place: tuple[str, Table, int, int], value: str) -> str:
    file, table, row, column = place
    before, table[row][column] = table[row][column], value
    write(files, file, table)
    return f"{file}:{row + 1}: {table[0][column]}: {before[:60]!r} becomes {value[:60]!r}"


def _other_cell(dice: random.Random, files: Files) -> str:
    place = _, table, _, column = _place(dice, files)
    return _put(files, place, dice.choice(table[1:])[column])


def _word(dice: random.Random, files: Files) -> str:
    return _put(files, _place(dice, files), dice.choice(WORDS))


def _digit(dice: random.Random, files: Files) -> str:
    place = _, table, row, column = _place(dice, files)
    cell = table[row][column]
    digits = [at for at, letter in enumerate(cell) if letter.isdigit()]
    if not digits:
        return _word(dice, files)
    at = dice.choice(digits)
    return _put(files, place, f"{cell[:at]}{dice.randrange(10)}{cell[at + 1 :]}")


def _sign(dice: random.Random, files: Files) -> str:
    place = _, table, row, column = _place(dice, files)
    cell = table[row][column]
    return _put(files, place, cell.removeprefix("-") if cell.startswith("-") else f"-{cell}")


def _swapped(dice: random.Random, files: Files) -> str:
    file, table, row, column = _place(dice, files)
    other = dice.randrange(1, len(table))
    table[row][column], table[other][column] = table[other][column], table[row][column]
    write(files, file, table)
    return f"{file}:{row + 1} and {other + 1}: {table[0][column]} swapped"


def _letters(dice: random.Random, files: Files) -> str:
    place = _, table, row, column = _place(dice, files)
    cell = table[row][column]
    at = dice.randrange(len(cell) + 1)
    return _put(files, place, cell[:at] + dice.choice(["", "x", " ", "-", "{", "}", ",", "%"]) + cell[at + 1 :])


def _dropped(dice: random.Random, files: Files) -> str:
    file, table, row, _ = _place(dice, files)
    del table[row]
    write(files, file, table)
    return f"{file}:{row + 1}: dropped"


def _doubled(dice: random.Random, files: Files) -> str:
    file, table, row, _ = _place(dice, files)
    copy = [f"{table[row][0]}{dice.choice(['', '-b'])}", *table[row][1:]]
    table.insert(dice.randrange(1, len(table) + 1), copy)
    write(files, file, table)
    return f"{file}:{row + 1}: written again as {copy[0]!r}"


def _rows_swapped(dice: random.Random, files: Files) -> str:
    file, table, row, _ = _place(dice, files)
    other = dice.randrange(1, len(table))
    table[row], table[other] = table[other], table[row]
    write(files, file, table)
    return f"{file}:{row + 1} and {other + 1}: rows swapped"


def _column(dice: random.Random, files: Files) -> str:
    file, table, _, column = _place(dice, files)
    other = dice.randrange(len(table[0]))
    rows = table[dice.choice([0, 1]) :]
    for row in rows:
        row[column], row[other] = row[other], row[column]
    write(files, file, table)
    return f"{file}: columns {column} and {other} swapped in {len(rows)} rows"


_BYTES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    lambda content, _: b"\xef\xbb\xbf" + content,
    lambda content, _: content.replace(b"\n", b"\r\n"),
    lambda content, _: content.decode().encode("latin-1", "replace"),
    lambda content, _: content.decode().encode("utf-16"),
    lambda content, _: content.rstrip(b"\n"),
    lambda content, _: b"",
    lambda content, _: content.partition(b"\n")[0] + b"\n",
    lambda content, dice: content[: dice.randrange(len(content))],
    lambda content, dice: content.replace(b",", b";", dice.randrange(1, 9)),
    lambda content, dice: content.replace(b'"', b"", dice.randrange(1, 3)),
)


def _bytes(dice: random.Random, files: Files) -> str:
    file = dice.choice(sorted(name for name in files if name != "datapackage.json"))
    number = dice.randrange(len(_BYTES))
    files[file] = _BYTES[number](files[file], dice)
    return f"{file}: bytes changed, way {number}"


def _manifest(dice: random.Random, files: Files) -> str:
    lines = files["interview.toml"].decode().splitlines()
    at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    before = lines[at]
    lines[at] = dice.choice(["", lines[other], before.replace('"', "", 1), before.partition("=")[0] + '= "x"'])
    files["interview.toml"] = ("\n".join(lines) + "\n").encode()
    return f"interview.toml:{at + 1}: {before!r} becomes {lines[at]!r}"
