"""Methods of texts that a loop has built: only the graph knows them."""


def line(t):
    text = ""
    for x in t:
        text += f"{x}, "
    return text


def cases(t):
    text = line(t)
    return text.upper(), ("Ab" + text).lower(), text.rstrip(", "), text.strip(), text.lstrip("1"), text.replace(", ", "\\"), len(text)


def asked(t):
    text = line(t)
    if text.startswith("1"):
        return "first", text.endswith(", "), text.startswith(("x", "12"))
    return "other", text.endswith("."), text.startswith(("x", "2,"))


def parts(t):
    text = line(t).rstrip(", ")
    out = []
    for word in text.split(", "):
        if word.isdigit():
            out.append(int(word) * 2)
        elif word.strip("-").isdecimal():
            out.append(0)
    return out, len(text.split()), text.split(",")[-1]


def aside(x):
    text = f"<{x}>"
    return "-<5>-".startswith(text), "a<5>b<5>".replace("<5>", text * 2), text.ljust(6, ".") + "|", f"a\n{x}" in f"a\n{x}\n"


def first_found(t):
    for x in t:
        name = f"item {x}"
        if name.endswith("4"):
            return name.upper()
    return "nothing"


def characters(t):
    text, out, digits = line(t), "", 0
    for c in text:
        if c.isspace() or c == ",":
            continue
        digits += c.isdigit()
        out = c + out
    return out, digits, [c.upper() for c in text if c.isdigit()], "-".join(text), list(text)[-2]


def empty(t):
    text = line(t)[0:0]
    return text.split(","), text.split(), text.isalpha(), text.startswith(""), text.rstrip()


def refused(x):
    return f"{x}".partition("1")


CASES = [(cases, [1, 12, 3]), (asked, [12, 3]), (asked, [2]), (parts, [1, -2, 30]), (aside, 5), (aside, 7), (first_found, [1, 4]), (first_found, [1]), (characters, [1, 12]), (empty, [1])]
REFUSED = [(refused, 3)]
