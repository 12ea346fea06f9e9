"""Methods of texts that only the graph knows."""


def of_a_number(x):
    text = f"n{x:.1f}"
    return text.upper(), text.rjust(8), text.ljust(8, "-") + "|", text.center(9, "*"), text.center(8), text.startswith("n1"), \
        text.endswith(("5", "0")), text.replace(".", "_"), len(text), text[0], text[-1]


def stripped(n):
    text = "  a b\t" + f"{n}" + "\n"
    return text.strip(), text.lstrip(), text.rstrip() + "|", f"{n}".zfill(5), f"{n}".isdigit(), text.strip().split("b")[0]


def special(n):
    text = f"-{n}"
    return text.zfill(6), text.strip("-"), text.replace("-", "\\").replace("\\", "$1"), text.removeprefix("-"), text.removesuffix("5")


def parted(n):
    out = []
    for word in f"a{n}:b{n}".split(":"):
        if word.startswith("a"):
            out.append(word.upper())
        else:
            out.append(word)
    return ",".join(out), len(out)


def matched(n):
    match f"A{n}".lower():
        case "a1":
            return 10
        case "a2" | "a3":
            return 20
    return 0


def sought(n):
    text = f"é{n}1.{n}"
    return text.count("1"), text.count(""), text.find("1"), text.find("x"), text.rfind("1"), text.find(""), text.capitalize(), \
        f"{n}".join(["a", f"{n}", "b"]), f"{n}".join(f"k{k}" for k in range(n)), "11".count(f"{n}")


def titled(n):
    """`str.title` of a text that only the graph knows"""
    return f"a{n}".title()


CASES = [
    (of_a_number, 1.5), (of_a_number, 10.0), (stripped, 5), (special, 5), (parted, 3), (matched, 1), (matched, 3), (matched, 9), (sought, 1),
    (sought, 31),
]
REFUSED = [(titled, 1)]
