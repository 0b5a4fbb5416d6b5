#!/usr/bin/env python3
"""Checks every crate of Cargo.lock against deny.toml without a network: licence, source, banned versions, duplicates.

usage: crates.py DENY.toml < output of `cargo metadata --format-version 1`
Prints one line per problem and ends with status 1 if there is any.
"""

import json
import re
import sys
import tomllib
from collections import defaultdict

from licences import licence_is_allowed

KNOWN_SOURCE = "registry+https://github.com/rust-lang/"


def version_key(version):
    """The numbers of a version; what follows a dash or a plus does not order it here."""
    numbers = re.split(r"[-+]", version)[0].split(".")
    return tuple(int(number) for number in numbers)


def compatible_line(version):
    """The part of a version that must change when the interface breaks: 1.4.2 -> 1, 0.7.3 -> 0.7."""
    major, minor, patch = version_key(version)
    if major:
        return f"{major}"
    return f"0.{minor}" if minor else f"0.0.{patch}"


def matches(requirement, version):
    """Whether a version meets '<1.2.3', '=1.2.3' or '1.2' (a prefix); no requirement means every version."""
    if requirement is None:
        return True
    if requirement.startswith("<"):
        return version_key(version) < version_key(requirement[1:])
    if requirement.startswith("="):
        return version_key(version) == version_key(requirement[1:])
    prefix = tuple(int(number) for number in requirement.split("."))
    return version_key(version)[: len(prefix)] == prefix


def problems(packages, deny):
    """Every problem of a list of packages, as sentences."""
    allowed = set(deny["licenses"]["allow"])
    versions = defaultdict(set)
    for package in packages:
        name, version = package["name"], package["version"]
        crate = f"{name} {version}"
        licence = package["license"]
        if licence is None:
            yield f"{crate} states no licence"
        elif not licence_is_allowed(licence, allowed):
            yield f"{crate}: the licence {licence} is not in deny.toml"
        if package["source"] is None:
            continue
        if not package["source"].startswith(KNOWN_SOURCE):
            yield f"{crate} comes from {package['source']}, not from the public registry"
        for ban in deny["bans"]["deny"]:
            if ban["name"] == name and matches(ban.get("version"), version):
                yield f"{crate} is banned: {ban['reason']}"
        versions[name].add(version)
    yield from duplicates(versions, deny["bans"]["skip"])


def duplicates(versions, skip):
    """Crates in several incompatible versions that no skip explains, and skips that explain nothing."""
    used = set()
    for name, found in sorted(versions.items()):
        lines = {compatible_line(version) for version in found}
        excused = {
            entry["version"]
            for entry in skip
            if entry["name"] == name and any(matches(entry["version"], version) for version in found)
        }
        if len(lines) > 1:
            used |= {(name, version) for version in excused}
            if len(lines) - len(excused) > 1:
                yield f"{name} is there in versions {', '.join(sorted(found))}: agree on one, or argue a skip in deny.toml"
    for entry in skip:
        if (entry["name"], entry["version"]) not in used:
            yield f"the skip of {entry['name']} {entry['version']} in deny.toml is no longer needed: remove it"


def main():
    with open(sys.argv[1], "rb") as file:
        deny = tomllib.load(file)
    packages = json.load(sys.stdin)["packages"]
    found = sorted(problems(packages, deny))
    for problem in found:
        print(problem)
    print(f"{len(packages)} crates, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
