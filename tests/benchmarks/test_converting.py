"""Converting functions for the first time, in a process that has converted nothing before, without a cache."""
import random
import textwrap

import subprocesses

COUNT = 100
LINES = 15
CHILD = """
import sys, time
import tensorflow as tf
import autoimport, {module}

def ours(functions):
    for function in functions:
        autoimport.to_graph(function)

def theirs(functions):
    for function in functions:
        tf.autograph.to_graph(function)

functions = [value for name, value in vars({module}).items() if name.startswith("f")]
assert len(functions) == {count}
{warm}
for convert in {order}:
    start = time.process_time()
    convert(functions)
    print(convert.__name__, time.process_time() - start)
"""


def function(number):
    """The text of a function of 15 lines: loops and branches in each other, with jumps; no two alike."""
    pick = random.Random(number)
    names = pick.sample("abcdeghkmnpqrtuvwxyz", 4)
    x, n, total, i = names
    test = pick.choice([f"{total} > {number}", f"{i} % {2 + number % 5} == 0", f"{total} + {i} < {x}"])
    leave = pick.choice(["break", "continue", f"return {total}"])
    return textwrap.dedent(f"""\
        def f{number}({x}, {n}):
            {total} = {x} * {number}
            for {i} in range({n}):
                if {test}:
                    {total} += {i} * {pick.randint(2, 9)}
                    if {total} > {x} and {i} > {pick.randint(1, 9)}:
                        {leave}
                elif {i} > {pick.randint(3, 7)} or {total} < 0:
                    {total} -= {pick.randint(1, 9)}
                else:
                    while {total} > {pick.randint(50, 90)}:
                        {total} = {total} // 2
                        if not {total} % 3:
                            break
            return {total}
        """)


def children(folder, name, functions, warm=""):
    """Two sets of times of new processes, which convert `functions`: {"ours": s, "theirs": s} for either order."""
    (folder / f"{name}.py").write_text("\n\n".join(functions))
    for order in "(ours, theirs)", "(theirs, ours)":
        code = CHILD.format(module=name, order=order, count=len(functions), warm=warm)
        done = subprocesses.python(folder, code=code, AUTOIMPORT_CACHE="0", TF_CPP_MIN_LOG_LEVEL="3",
                                   PYTHONPATH=f"{folder}:{subprocesses.ROOT}")
        assert done.returncode == 0, done.stderr
        yield {line.split()[0]: float(line.split()[1]) for line in done.stdout.splitlines()}


def test_many(tmp_path, summary):
    functions = [function(number) for number in range(COUNT)]
    assert all(len(text.splitlines()) == LINES for text in functions)
    times = list(children(tmp_path, "many", functions))
    summarize(summary, f"converting {COUNT} functions", times, 20)


def test_one(tmp_path, summary):
    """One function of a module of 100: the whole module is converted for it."""
    functions = [function(number) for number in range(COUNT)]
    times = list(children(tmp_path, "some", functions, "functions = functions[:1]"))
    summarize(summary, f"converting 1 function of {COUNT}", times, None)


def summarize(summary, what, times, goal):
    ours, theirs = ([each[who] for each in times] for who in ("ours", "theirs"))
    summary(what, "tf.autograph.to_graph", [b / a for a, b in zip(ours, theirs)], goal, True, ours, theirs, "cold")
