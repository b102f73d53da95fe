"""Which names of libraries may stand in what one run leaves to the next."""

import importlib
import sys
import types
import zoneinfo

PACKAGES = {
    "numpy", "pandas", "matplotlib", "plotly", "scipy", "statsmodels", "sklearn", "seaborn", "dateutil",
}
# Modules that do something when they are imported.
NOISY = {"this", "antigravity", "idlelib", "turtle", "turtledemo", "tkinter", "test", "lib2to3", "ensurepip", "venv"}

BUILT_IN = {
    "set", "frozenset", "bytearray", "complex", "range", "slice", "object",
    "list", "dict", "tuple", "int", "float", "str", "bool", "bytes",
}
CLASSES = (
    "numpy", "pandas.core.frame", "pandas.core.series", "pandas.core.indexes", "pandas.core.internals",
    "pandas.core.arrays", "pandas.core.dtypes", "pandas._libs", "plotly.graph_objs", "plotly._subplots",
    "scipy.sparse", "sklearn.base", "sklearn.calibration", "sklearn.covariance", "sklearn.cross_decomposition",
    "sklearn.dummy", "sklearn.cluster", "sklearn.compose", "sklearn.decomposition", "sklearn.discriminant_analysis",
    "sklearn.ensemble", "sklearn.feature_extraction", "sklearn.feature_selection", "sklearn.gaussian_process",
    "sklearn.impute", "sklearn.isotonic", "sklearn.kernel_ridge", "sklearn.linear_model", "sklearn.manifold",
    "sklearn.mixture", "sklearn.model_selection", "sklearn.multiclass", "sklearn.naive_bayes", "sklearn.neighbors",
    "sklearn.neural_network", "sklearn.pipeline", "sklearn.preprocessing", "sklearn.svm", "sklearn.tree",
    "sklearn._loss", "collections", "datetime", "decimal", "fractions", "uuid", "zoneinfo", "pathlib",
    "dateutil.tz", "dateutil.relativedelta", "_decimal",
)
MAKERS = {
    ("numpy._core.multiarray", "_reconstruct"), ("numpy._core.multiarray", "scalar"),
    ("numpy._core.numeric", "_frombuffer"), ("pandas.core.indexes.base", "_new_Index"),
    ("pandas.core.indexes.datetimes", "_new_DatetimeIndex"), ("pandas.core.indexes.period", "_new_PeriodIndex"),
    ("pandas.core.indexes.interval", "_new_IntervalIndex"), ("pandas", "DataFrame"), ("pandas", "Series"),
    ("pandas", "NA"), ("numpy.random._pickle", "__generator_ctor"), ("numpy.random._pickle", "__randomstate_ctor"),
    ("numpy.random._pickle", "__bit_generator_ctor"), ("scipy.optimize._optimize", "OptimizeResult"),
    ("copyreg", "_reconstructor"), ("re", "_compile"), ("text_arrays", "rebuild"),
}
PANDAS_ENDS = ("Index", "Array", "Dtype", "Categorical", "Interval", "Period", "Timestamp", "Timedelta")
MAKER_STARTS = ("__pyx_unpickle_", "_unpickle", "_nat_unpickle", "_timedelta_unpickle", "_make_skl", "_convert")


def is_trusted(module: str) -> bool:
    """Whether a module is one of the libraries, and quiet when imported."""
    root = module.partition(".")[0]
    return root in PACKAGES or (root in sys.stdlib_module_names and root not in NOISY)


def module_named(name: str) -> types.ModuleType:
    if not is_trusted(name):
        raise ValueError(f"{name} is not a library")
    return importlib.import_module(name)


def find(module: str, name: str) -> object:
    """A class that only holds data, or a function that only makes one; anything else is an error."""
    if module == "builtins" and name in BUILT_IN:
        return getattr(sys.modules["builtins"], name)
    if (module, name) == ("builtins", "getattr"):
        return zone_maker
    if (module, name) in MAKERS:
        return getattr(importlib.import_module(module), name)
    if module.startswith("scipy.stats."):
        return _result_of_test(module, name)
    if module in ("pandas", "pandas.arrays") and name.endswith(PANDAS_ENDS):
        return getattr(sys.modules[module], name)
    if "." in name or not module.startswith(CLASSES):
        raise ValueError(f"{module}.{name} is not carried over")
    found = getattr(importlib.import_module(module), name)
    is_maker = module.startswith(("pandas._libs", "numpy", "sklearn")) and name.startswith(MAKER_STARTS)
    if is_maker or (isinstance(found, type) and not name.startswith("__")):
        return found
    raise ValueError(f"{module}.{name} is not carried over")


def zone_maker(owner: object, name: str) -> object:
    """Time zones are told as a method of their class."""
    if owner is not zoneinfo.ZoneInfo or name != "_unpickle":
        raise ValueError(f"{name} is not carried over")
    return zoneinfo.ZoneInfo._unpickle  # noqa: SLF001


def _result_of_test(module: str, name: str) -> object:
    """What a test of scipy answers with: a tuple with names. Its distributions run text as code when they are read."""
    found = getattr(importlib.import_module(module), name)
    if not (isinstance(found, type) and issubclass(found, tuple)):
        raise ValueError(f"{module}.{name} is not carried over")
    return found
