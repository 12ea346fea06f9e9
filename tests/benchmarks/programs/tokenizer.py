"""A tokenizer without regular expressions, and an evaluator of what it gives: generators, tuples, string methods."""

SOURCE = "(alpha + 3.5) * beta - (gamma1 / 2 + 7) * (alpha - -beta) + 100 / (2 + 3 * gamma1) "
VALUES = {"alpha": 1.5, "beta": -2.0, "gamma1": 4.0}


def tokens(text):
    at = 0
    while at < len(text):
        char = text[at]
        if char.isspace():
            at += 1
            continue
        start = at
        if char.isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
            yield "name", text[start:at]
        elif char.isdigit():
            while at < len(text) and (text[at].isdigit() or text[at] == "."):
                at += 1
            yield "number", text[start:at]
        elif char in "+-*/()":
            at += 1
            yield "sign", char
        else:
            raise SyntaxError(f"{char!r} at {at}")
    yield "end", ""


class Evaluator:
    def __init__(self, text):
        self.rest = tokens(text)
        self.kind, self.text = next(self.rest)

    def advance(self):
        text = self.text
        self.kind, self.text = next(self.rest)
        return text

    def total(self):
        value = self.product()
        while self.text in ("+", "-"):
            value = value + self.product() if self.advance() == "+" else value - self.product()
        return value

    def product(self):
        value = self.atom()
        while self.text in ("*", "/"):
            value = value * self.atom() if self.advance() == "*" else value / self.atom()
        return value

    def atom(self):
        if self.kind == "number":
            return float(self.advance())
        if self.kind == "name":
            return VALUES[self.advance()]
        if self.text == "-":
            self.advance()
            return -self.atom()
        self.advance()
        value = self.total()
        self.advance()
        return value


def run(n=600):
    return round(sum(Evaluator(SOURCE + f"+ {i}").total() for i in range(n)), 6)
