"""A loop that calls functions which end with calls of each other (see `runtime.bouncing`)."""


def taken(bounce):
    """The number of the function to call; the one that is called asks for the next."""
    number, bounce.next = bounce.next, -1
    return number


def bounced(bounce, result):
    while bounce.next >= 0:
        number = taken(bounce)
        i = 0
        while i < len(bounce.functions):       # which may become more meanwhile
            if number == i:
                result = bounce.run(i)
            i += 1
    return result


def nested(bounce, numbers, result):
    """The same where the calls stand one in the other."""
    for i in numbers:
        if bounce.next == i:
            result = bounce.run(i)
    return result
