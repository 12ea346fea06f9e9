"""Items stored in the innermost of several loops, the only thing that these do"""


def sieve(n):
    prime = [True] * 12
    for i in range(2, n):
        if prime[i]:
            for j in range(i + i, n, i):
                prime[j] = False
    return sum(prime[2:])


def while_loops(n):
    items = [1] * 4
    i = 0
    while i < n:
        j = i
        while j < n:
            items[j] = items[j] + i
            j += 1
        i += 1
    return items


class Board:
    def __init__(self, size):
        self.cells = [0] * size

    def mark(self, n):
        for i in range(n):
            for j in range(i, n):
                self.cells[j] += i


def attribute(n):
    board = Board(4)
    board.mark(n)
    return board.cells


CASES = [(sieve, 12), (sieve, 3), (while_loops, 3), (while_loops, 0), (attribute, 4)]
