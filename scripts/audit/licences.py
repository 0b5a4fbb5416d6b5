"""Reads SPDX licence expressions."""

import re


def licence_is_allowed(expression, allowed):
    """Evaluates an SPDX expression: one side of OR is enough, both sides of AND are needed."""
    tokens = re.findall(r"\(|\)|[^\s()]+", expression.replace("/", " OR "))

    def either():
        result = both()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            result = both() or result
        return result

    def both():
        result = single()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            result = single() and result
        return result

    def single():
        token = tokens.pop(0)
        if token == "(":
            result = either()
            tokens.pop(0)
            return result
        if tokens and tokens[0] == "WITH":
            token = " ".join([token, tokens.pop(0), tokens.pop(0)])
        return token in allowed

    return either()
