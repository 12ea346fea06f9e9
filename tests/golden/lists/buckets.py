"""Lists of empty lists, as many as the graph knows, which fill where they stand"""


def breadth_first(sources, targets, n):
    edges = [[] for _ in range(n)]
    for i in range(len(sources)):
        edges[sources[i]].append(targets[i])
    distance = [-1] * int(n)
    distance[0] = 0
    queue = [0]
    while queue:
        node = queue.pop(0)
        for neighbour in edges[node]:
            if distance[neighbour] < 0:
                distance[neighbour] = distance[node] + 1
                queue.append(neighbour)
    return distance


def weighed(sources, weights, n):
    edges = [[] for _ in range(n)]
    for source, weight in zip(sources, weights):
        edges[source].append((source + 1, weight))
    return [sum([weight * target for target, weight in each]) for each in edges], [len(each) for each in edges]


class Account:
    def __init__(self, balance):
        self.balance, self.log = balance, []

    def deposit(self, amount):
        self.balance += amount
        self.log.append(amount)


def bank(xs):
    accounts = [Account(x) for x in xs]
    for i in range(len(accounts)):
        accounts[i].deposit(10)
    accounts[0].deposit(5)
    return [account.balance for account in accounts], [len(account.log) for account in accounts], accounts[0].log


def never_filled(n):
    rows = [[] for _ in range(n)]
    return len(rows), [len(row) for row in rows]


CASES = [(breadth_first, [0, 0, 1, 2], [1, 2, 3, 3], 5), (weighed, [0, 0, 1], [2, 3, 4], 3), (bank, [1, 2]),
         (never_filled, 3)]
