"""Files of the working folder."""

import hashlib
import os
import re

MOST_FILES = 100
OWN = re.compile(r"plotline-[0-9a-f]{32}")


def is_there(file):
    try:
        if os.path.getsize(file["name"]) != file["size"]:
            return False
        digest = hashlib.sha256()
        with open(file["name"], "rb") as source:
            for piece in iter(lambda: source.read(1 << 20), b""):
                digest.update(piece)
    except OSError:
        return False
    return digest.hexdigest() == file["sha256"]


def is_own(name):
    """Whether it belongs to how a run was told."""
    return OWN.match(name) is not None


def snapshot(job):
    """Plain files below the working folder, without what belongs to Plotline."""
    given = {file["name"] for file in job["expected"]} | {table["file"] for table in job["tables"]}
    found = {}
    for folder, folders, names in os.walk("."):
        folders[:] = [name for name in folders if not is_own(name) and not name.startswith(".") and name != "__pycache__"]
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), ".")
            if path in given or is_own(name) or name.startswith(".") or os.path.islink(path) or not os.path.isfile(path):
                continue
            status = os.stat(path)
            found[path] = (status.st_size, status.st_mtime_ns, status.st_ino)
    return found


def changed(before, after):
    names = sorted(name for name, facts in after.items() if before.get(name) != facts)
    return [{"name": name, "size": after[name][0]} for name in names[:MOST_FILES]]


def write(name, data):
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    with open(name, "wb") as target:
        target.write(data)
