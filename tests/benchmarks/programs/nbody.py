"""Planets that attract each other: floats in nested loops over tuples and lists."""
import math

DAY = 365.24
BODIES = [                                     # position, velocity, mass
    ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], 4 * math.pi ** 2),
    ([4.84143144, -1.16032004, -0.10362204], [0.00166007 * DAY, 0.00769901 * DAY, -0.00006904 * DAY], 0.03769367),
    ([8.34336671, 4.12479856, -0.40352341], [-0.00276742 * DAY, 0.00499852 * DAY, 0.00002304 * DAY], 0.01128632),
    ([12.89436956, -15.11115140, -0.22330757], [0.00296460 * DAY, 0.00237847 * DAY, -0.00002965 * DAY], 0.00172372),
]


def pairs(items):
    return [(a, b) for i, a in enumerate(items) for b in items[i + 1:]]


def advance(bodies, couples, dt):
    for (p1, v1, m1), (p2, v2, m2) in couples:
        dx, dy, dz = p1[0] - p2[0], p1[1] - p2[1], p1[2] - p2[2]
        pull = dt / ((dx * dx + dy * dy + dz * dz) ** 1.5)
        v1[0] -= dx * m2 * pull
        v1[1] -= dy * m2 * pull
        v1[2] -= dz * m2 * pull
        v2[0] += dx * m1 * pull
        v2[1] += dy * m1 * pull
        v2[2] += dz * m1 * pull
    for p, v, _ in bodies:
        p[0] += dt * v[0]
        p[1] += dt * v[1]
        p[2] += dt * v[2]


def energy(bodies, couples):
    total = sum(m * (v[0] ** 2 + v[1] ** 2 + v[2] ** 2) / 2 for _, v, m in bodies)
    return total - sum(m1 * m2 / math.dist(p1, p2) for (p1, _, m1), (p2, _, m2) in couples)


def run(steps=5000):
    bodies = [(list(p), list(v), m) for p, v, m in BODIES]
    couples = pairs(bodies)
    for _ in range(steps):
        advance(bodies, couples, 0.001)
    return round(energy(bodies, couples), 9)
