"""Libraries that are loaded once, before any session, so that a fork has them at no cost."""

import atexit
import gc
import importlib
import io
import os
import re
import shutil
import sys
import warnings

LATER = (
    "scipy.stats", "scipy.optimize", "seaborn", "statsmodels.api", "statsmodels.formula.api",
    "sklearn.linear_model", "sklearn.cluster", "sklearn.ensemble", "sklearn.preprocessing",
    "sklearn.model_selection", "sklearn.metrics", "sklearn.decomposition", "sklearn.pipeline",
)


def load_first() -> None:
    """What nearly every run needs, down to one picture drawn, so that fonts are found and caches are warm."""
    shutil.copytree("/opt/cache", os.environ["MPLCONFIGDIR"])
    import fastparquet  # noqa: F401, PLC0415
    import matplotlib.pyplot as plt  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415
    import plotly.express as px  # noqa: PLC0415

    frame = pd.DataFrame({"name": ["a", "b"], "value": [1.0, 2.0]})
    figure, axes = plt.subplots()
    frame.groupby("name")["value"].mean().plot.bar(ax=axes)
    figure.savefig(io.BytesIO(), format="png", bbox_inches="tight")
    plt.close("all")
    px.bar(frame, x="name", y="value").to_json()
    import capture  # noqa: PLC0415

    capture.install()
    warnings.filterwarnings("ignore", message="The 'fastparquet' engine is deprecated")
    atexit._clear()  # noqa: SLF001
    _settle()


def later():
    """Loads the slower libraries one at a time, whenever nobody waits; a step is one library."""
    for name in LATER:
        try:
            importlib.import_module(name)
        except ImportError:
            continue  # Code that asks for it will be told why.
        _settle()
        yield name


def load_mentioned(code: str, state: dict[str, bytes]) -> None:
    """For a session that began before all was loaded: what its code asks for, loaded once for all its runs."""
    words = set(re.findall(r"\w+", code))
    left = {body[1:] for name, body in state.items() if name in words and body[:1] in (b"M", b"G")}
    roots = words | {re.split(rb"[.:]", body)[0].decode("ascii", "replace") for body in left}
    missing = [name for name in LATER if name.partition(".")[0] in roots and name not in sys.modules]
    for name in missing:
        try:
            importlib.import_module(name)
        except ImportError:
            continue
    if missing:
        _settle()


def _settle() -> None:
    """Moves what is alive out of the collector's sight, so that a fork shares its pages for longer."""
    gc.collect()
    gc.freeze()
