"""Lists whose length only the graph knows, of objects, lists and dicts that are changed where they are read"""


class Body:
    def __init__(self, at, speed):
        self.at, self.speed = at, speed

    def move(self, time):
        self.at += self.speed * time
        if self.at > 4:
            self.at, self.speed = 4.0, -self.speed


def bodies(xs):
    made = []
    for x in xs:
        made.append(Body(x, 1.0))
    return made


def moved(xs):
    all_ = bodies(xs)
    while any(body.speed > 0 for body in all_):
        for i, body in enumerate(all_):
            if i != 1:
                body.move(0.5)
            else:
                body.speed -= 1.0
    all_[0].move(1.0)
    return [body.at for body in all_], [body.speed for body in reversed(all_)]


def tables(xs):
    rows, entries = [], []
    for x in xs:
        rows.append([x, 0.0])
        entries.append({"n": 0, "v": x})
    for row, entry in zip(rows, entries):
        row[1] = row[0] * 2
        if row[1] > 3:
            entry["n"] += 1
    rows[0][0] = -1.0
    rows[-1][1] += 5.0
    return [row[0] + row[1] for row in rows], sum(entry["n"] for entry in entries)


def after_append(xs):
    made = []
    for x in xs:
        body = Body(x, 2.0)
        made.append(body)
        body.move(x)
    body = made.pop()
    body.at = 0.0
    made.append(body)
    return [body.at for body in made]


def around(xs):
    """Forces between all, by identity"""
    all_ = [Body(x, 0) for x in xs]
    for body in all_:
        force = 0
        for other in all_:
            if other is not body:
                force += other.at - body.at
        body.speed += force
    first, second = all_[0], all_[1]
    first.at, second.at = second.at, first.at
    return [body.at for body in all_], [body.speed for body in all_], first is second


def chosen(xs):
    all_ = bodies(xs)
    max(all_, key=lambda body: body.at).at = 0.0
    all_.sort(key=lambda body: -body.at)
    all_[0].at += 1.0
    nearest = sorted(all_, key=lambda body: body.at)
    return [body.at for body in nearest], [body.at for body in all_], max(all_[:1], key=lambda body: body.at, default=None).at


def transfers(xs):
    accounts = [{"balance": x, "log": [0]} for x in xs]
    for i in range(len(accounts) - 1):
        accounts[i]["balance"] -= 1
        accounts[i + 1]["balance"] += 1
        accounts[i]["log"].append(xs[i])
    accounts[0]["log"] += [5]
    return [account["balance"] for account in accounts], accounts[0]["log"], len(accounts[-1]["log"])


def levels(n):
    n = int(n)
    cube = [[[0] * n for _ in range(n)] for _ in range(n)]
    for i in range(n):
        cube[i][i][0] = i + 1
        row = cube[i]
        row[0][1] += 5
        cube[i] = row
    return cube[1][1], cube[0][0], cube[1][0]


def two_names(xs):
    made = bodies(xs)
    first = made[0]
    for body in made:
        body.move(1.0)
    return first.at


def carried(xs):
    made, last = [], None
    for x in xs:
        if last is not None:
            last.move(x)
        last = Body(x, 1.0)
        made.append(last)
    return [body.at for body in made]


def picked(xs):
    all_ = bodies(xs)
    body = all_[0] if xs[0] > 1 else all_[1]
    body.at = 9.0
    return [body.at for body in all_]


def popped_meanwhile(xs):
    all_ = bodies(xs)
    first, total = all_[0], 0.0
    for _ in range(len(xs) - 1):
        first.at += 1.0
        total += all_[0].at
        all_.pop(0)
    return total


def filtered(xs):
    all_ = bodies(xs)
    far = [body for body in all_ if body.at > 1]
    for body in far:
        body.at += 1
    return [body.at for body in all_]


CASES = [(moved, [1.0, 2.0, 3.0]), (tables, [1.0, 2.0, 3.0]), (after_append, [1.0, 2.0, 3.0]), (around, [1, 2, 4]),
         (chosen, [1.0, 3.0, 2.0]), (transfers, [1, 3, 2]), (levels, 2), (two_names, [1.0, 2.0])]
REFUSED = [(carried, [1.0, 2.0]), (picked, [1.0, 2.0]), (popped_meanwhile, [1.0, 2.0, 3.0]),
           (filtered, [1.0, 2.0])]
