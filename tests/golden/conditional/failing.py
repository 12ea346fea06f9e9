"""An arm that cannot even be traced: the failure is told where it happens."""


def wrong_name(x):
    if x > 0:
        y = x + nothing_of_this_name
    else:
        y = x
    return y


def in_a_helper(x):
    if x > 0:
        return helper(x)
    return x


def helper(x):
    for step in ("a", "b"):
        x = x + {}["missing " + step]
    return x


CASES = [(wrong_name, 1.0), (in_a_helper, 1.0)]
