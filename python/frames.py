"""Datasets as data frames: read once by the supervisor, which no code can reach, and shared with every run."""

import gc
import os
import re

IDENTIFIER = re.compile(r"[^\W\d]\w*")
INDIRECT = {"globals", "locals", "vars", "dir", "eval", "exec", "__main__"}


def mentioned(code: str, names) -> list[str]:
    """Which of the names the code may use: those in its text, or all where it looks names up by itself."""
    words = set(IDENTIFIER.findall(code))
    return [name for name in names if name in words or words & INDIRECT]


class Frames:
    """The session's data frames by table name."""

    def __init__(self) -> None:
        self.loaded: dict[str, tuple[tuple, object]] = {}

    def prepare(self, tables: list[dict], code: str) -> dict[str, object]:
        """Frames for the tables that the code mentions; `df` is the only table's second name."""
        wanted = mentioned(code, [table["table"] for table in tables])
        if len(tables) == 1 and mentioned(code, ["df"]):
            wanted = [tables[0]["table"]]
        paths = {table["table"]: f"/data/{table['file']}" for table in tables}
        now = {name: _identity(path) for name, path in paths.items()}
        self.loaded = {name: held for name, held in self.loaded.items() if now.get(name) == held[0]}
        for name in wanted:
            if name not in self.loaded:
                self.loaded[name] = (now[name], read_frame(paths[name]))
                gc.collect()
                gc.freeze()
        return {name: self.loaded[name][1] for name in wanted}


def _identity(path: str) -> tuple:
    """Changes when another file takes a table's name."""
    status = os.stat(path)
    return status.st_ino, status.st_size, status.st_mtime_ns


def read_frame(path: str):
    """A Parquet file as a data frame; whole numbers with gaps become floats, as pandas has always done."""
    import fastparquet  # noqa: PLC0415

    frame = fastparquet.ParquetFile(path, pandas_nulls=False).to_pandas()
    for name, kind in fastparquet.ParquetFile(path).dtypes.items():
        if str(kind) == "boolean":
            frame[name] = frame[name].astype("boolean")
    return frame
