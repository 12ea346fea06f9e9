"""python -m tests.fuzz.cpython MODULE...: run modules of CPython's own tests, hooked or not, and print what fails as JSON.

The environment variable HOOKED names the modules to hook, standard library included, which users cannot.
"""
import importlib
import io
import json
import os
import sys
import unittest
import warnings


class These:
    """A selection of modules by name: themselves and what lies below."""

    def __init__(self, names):
        self.names = names

    def wants(self, name):
        return any(name == each or name.startswith(each + ".") for each in self.names)

    def holds(self, path):
        return True


def main(modules, hooked):
    if hooked:
        from autoimport.constructs import operators
        from autoimport.hook import activation
        operators()                            # what the converter needs is imported before any of it is hooked
        importlib.import_module("autoimport.pipeline")
        activation.activate(These(hooked))
    for name in [*sys.modules]:
        if These(hooked).wants(name):
            del sys.modules[name]
    warnings.simplefilter("ignore")
    report = {}
    for name in modules:
        suite = unittest.defaultTestLoader.loadTestsFromModule(importlib.import_module("test." + name))
        result = unittest.TextTestRunner(io.StringIO(), verbosity=0).run(suite)
        report.update({test.id(): text for test, text in result.failures + result.errors}, **{name: result.testsRun})
    print("\n" + json.dumps(report))


if __name__ == "__main__":
    main(sys.argv[1:], os.environ.get("HOOKED", "").split())
