"""Objects that more than one name, list or attribute has, and then a list whose length only the graph knows, or a branch's result"""


class Box:
    def __init__(self, rows):
        self.rows = rows


def twice_in_a_list(n):
    t = []
    for _ in range(n):
        row = [0]
        t.append(row)
        t.append(row)
    t[0][0] = 5
    return t[1][0]


def inside_of_two_rows(n):
    t = []
    for _ in range(n):
        inner = [0]
        t.append([inner, 1])
        t.append([inner, 2])
    t[0][0][0] = 5
    return t[1][0][0]


def in_a_short_list(n):
    t, last = [], [[0]]
    for i in range(n):
        row = [i]
        t.append(row)
        last[0] = row
    t[-1][0] = 7
    return last[0][0]


def before_the_list_grows(x):
    box = Box(x)
    boxes = [box]
    if x > 0:
        boxes.append(Box(2.0))
    box.rows = 9.0
    return boxes[0].rows


def replaced_in_a_list(x):
    row = [0.0]
    rows = [row]
    if x > 5:
        rows[0] = [5.0]
    row[0] = 1.0
    return rows[0][0]


def replaced_in_an_attribute(x):
    row = [0.0]
    box = Box(row)
    if x > 5:
        box.rows = [5.0]
    row[0] = 1.0
    return box.rows[0]


def in_two_attributes(x):
    one, other = Box(0.0), Box(0.0)
    if x > 0:
        row = [x, x]
        one.rows = other.rows = row
    else:
        one.rows, other.rows = [x, x], [x, x]
    one.rows[0] = 7.0
    return other.rows[0]


def rebound_in_a_loop(n):
    known = [1, 2]
    row = known
    for _ in range(n):
        row[0] += 1
        row = [0, 0]
    return known[0]


def kept_and_changed(xs):
    rows = []
    for x in xs:
        row = [x]
        if x > 1:
            rows.append(row)
        row[0] = 7.0
    return [row[0] for row in rows]


def kept(xs):
    rows = []
    for x in xs:
        row = [x]
        if x > 1:
            rows.append(row)
    rows[0][0] += 1.0
    return [row[0] for row in rows]


def of_its_own(x):
    box, rows, short = Box([0.0]), [[0.0]], [Box(x)]
    if x > 5:
        box.rows = [5.0]
        rows[0] = [5.0]
    if x > 0:
        short.append(Box(2.0))
    box.rows[0] += 1.0
    rows[0][0] += 1.0
    short[0].rows = 9.0
    return box.rows, rows, [each.rows for each in short]


CASES = [(of_its_own, 1.0), (of_its_own, 7.0), (of_its_own, -1.0)]
REFUSED = [(twice_in_a_list, 2), (inside_of_two_rows, 2), (in_a_short_list, 2), (before_the_list_grows, 1.0), (replaced_in_a_list, 1.0),
           (replaced_in_an_attribute, 1.0), (in_two_attributes, 1.0), (rebound_in_a_loop, 2), (kept_and_changed, [1.0, 2.0]),
           (kept, [1.0, 2.0])]
