"""The map from generated text to the author's source, token by token.

A row says that the text from (line, column) on was written for the node at (source line, source column), up to the next
row.  Lines count from 1; columns count bytes of UTF-8 from 0, in both files, as everywhere in Python's own `ast`.
"""
import array
import bisect
import operator
import sys
import zlib

MAGIC = b"map1"


class Map:
    """`rows`: a sorted list of (line, column, source line, source column); every line with text has a first row."""

    def __init__(self, rows=()):
        self.rows = list(rows)

    def __eq__(self, other):
        return isinstance(other, Map) and self.rows == other.rows

    __hash__ = None

    def original(self, line, column=0):
        """Where the source says what the text says at (line, column): (source line, source column), or None."""
        index = bisect.bisect_right(self.rows, (line, column, sys.maxsize)) - 1
        if index < 0 or self.rows[index][0] != line:
            index += 1                                    # the column lies in the indentation
        if index < len(self.rows) and self.rows[index][0] == line:
            return self.rows[index][2:]
        return None

    def generated(self, line):
        """The lines of the text that hold something written for `line` of the source, in order."""
        return sorted({row[0] for row in self.rows if row[2] == line})

    def row(self, line):
        """[(column, source line, source column)] for a line of the text, in order."""
        first = bisect.bisect_left(self.rows, (line, 0, 0, 0))
        return [row[1:] for row in self.rows[first:bisect.bisect_left(self.rows, (line + 1, 0, 0, 0))]]

    def lines(self):
        """Line of the text -> source line of the first thing on it."""
        first = {}
        for row in self.rows:
            first.setdefault(row[0], row[2])
        return first

    def to_bytes(self):
        """Four columns of differences, compressed: about three bytes a row."""
        columns = zip(*self.rows) if self.rows else [()] * 4
        packed = array.array("i")
        for column in columns:
            packed.extend(map(operator.sub, column, (0, *column[:-1])))
        if sys.byteorder == "big":
            packed.byteswap()
        return MAGIC + zlib.compress(packed.tobytes(), 1)

    @classmethod
    def from_bytes(cls, data):
        """The inverse of `to_bytes`; ValueError for anything else."""
        try:
            unzip = zlib.decompressobj()
            packed = array.array("i", unzip.decompress(data[len(MAGIC):]))
            if not data.startswith(MAGIC) or not unzip.eof or unzip.unused_data or len(packed) % 4:
                raise ValueError("not a source map")
        except (zlib.error, TypeError, ValueError) as error:
            raise ValueError(f"damaged source map: {error}") from None
        if sys.byteorder == "big":
            packed.byteswap()
        size = len(packed) // 4
        columns = []
        for start in range(0, 4 * size, size or 1):
            total = 0
            columns.append([total := total + step for step in packed[start:start + size]])
        return cls(zip(*columns))
