"""Lists of lists whose lengths only the graph knows, and items of their items."""


def distance(a, b):
    t = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) + 1):
        t[i][0] = i
    for j in range(len(b) + 1):
        t[0][j] = j
    for i in range(len(a)):
        for j in range(len(b)):
            cost = 0 if a[i] == b[j] else 1
            t[i + 1][j + 1] = min(t[i][j + 1] + 1, t[i + 1][j] + 1, t[i][j] + cost)
    return t[-1][-1]


def triangle(n):
    t = []
    for i in range(int(n)):
        t.append([1] * (i + 1))
        for j in range(1, i):
            t[i][j] = t[i - 1][j - 1] + t[i - 1][j]
    return t[-1]


class Grid:
    def __init__(self, n):
        self.cells = [[0] * n for _ in range(n)]


def held(n):
    grid = Grid(int(n))
    for i in range(int(n)):
        if i > 0:
            grid.cells[i][0] = i
        grid.cells[i][i] += 5
    return grid.cells[1], grid.cells[0][0]


def row_known(n):
    """A row that a name has, too"""
    t = [[0] * int(n) for _ in range(int(n))]
    row = t[0]
    t[0][0] = 5
    return row[0]


def rows_copied(n):
    """Rows that another list has, too"""
    t = [[0] * int(n) for _ in range(int(n))]
    u = list(t)
    t[0][0] = 5
    return u[0][0]


def row_in_two_lists(n):
    """A row that is appended to two lists"""
    t, u = [], []
    for _ in range(int(n)):
        row = [0] * int(n)
        t.append(row)
        u.append(row)
    t[0][0] = 5
    return u[0][0]


def row_kept(n):
    """A row that the loop keeps"""
    t, last = [], None
    for _ in range(int(n)):
        row = [0] * int(n)
        t.append(row)
        last = row
    t[-1][0] = 5
    return last[0]


def row_changed(n):
    """Changing a row of a loop over a list of run-time length"""
    t = [[0] * int(n) for _ in range(int(n))]
    for row in t:
        row[0] = 5
    return t[0][0]


CASES = [(distance, [1, 2, 3], [1, 3]), (distance, [1], [2, 3, 4]), (triangle, 4), (held, 2), (row_changed, 2)]
REFUSED = [(row_known, 2), (rows_copied, 2), (row_in_two_lists, 2), (row_kept, 2)]
