"""Measurements: two things timed in turn, and one table of how they compare.

    python -m pytest tests/benchmarks                       (minutes; -k eager, -k import ... for a part)

    def test_loop(compare):
        compare("loop over a tensor", "hand-written", ours, theirs, goal=1.05)

Other programs run on the same machine, so a time says little, and a ratio of times taken one after the other much more.
Nothing fails for being slow.
"""
import functools
import gc
import itertools
import os
import statistics
import time

import pytest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
ROWS = pytest.StashKey()


def pytest_configure(config):
    config.stash[ROWS] = []
    config.option.benchmark_quiet = True                  # `-v` has pytest-benchmark's own tables too


@pytest.fixture
def compare(benchmark, request):
    """`compare(what, against, ours, theirs, goal)` calls both in turn and reports the median of the ratios.

    goal: the ratio ours / theirs to stay below; with `faster=True` the ratio theirs / ours to reach.
    clock: what both are timed with, in seconds; CPU time as a rule.
    notes: whatever else belongs in the table, as text.
    Returns (ratio, median of ours, median of theirs).
    """
    def run(what, against, ours, theirs, goal, *, rounds=9, faster=False, clock=time.process_time, notes=""):
        others, turns = [], itertools.cycle((True, False, False, True))      # theirs, ours, ours, theirs, ...

        def between():
            if next(turns):
                others.append(timed(theirs, clock))
            gc.collect()

        def target():
            ours()                             # and nothing is returned that would be kept for the next round

        benchmark._timer = clock
        gc.collect()
        gc.freeze()                            # collecting between rounds is quick then, even with TensorFlow there
        gc.disable()                           # as `timeit` does: a collection is a matter of chance
        try:
            benchmark.pedantic(target, setup=between, teardown=between, rounds=rounds)
        finally:
            gc.enable()
            gc.unfreeze()
        if benchmark.disabled:
            pytest.skip("nothing is measured with --benchmark-disable")
        mine = benchmark.stats.stats.data
        ratios = sorted(b / a if faster else a / b for a, b in zip(mine, others))
        row = report(request.config, benchmark, what, against, ratios, goal, faster, mine, others, notes)
        return row["ratio"], row["ours"], row["theirs"]
    return run


@pytest.fixture
def summary(request):
    """`summary(what, against, ratios, goal)` adds a row for what was measured elsewhere."""
    return functools.partial(report, request.config, None)


def timed(function, clock):
    gc.collect()
    start = clock()
    function()
    return clock() - start


def report(config, benchmark, what, against, ratios, goal, faster=False, ours=(), theirs=(), notes=""):
    """Add a row to the table: the median of `ratios`, the quartiles, and the ratio of the shortest times."""
    low, ratio, high = statistics.quantiles(ratios, n=4, method="inclusive") if len(ratios) > 1 else ratios * 3
    row = {"what": what, "against": against, "ratio": ratio, "quartiles": (low, high), "best": None, "ours": None,
           "theirs": None, "goal": goal, "faster": faster, "notes": notes}
    if ours:
        best = min(theirs) / min(ours) if faster else min(ours) / min(theirs)
        row |= {"ours": statistics.median(ours), "theirs": statistics.median(theirs), "best": best}
    if benchmark is not None:
        benchmark.extra_info.update(row)
    config.stash[ROWS].append(row)
    return row


def pytest_terminal_summary(terminalreporter, config):
    rows = config.stash[ROWS]
    if not rows:
        return
    lines = [("", "against", "ours", "theirs", "ratio", "quartiles", "of the best", "goal", "")]
    for row in rows:
        low, high = row["quartiles"]
        lines.append((row["what"], row["against"], seconds(row["ours"]), seconds(row["theirs"]),
                      times(row["ratio"], row["faster"]), f"{low:.2f} - {high:.2f}", times(row["best"], row["faster"]),
                      goal(row), row["notes"]))
    widths = [max(map(len, column)) for column in zip(*lines)]
    terminalreporter.section("measured: medians of ours / theirs, or times faster (x)")
    for line in lines:
        terminalreporter.write_line("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())


def times(ratio, faster):
    if ratio is None:
        return ""
    return f"{ratio:.1f}x" if faster else f"{ratio:.3f}"


def goal(row):
    if row["goal"] is None:
        return "-"
    reached = row["ratio"] >= row["goal"] if row["faster"] else row["ratio"] <= row["goal"]
    return f"{row['goal']:g}{'x' if row['faster'] else ''} {'reached' if reached else 'MISSED'}"


def seconds(time):
    if time is None:
        return ""
    return f"{time:.2f} s" if time >= 1 else f"{time * 1e3:.2f} ms"
