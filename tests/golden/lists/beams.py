"""Search: paths that grow, in a list that is sorted and cut"""


def beam(x, width):
    beams = [(0.0, [0])]
    for v in x:
        found = []
        for score, path in beams:
            for k in range(3):
                found.append((score + v * k, path + [k]))
        beams = sorted(found, key=lambda one: one[0], reverse=True)[:width]
    return beams[0][0], beams[0][1], beams[-1][1]


def planes(x):
    found = []
    for a in x:
        plane = []
        for b in x:
            plane.append([a * b * c for c in x])
        found.append(plane)
    return found[0][1][2] + found[-1][-1][-1]


X = [3.0, 1.0, 2.0]
CASES = [(beam, X, 2), (beam, X, 4), (planes, X)]
