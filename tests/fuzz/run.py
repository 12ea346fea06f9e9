"""Writes programs, runs them, and reports the smallest that fails."""
import collections
import random
import warnings

from . import programs as writer
from . import versions

PLAIN = (1,), (2,), (3,), ()                   # which stages of a program are run as text, in turn


class Report:
    """`counts` of what happened, and for each kind of failure the smallest program."""

    def __init__(self):
        self.counts, self.failures = collections.Counter(), {}
        self.refused = collections.Counter()              # the beginnings of what was said

    def failure(self, kind, source, detail):
        self.counts["failed: " + kind] += 1
        if kind not in self.failures or len(source) < len(self.failures[kind][0]):
            self.failures[kind] = source, detail

    def told(self, shrink=None):
        out = [str(dict(self.counts))]
        for kind, (source, detail) in self.failures.items():
            if shrink is not None:
                source = shrink(kind, source)
            out.append(f"--- {kind}: {detail}\n{source}")
        return "\n".join(out)


def programs(count, seed=0, stages=None, first=0):
    """Run `count` random programs; of the text of the stages one at a time, unless `stages` says which."""
    report = Report()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for i in range(first, first + count):
            source = writer.write(random.Random(seed * 10 ** 7 + i))
            try:
                compile(source, "<fuzz>", "exec", dont_inherit=True)
            except SyntaxError:
                report.counts["not Python"] += 1
                continue
            report.counts["run"] += 1
            for kind, arguments, *_ in versions.divergences(source, stages or PLAIN[i % 4]):
                report.failure(kind, source, f"program {i} of seed {seed}, f{arguments}")
                break
    return report


def shrunk(kind, source):
    """`source`, made as small as it goes while it still fails in this way."""
    return versions.shrink(source, lambda text: any(found[0] == kind for found in versions.divergences(text, (1, 2, 3))))
