"""Lets code import modules that lie in the working folder, after all real ones and always from their source."""

import os
import sys
from importlib.machinery import FileFinder, SourceFileLoader

WORK = "/work"


class _SourceOnly(SourceFileLoader):
    """Compiled files could have been left there to be mistaken for a source's."""

    def path_stats(self, path):  # noqa: ANN001, ANN201
        raise OSError("compiled files are not looked at")

    def set_data(self, path, data, *, _mode=0o666):  # noqa: ANN001, ANN201
        return None


class WorkFinder:
    """Last in line, so that no file of an earlier run stands in for a library."""

    @staticmethod
    def find_spec(name, path=None, target=None):  # noqa: ANN001, ANN205
        folders = [WORK] if path is None else [entry for entry in path if entry.startswith(f"{WORK}/")]
        for folder in folders:
            spec = FileFinder(folder, (_SourceOnly, [".py"])).find_spec(name, target)
            if spec is not None:
                return spec
        return None


def install() -> None:
    os.chdir(WORK)
    sys.meta_path.append(WorkFinder)
