"""The game of life on an endless board: sets of tuples, a counter, comprehensions."""
import collections

GLIDER_GUN = """\
........................O
......................O.O
............OO......OO............OO
...........O...O....OO............OO
OO........O.....O...OO
OO........O...O.OO....O.O
..........O.....O.......O
...........O...O
............OO"""


def neighbours(x, y):
    return [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]


def step(cells):
    counts = collections.Counter()
    for cell in cells:
        counts.update(neighbours(*cell))
    return {cell for cell, count in counts.items() if count == 3 or count == 2 and cell in cells}


def run(generations=150):
    cells = {(x, y) for y, line in enumerate(GLIDER_GUN.splitlines()) for x, char in enumerate(line) if char == "O"}
    for _ in range(generations):
        cells = step(cells)
    return len(cells), sum(x * 31 + y for x, y in cells)
