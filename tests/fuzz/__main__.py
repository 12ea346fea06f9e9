"""python -m tests.fuzz COUNT [--seed N] [--first N]: fuzz, and print the smallest failing programs."""
import argparse
import warnings

from . import run, versions

parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
parser.add_argument("count", type=int)
parser.add_argument("--seed", type=int, default=0)
parser.add_argument("--first", type=int, default=0)
options = parser.parse_args()
warnings.simplefilter("ignore")
report = run.programs(options.count, options.seed, (1, 2, 3), options.first)
print(dict(report.counts))
for kind, (source, detail) in report.failures.items():
    source = run.shrunk(kind, source)
    print(f"\n=== {kind}: {detail}\n{source}")
    for found in versions.divergences(source):
        if found[0] == kind:
            name, arguments, expected, got, text = found
            print(f"--- f{arguments}\nexpected {expected}\n     got {got}\n{text}")
            break
