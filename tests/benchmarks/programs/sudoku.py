"""A Sudoku solver by constraint propagation and search: sets, dicts, recursion, all and any."""

PUZZLES = ("4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
           "52...6.........7.13...........4..8..6......5...........418.........3..2...87.....")
DIGITS = "123456789"
SQUARES = [row + column for row in "ABCDEFGHI" for column in DIGITS]
UNITS = ([[row + column for row in "ABCDEFGHI"] for column in DIGITS]
         + [[row + column for column in DIGITS] for row in "ABCDEFGHI"]
         + [[r + c for r in rows for c in columns] for rows in ("ABC", "DEF", "GHI")
            for columns in ("123", "456", "789")])
UNITS_OF = {square: [unit for unit in UNITS if square in unit] for square in SQUARES}
PEERS = {square: set(sum(UNITS_OF[square], [])) - {square} for square in SQUARES}


def assign(values, square, digit):
    others = values[square].replace(digit, "")
    return values if all(eliminate(values, square, other) for other in others) else None


def eliminate(values, square, digit):
    if digit not in values[square]:
        return values
    values[square] = values[square].replace(digit, "")
    if not values[square]:
        return None
    if len(values[square]) == 1:
        last = values[square]
        if not all(eliminate(values, peer, last) for peer in PEERS[square]):
            return None
    for unit in UNITS_OF[square]:
        places = [place for place in unit if digit in values[place]]
        if not places:
            return None
        if len(places) == 1 and not assign(values, places[0], digit):
            return None
    return values


def search(values):
    if values is None:
        return None
    if all(len(values[square]) == 1 for square in SQUARES):
        return values
    _, square = min((len(values[square]), square) for square in SQUARES if len(values[square]) > 1)
    for digit in values[square]:
        solved = search(assign(values.copy(), square, digit))
        if solved:
            return solved
    return None


def run(n=2):
    solutions = []
    for puzzle in PUZZLES * n:
        values = dict.fromkeys(SQUARES, DIGITS)
        for square, given in zip(SQUARES, puzzle):
            if given in DIGITS and not assign(values, square, given):
                return None
        solved = search(values)
        solutions.append("".join(solved[square] for square in SQUARES))
    return solutions
