"""How a run is told: as files of its own, or packed into one text."""

import base64
import json
import os
import shutil
import zlib

from plotline_folder import is_own, write


def tell(told, drawn, job):
    """As files in a folder of the run where there is one, else packed into the answer."""
    if job["folderOut"] is None:
        return _pack(told, drawn, job)
    for name in os.listdir("."):
        if is_own(name):
            shutil.rmtree(name) if os.path.isdir(name) else os.remove(name)
    listed = []
    for index, (facts, data) in enumerate(drawn):
        kind = "png" if facts["mime"] == "image/png" else "json"
        listed.append({**facts, "file": f"{job['folderOut']}figure-{index + 1:03}.{kind}"})
        write(listed[-1]["file"], data)
    write(f"{job['folderOut']}manifest.json", json.dumps({**told, "figures": listed}).encode())
    return None


def _pack(told, drawn, job):
    """All of it as one text between two marks, at most `budget` bytes: what does not fit is left out, and said."""
    figures = [{**facts, "data": base64.b64encode(data).decode()} for facts, data in drawn]
    count = len(figures)
    while True:
        left = count - len(figures)
        notes = [f"{left} of {count} figures did not fit into this executor’s output."] if left else []
        packed = _packed({**told, "figures": figures, "notes": [*told.get("notes", []), *notes]}, job)
        if len(packed) <= job["budget"]:
            return packed
        if figures:
            figures.pop(max(range(len(figures)), key=lambda index: len(figures[index]["data"])))
        elif not _shorten(told):
            return _packed({"status": told.get("status"), "error": None, "notes": ["The answer did not fit."]}, job)


def _shorten(told):
    """Makes one part smaller; whether there was one."""
    result = told.get("result") or {}
    if len(result) > 1:
        told["result"] = {"text/plain": result["text/plain"]}
        return True
    stream = max(("stdout", "stderr"), key=lambda name: len(told.get(name, "")))
    text = told.get(stream, "")
    if len(text) > 60:
        half = len(text) // 4
        told[stream] = f"{text[:half]}\n[… left out …]\n{text[-half:]}"
        told["truncated"] = {**told["truncated"], stream: True}
        return True
    for part in ("result", "files"):
        if told.get(part):
            told[part] = None if part == "result" else []
            return True
    return False


def _packed(told, job):
    body = base64.b64encode(zlib.compress(json.dumps(told).encode(), 9)).decode()
    return f"<{job['mark']}:{body}:{job['mark']}>"
