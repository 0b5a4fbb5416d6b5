#!/usr/bin/env python3
"""Checks the packages of the frontend: the licence and checksum of each, and what `npm audit --json` answered.

usage: packages.py DENY.toml PACKAGE-LOCK.json ANSWER.json
Licences are those of deny.toml and the lists below. High and critical vulnerabilities fail, others are shown;
an answer that counts nothing means that the registry could not be asked, and is only said.
"""

import json
import sys
import tomllib

from licences import licence_is_allowed

# Also accepted in what we ship: fonts and a helper of the compiler.
SHIPPED = {"0BSD", "OFL-1.1"}
# Also accepted in tools that build or test, which we do not ship.
TOOLS = {"BlueOak-1.0.0", "MIT-0", "MPL-2.0"}
FAILING = {"high", "critical"}


def lock_problems(packages, allowed):
    """Every package without an accepted licence or without a checksum."""
    for path, package in sorted(packages.items()):
        if not path:
            continue
        name = path.removeprefix("node_modules/")
        is_tool = package.get("dev") or package.get("devOptional")
        licence = package.get("license")
        if licence is None:
            yield f"{name} states no licence"
        elif not licence_is_allowed(licence, allowed | (TOOLS if is_tool else set())):
            yield f"{name}: the licence {licence} is not accepted"
        if "integrity" not in package:
            yield f"{name} has no checksum"


def vulnerabilities(answer):
    """The findings by package, or nothing if there was no answer."""
    try:
        return json.loads(answer)["vulnerabilities"]
    except (ValueError, KeyError, TypeError):
        return None


def main():
    deny_path, lock_path, answer_path = sys.argv[1:4]
    with open(deny_path, "rb") as file:
        allowed = set(tomllib.load(file)["licenses"]["allow"]) | SHIPPED
    with open(lock_path, encoding="utf-8") as file:
        packages = json.load(file)["packages"]
    with open(answer_path, encoding="utf-8") as file:
        findings = vulnerabilities(file.read())

    problems = list(lock_problems(packages, allowed))
    for name, finding in sorted((findings or {}).items()):
        print(f"{name} {finding['range']}: {finding['severity']}")
        if finding["severity"] in FAILING:
            problems.append(f"{name} has a {finding['severity']} vulnerability")
    if findings is None:
        print("the registry does not answer questions about vulnerabilities here: not asked")
    for problem in problems:
        print(problem)
    print(f"{len(packages) - 1} packages, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
