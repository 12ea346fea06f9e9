"""A parser of JSON by recursive descent: strings by index, dicts, exceptions."""

TEXT = '{"name": "probe %d", "on": true, "off": null, "at": [%d, -1.5e3, 0.25], "sub": {"a\\n": "x\\"y", "b": []}}'
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "/": "/"}
WORDS = {"true": True, "false": False, "null": None}


class ParseError(ValueError):
    pass


class Parser:
    def __init__(self, text):
        self.text, self.at = text, 0

    def peek(self):
        while self.at < len(self.text) and self.text[self.at] in " \n\t":
            self.at += 1
        if self.at == len(self.text):
            raise ParseError("unexpected end")
        return self.text[self.at]

    def expect(self, char):
        if self.peek() != char:
            raise ParseError(f"expected {char!r} at {self.at}")
        self.at += 1

    def value(self):
        char = self.peek()
        if char == "{":
            return self.object()
        if char == "[":
            return self.array()
        if char == '"':
            return self.string()
        if char in "-0123456789":
            return self.number()
        for word, value in WORDS.items():
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        raise ParseError(f"unexpected {char!r} at {self.at}")

    def object(self):
        self.expect("{")
        found = {}
        while self.peek() != "}":
            if found:
                self.expect(",")
            self.peek()
            key = self.string()
            self.expect(":")
            found[key] = self.value()
        self.at += 1
        return found

    def array(self):
        self.expect("[")
        found = []
        while self.peek() != "]":
            if found:
                self.expect(",")
            found.append(self.value())
        self.at += 1
        return found

    def string(self):
        self.expect('"')
        parts, start = [], self.at
        while True:
            char = self.text[self.at]
            if char == '"':
                parts.append(self.text[start:self.at])
                self.at += 1
                return "".join(parts)
            if char == "\\":
                parts.append(self.text[start:self.at])
                parts.append(ESCAPES[self.text[self.at + 1]])
                self.at += 2
                start = self.at
            else:
                self.at += 1

    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-.0123456789eE":
            self.at += 1
        text = self.text[start:self.at]
        try:
            return int(text)
        except ValueError:
            return float(text)


def run(n=500):
    total, failed = 0, 0
    for i in range(n):
        text = TEXT % (i, i)
        try:
            parsed = Parser(text[:-1] if i % 10 == 0 else text).value()
        except ParseError:
            failed += 1
        else:
            total += parsed["at"][0] + len(parsed["sub"]["a\n"])
    return total, failed
