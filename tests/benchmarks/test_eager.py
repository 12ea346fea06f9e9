"""Eager code is the author's own: programs of different kinds, hooked and not."""
import pathlib
import statistics
import time

import pytest
from modules import load

PROGRAMS = sorted((pathlib.Path(__file__).parent / "programs").glob("*.py"))
ROUNDS = 11
SPAN = 0.08                                    # seconds; a program is run again until it took so long
ratios = {}


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_program(path, compare):
    start = time.process_time()
    expected = load(path, False).run()
    repeats = max(1, round(SPAN / (time.process_time() - start)))

    def runner(hooked):
        # a fresh module for each round: where code happens to lie in memory makes some percent of difference
        programs = iter([load(path, hooked) for _ in range(ROUNDS)])

        def run():
            program = next(programs)
            for _ in range(repeats):
                assert program.run() == expected
        return run

    ratios[path.stem], _, _ = compare(
        f"eager: {path.stem}", "not hooked", runner(True), runner(False), None, rounds=ROUNDS)


def test_programs_together(summary):
    """The geometric mean of those measured just now."""
    if not ratios:
        pytest.skip("no program was measured")
    summary(f"eager: geometric mean of {len(ratios)}", "not hooked", [statistics.geometric_mean(ratios.values())], 1.03)
