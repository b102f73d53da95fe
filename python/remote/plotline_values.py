"""What is there before the code, and what its last value is."""

import re
import sys
import types

from plotline_figures import is_picture, is_plotly, load
from plotline_stream import HALF


def make_ready(code, job, space):
    """Libraries under their usual names and a data frame for each table, where the code mentions them."""
    words = set(re.findall(r"[^\W\d]\w*", code))
    usual = {"pd": "pandas", "np": "numpy", "plt": "matplotlib.pyplot", "px": "plotly.express",
             "go": "plotly.graph_objects"}
    for name, library in usual.items():
        if name in words and name not in space and load(library):
            space[name] = sys.modules[library]
    for table in job["tables"]:
        is_wanted = table["table"] in words or ("df" in words and len(job["tables"]) == 1)
        if is_wanted and load("pandas"):
            frame = _read_frame(table)
            space[table["table"]] = frame
            if "df" in words and len(job["tables"]) == 1:
                space["df"] = frame


def _read_frame(table):
    """As the file has it: what an earlier run did to its own frame is not taken for data."""
    pandas = sys.modules["pandas"]
    if table["file"].endswith(".csv"):
        return pandas.read_csv(table["file"], parse_dates=table["dates"], keep_default_na=False, na_values=[""])
    return pandas.read_parquet(table["file"])


def bundle(value, job):
    if value is None or is_plotly(value) or is_picture(value):
        return None
    text = repr(value)
    bundle = {"text/plain": text if len(text) <= 2 * HALF else text[: 2 * HALF] + "\n[…]"}
    if "pandas" in sys.modules:
        table = _tables(job)["to_table"](value)
        if table is not None:
            bundle["application/vnd.plotline.table+json"] = table
    return bundle


def _tables(job):
    """The module that makes tables, which asks for one that tells; here nothing is told that way."""
    held = sys.modules.get("report")
    sys.modules["report"] = types.ModuleType("report")
    space = {"__name__": "plotline_tables"}
    try:
        exec(compile(job["tablesSource"], "<tables>", "exec"), space)
    finally:
        del sys.modules["report"]
        if held is not None:
            sys.modules["report"] = held
    return space
