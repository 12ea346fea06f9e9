"""A loop that calls functions which end with calls of each other (see `runtime.trampoline`)."""


def taken(trampoline):
    """The number of the function to call; the one that is called asks for the next."""
    number, trampoline.next = trampoline.next, -1
    return number


def bounced(trampoline, result):
    while trampoline.next >= 0:
        number = taken(trampoline)
        i = 0
        while i < len(trampoline.functions):   # which may become more meanwhile
            if number == i:
                result = trampoline.run(i)
            i += 1
    return result


def nested(trampoline, numbers, result):
    """The same where the calls stand one in the other."""
    for i in numbers:
        if trampoline.next == i:
            result = trampoline.run(i)
    return result
