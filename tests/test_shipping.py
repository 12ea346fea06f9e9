"""Functions that are sent by value, to processes that know nothing of us."""
import importlib.util
import sys

import pytest
from subprocesses import output, python, write

SOURCE = """
def outer(a):
    def inner(b, *rest, k=2, **more):
        "doc"
        if b > a:
            return ["inner", *(x for x in rest if x), sorted(more), k]
        return (lambda c: c and a)(b)
    return inner
pair = [lambda x: 1 if x else 0, lambda x: len(x) if x else None]
class C:
    def __init__(self, x):
        self.x = x
    def f(self, y):
        if y:
            return super().__repr__() and [self.x, y]
def generated(n):
    for i in range(n):
        if i % 2:
            yield i
"""
SEND = """
import {pickler} as pickler
print("ag__" in generated.__code__.co_names)
with open("sent", "wb") as file:
    file.write(pickler.dumps([outer(3), *pair, outer, C, generated]))
"""
RECEIVE = """
import sys, {pickler} as pickler
with open("sent", "rb") as file:
    inner, one, two, outer, C, generated = pickler.loads(file.read())
print(inner(5, 0, 7, k=1, z=0), inner(2), one(1), two("ab"), outer(1)(0), C(3).f(2), list(generated(5)))
print("autoimport" in sys.modules, "ag__" in str(inner.__code__.co_names), inner.__code__.co_firstlineno, inner.__doc__)
"""
SAYS = "['inner', 7, ['z'], 1] 3 1 2 0 [3, 2] [1, 3]\nFalse False 3 doc\n"


@pytest.mark.parametrize("pickler", ["cloudpickle", "dill"])
def test_pickled_by_value(tmp_path, pickler):
    """As the functions of a script are."""
    if not importlib.util.find_spec(pickler):
        pytest.skip(f"{pickler} is not installed")
    write(tmp_path, {"script.py": SOURCE + SEND.format(pickler=pickler)})
    for runner, hooked in ((), False), (("-m", "autoimport"), True):
        assert output(tmp_path, *runner, "script.py") == f"{hooked}\n"
        assert output(tmp_path, code=RECEIVE.format(pickler=pickler)) == SAYS


def test_positions_and_code_are_pythons_own(tmp_path, monkeypatch):
    """The very code objects that Python makes; what is not hooked stays what it is."""
    from autoimport.hook import shipping
    write(tmp_path, {"shipped.py": SOURCE})
    monkeypatch.syspath_prepend(tmp_path)
    import autoimport
    with autoimport.install(["shipped"]):
        import shipped
    native = [shipped.outer, shipped.outer(1), *shipped.pair, shipped.C.f, shipped.C.__init__, shipped.generated]
    space = {}
    exec(compile(SOURCE, str(tmp_path / "shipped.py"), "exec"), space)
    plain = [space["outer"], space["outer"](1), *space["pair"], space["C"].f, space["C"].__init__, space["generated"]]
    assert [shipping.plain(f.__code__) for f in native] == [f.__code__ for f in plain]
    assert all(shipping.plain(f.__code__) is f.__code__ for f in (*plain, test_pickled_by_value))
    del sys.modules["shipped"]


def test_parallel_work(tmp_path):
    pytest.importorskip("joblib")
    write(tmp_path, {"script.py": "import joblib\ndef f(x):\n    return 1 if x else 0\nif __name__ == '__main__':\n"
                     "    print('ag__' in f.__code__.co_names, joblib.Parallel(2)(joblib.delayed(f)(n) for n in range(2)))\n"})
    assert python(tmp_path, "-m", "autoimport", "script.py").stdout == "True [0, 1]\n"
