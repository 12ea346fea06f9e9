"""Modules that cannot be imported: the hook says what Python says."""
SOURCES = {
    "unfinished": "def f(x):\n    return x +\n",
    "never_closed": "def f(x):\n    if x > 0:\n        return (x\n    return x\n",
    "indented": "def f():\n  x = 1\n    y = 2\n",
    "starred": "def f(a):\n    x = *a\n",
    "no_such_nonlocal": "def f():\n    def g():\n        nonlocal missing\n        missing = 1\n    return g\n",
    "outside": "for x in y:\n    pass\nbreak\n",
    "unknown_encoding": "# -*- coding: nonsense -*-\nx = 1\n",
    "assigned_to_a_call": "def f(x):\n    g(x) = 1\n",
    "raising": "def check(limit):\n    if limit < 0:\n        raise ValueError(f'limit is {limit}')\n\n\ncheck(3)\ncheck(-1)\n",
    "importing_another": "import json\nfrom raising import check\n",
    "no_such_module": "def f(x):\n    return x\n\n\nimport nothing_of_this_name\n",
}
