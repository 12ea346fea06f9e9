"""Code of graph versions with the author's names, in tracebacks, debuggers, profilers and `repr`s.

    def make_3():                                 f
        def graph(x):                             f           a region of it
            def then(): ...              ->       f           a region of it
            ag__.and_(x, lambda: g(x))            f.<locals>.<lambda>
            h = lambda: 1

Outlined blocks, and the lambdas that passes make of operands, are *regions*: they are called what the function is called
that they belong to, and their last constants say which names are of functions around it, and where it begins (see
`runtime.frames`).
"""
import ast
import types

REGION = "ag__region"


def mark(functions, region):
    """Give the lambdas that passes made, of these nodes of `ast`, a parameter that tells their code from that of the
    author's: `lambda *region: operand`."""
    for node in functions:
        if type(node) is ast.Lambda and not hasattr(node, "authors"):
            node.args.vararg = ast.copy_location(ast.arg(region), node)


class Naming:
    """Names the code of one graph version.

    `inside` is its qualified name as compiled, `blocks` what outlined blocks are called, `region` what `mark` gave the
    lambdas of passes.
    """

    def __init__(self, inside, qualname, blocks, region):
        self.inside, self.qualname, self.blocks, self.region = inside, qualname, blocks, region

    def finish(self, code, owner, title=None, region=False):
        """`code`, and all code in it; `owner`: name, first line and free names of the function that it is a region
        of; name and first line of what it is itself."""
        title = title or self.qualname
        if not region:
            owner = *owner[:2], code.co_freevars
        constants = []
        for value in code.co_consts:
            if isinstance(value, types.CodeType):
                value = self.inner(value, code, owner, title)
            elif isinstance(value, str):
                value = self.proper(value)
            constants.append(value)
        if region:
            constants += [owner[2], owner[1], REGION]
        changes = {"co_qualname": title} if hasattr(code, "co_qualname") else {}
        return code.replace(co_consts=tuple(constants), co_name=owner[0], **changes)

    def inner(self, code, parent, owner, title):
        if code.co_name in self.blocks or code.co_name == "<lambda>" and self.region in code.co_varnames:
            return self.finish(code, owner, title, True)
        own = code.co_name, code.co_firstlineno
        if getattr(code, "co_qualname", "") == code.co_name:        # declared global
            return self.finish(code, own, code.co_name)
        in_function = parent.co_flags & 1       # optimized: not the body of a class
        return self.finish(code, own, f"{title}{'.<locals>' if in_function else ''}.{code.co_name}")

    def proper(self, text):
        """A qualified name without makers and blocks (before Python 3.11, constants hold those of functions)."""
        if text.startswith(self.inside):
            text = self.qualname + text[len(self.inside):]
            for block in self.blocks:
                text = text.replace(f".{block}.<locals>", "").replace(f".<locals>.{block}", "")
        return text

