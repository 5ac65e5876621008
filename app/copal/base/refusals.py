class Refused(Exception):
    """The answer is no and the person may be told why. Expected, so never logged as a fault.

    `reason` is for machines and tests; the words given at the raise are for the person, in their
    language (lazy translations are fine), and say what to do next.
    """

    reason = "refused"
