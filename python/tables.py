"""The value of the last expression as a mime bundle: text always, a table where it is one."""

import datetime
import math

import report

TABLE = "application/vnd.plotline.table+json"
MOST_ROWS = 200
MOST_COLUMNS = 200
MOST_TEXT = 64 * 1024
SAFE_INTEGER = 2**53


def tell_result(value: object) -> None:
    """Tells the value, unless it is a figure, which is shown as one."""
    import capture  # noqa: PLC0415

    if capture.is_figure(value) or capture.is_part_of_figure(value):
        return
    bundle = {"text/plain": text_of(value)}
    table = to_table(value)
    if table is not None:
        bundle[TABLE] = table
    report.say_json(b"r", bundle)


def text_of(value: object) -> str:
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415

    with pd.option_context("display.width", 120, "display.max_columns", 20, "display.max_rows", 60):
        text = repr(value.item() if isinstance(value, np.generic) else value)
    return text if len(text) <= MOST_TEXT else f"{text[:MOST_TEXT]}\n[… {len(text) - MOST_TEXT} characters left out …]"


def to_table(value: object) -> dict | None:
    """`{columns, rows, totalRows}` of a data frame or series, an index that says something in front."""
    import pandas as pd  # noqa: PLC0415

    if isinstance(value, pd.Series):
        value = value.to_frame(name=value.name if value.name is not None else "value")
    if not isinstance(value, pd.DataFrame):
        return None
    shown = value.iloc[:MOST_ROWS, :MOST_COLUMNS]
    columns = [_name(column) for column in shown.columns]
    data = [[_cell(cell) for cell in shown.iloc[:, index]] for index in range(len(columns))]
    if not isinstance(value.index, pd.RangeIndex):
        columns, data = _with_index(shown, columns, data)
    return {"columns": columns, "rows": [list(row) for row in zip(*data)], "totalRows": len(value)}


def _with_index(frame, columns: list[str], data: list) -> tuple[list[str], list]:  # noqa: ANN001
    levels = range(frame.index.nlevels)
    names = [_name(frame.index.names[level]) if frame.index.names[level] is not None else "" for level in levels]
    values = [[_cell(cell) for cell in frame.index.get_level_values(level)] for level in levels]
    return [*names, *columns], [*values, *data]


def _name(column: object) -> str:
    return " / ".join(str(part) for part in column if str(part)) if isinstance(column, tuple) else str(column)


def _cell(value: object) -> str | int | float | bool | None:
    if value is None or isinstance(value, (bool, str)):
        return value if not isinstance(value, str) else value[:2000]
    if hasattr(value, "item") and callable(value.item):
        value = value.item()
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return value if abs(value) <= SAFE_INTEGER else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else (None if math.isnan(value) else str(value))
    if type(value).__name__ in ("NaTType", "NAType"):
        return None
    if isinstance(value, (datetime.date, datetime.datetime)):
        text = value.isoformat()
        return text.removesuffix("T00:00:00") if isinstance(value, datetime.datetime) else text
    return str(value)[:2000]
