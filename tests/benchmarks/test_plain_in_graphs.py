"""Plain Python in graph versions, as under AUTOIMPORT_FORCE_GRAPH=1, against TensorFlow's AutoGraph on it."""
import time

import cases
import modules
import pytest
import tensorflow as tf

SOURCE = '''
def sums(n=4000):
    total = 0
    for i in range(n):
        total += i
    return total

def loop(n=4000):
    total = 0
    for i in range(n):
        if i % 3 == 0:
            total += i
        else:
            total -= 1
    return total

def countdown(n=4000):
    steps = 0
    while n > 1:
        n = n // 2 if n % 2 == 0 else n - 1
        steps += 1
        if steps > 100000:
            break
    return steps

def countdowns():
    return [countdown(n) for n in range(100)]

def helper(a, b):
    return a + b

def calls(n=3000):
    total = 0
    for i in range(n):
        total = helper(total, i)
    return total

def recursion(n=12):
    if n < 2:
        return n
    return recursion(n - 1) + recursion(n - 2)
'''

SPAN = 0.4                                     # seconds of AutoGraph's version; a single run of ours would be too short


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    path = tmp_path_factory.mktemp("plain") / "forced.py"
    path.write_text(SOURCE)
    return modules.both(path)


@pytest.mark.parametrize("name", ["sums", "loop", "countdowns", "calls", "recursion"])
def test_plain(both, name, compare):
    hooked, plain = (getattr(module, name) for module in both)
    converted = tf.autograph.to_graph(plain)
    expected = plain()
    repeats = max(1, round(SPAN / best(converted)))
    slowdown = best(converted) / best(plain)   # more than this no graph version can gain

    def ours():
        with cases.forced():
            for _ in range(repeats):
                assert hooked() == expected

    def theirs():
        for _ in range(repeats):
            assert converted() == expected

    goal = 20 if slowdown > 20 else None
    compare(f"plain Python in a graph version: {name}", "TensorFlow's AutoGraph", ours, theirs, goal, rounds=7,
            faster=True, notes=f"not converted: {slowdown:.0f}x")


def best(function):
    return min(timed(function) for _ in range(5))


def timed(function):
    start = time.process_time()
    function()
    return time.process_time() - start
