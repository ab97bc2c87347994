"""Compares how pages look, loosely: by the mean brightness of a few hundred fields."""

import json
import os
import struct
import zlib
from pathlib import Path

COLUMNS, ROWS = 16, 12
# Fonts and numbers differ between machines and runs; a page without its stylesheet differs by 30.
DIFFERENCE_MAX = 9.0
KEPT = Path(__file__).parent / "looks.json"


def pixels(png):
    """The size and the rows of an 8-bit picture without interlacing, as browsers write it."""
    place, data, head = 8, b"", None
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        body = png[place + 8 : place + 8 + length]
        if kind == b"IHDR":
            head = struct.unpack(">IIBBBBB", body)
        if kind == b"IDAT":
            data += body
        place += 12 + length
    width, height, _, colour = head[:4]
    size = {2: 3, 6: 4}[colour]
    raw, rows, above = zlib.decompress(data), [], bytearray(width * size)
    for number in range(height):
        start = number * (width * size + 1)
        row = bytearray(raw[start + 1 : start + 1 + width * size])
        unfilter(raw[start], row, above, size)
        rows.append(row)
        above = row
    return width, height, size, rows


def unfilter(kind, row, above, size):
    """Takes back what the encoder did to a row, in place."""
    for i in range(len(row)):
        left = row[i - size] if i >= size else 0
        up, corner = above[i], above[i - size] if i >= size else 0
        if kind == 1:
            row[i] = (row[i] + left) & 255
        elif kind == 2:
            row[i] = (row[i] + up) & 255
        elif kind == 3:
            row[i] = (row[i] + (left + up) // 2) & 255
        elif kind == 4:
            guess = left + up - corner
            far = (abs(guess - left), abs(guess - up), abs(guess - corner))
            best = (left, up, corner)[far.index(min(far))]
            row[i] = (row[i] + best) & 255


def look(png):
    """The mean brightness of each field of a picture."""
    width, height, size, rows = pixels(png)
    fields = []
    for field in range(COLUMNS * ROWS):
        x, y = field % COLUMNS, field // COLUMNS
        total = count = 0
        for line in range(y * height // ROWS, (y + 1) * height // ROWS, 3):
            row = rows[line]
            for column in range(x * width // COLUMNS, (x + 1) * width // COLUMNS, 3):
                total += sum(row[column * size : column * size + 3])
                count += 3
        fields.append(round(total / count))
    return fields


def check(looks):
    """Compares with what was kept; with RECORD=1 keeps these."""
    if os.environ.get("RECORD") == "1":
        lines = [f"  {json.dumps(name)}: {json.dumps(look)}" for name, look in looks.items()]
        KEPT.write_text("{\n" + ",\n".join(lines) + "\n}\n")
        return
    kept = json.loads(KEPT.read_text())
    assert sorted(kept) == sorted(looks), f"{sorted(looks)} were looked at, {sorted(kept)} kept"
    for name, fields in looks.items():
        far = sum(abs(a - b) for a, b in zip(fields, kept[name])) / len(fields)
        assert far <= DIFFERENCE_MAX, f"{name} looks different by {far:.1f}; RECORD=1 keeps it"
