"""Makes freshly installed packages ready for the sandbox and writes down what it has to show it.

Run by the interpreter that the sandbox will use: `python -I -S prepare_environment.py FOLDER`.
Prints one JSON line a step.
"""

import compileall
import importlib
import json
import os
import shutil
import stat
import struct
import sys
import sysconfig


def main(folder: str) -> None:
    packages = os.path.join(folder, "packages")
    sys.path.append(packages)
    _step("Removing what only developers need")
    _remove_tests(packages)
    _step("Compiling")
    _compile(packages)
    _step("Preparing fonts")
    _prepare_fonts(os.path.join(folder, "cache"))
    _step("Gathering libraries")
    facts = _facts()
    _gather_libraries(folder, packages, facts["library"])
    _make_readable(folder)
    with open(os.path.join(folder, "environment.json"), "w", encoding="utf-8") as file:
        json.dump(facts, file, indent=2)


def _step(text: str) -> None:
    print(json.dumps({"step": text}), flush=True)


def _remove_tests(packages: str) -> None:
    """Tests, and the commands of packages: they name the machine's interpreter, and nothing can start them."""
    shutil.rmtree(os.path.join(packages, "bin"), ignore_errors=True)
    for place, folders, _ in os.walk(packages):
        if "tests" in folders:
            shutil.rmtree(os.path.join(place, "tests"))
            folders.remove("tests")


def _compile(packages: str) -> None:
    """Under the names that the sandbox has for them: a compiled file holds that of its source, which code can read."""
    names = {"stripdir": packages, "prependdir": "/opt/packages", "quiet": 2}
    try:
        compileall.compile_dir(packages, workers=os.cpu_count() or 1, **names)
    except (OSError, NotImplementedError):
        # Where /dev/shm can't be written to, Python has no locks between processes.
        compileall.compile_dir(packages, **names)


def _prepare_fonts(cache: str) -> None:
    """A font list of matplotlib's own fonts only: the sandbox has no others, and may start no program to look."""
    os.makedirs(cache, exist_ok=True)
    os.environ.update({"MPLCONFIGDIR": cache, "MPLBACKEND": "agg"})
    manager = importlib.import_module("matplotlib.font_manager")
    look_in = manager.findSystemFonts
    manager.findSystemFonts = lambda paths=None, fontext="ttf": look_in(paths, fontext) if paths else []
    version = manager.FontManager.__version__
    manager.json_dump(manager.FontManager(), os.path.join(cache, f"fontlist-v{version}.json"))


def _facts() -> dict:
    executable = os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable)
    library = os.path.realpath(sysconfig.get_path("stdlib"))
    return {
        "version": sys.version.split()[0],
        "executable": executable,
        "library": library,
        "libraryPlace": os.path.relpath(library, os.path.realpath(sys.base_prefix)),
        "loader": _loader(executable),
    }


def _loader(executable: str) -> str | None:
    """The program's dynamic loader (PT_INTERP of its ELF header)."""
    with open(executable, "rb") as file:
        head = file.read(64)
        start, = struct.unpack_from("<Q", head, 32)
        size, count = struct.unpack_from("<HH", head, 54)
        for index in range(count):
            file.seek(start + index * size)
            part = file.read(size)
            if struct.unpack_from("<I", part)[0] == 3:
                offset, = struct.unpack_from("<Q", part, 8)
                length, = struct.unpack_from("<Q", part, 32)
                file.seek(offset)
                return file.read(length).rstrip(b"\0").decode()
    return None


def _gather_libraries(folder: str, packages: str, library: str) -> None:
    """Copies the system's libraries that are loaded, under each name they are asked for by, into one folder: one
    folder is shown to the sandbox, and an update of the system does not tear the libraries apart."""
    target = os.path.join(folder, "lib")
    os.makedirs(target, exist_ok=True)
    _load_everything(library)
    with open("/proc/self/maps", encoding="utf-8") as file:
        mapped = {line.split(maxsplit=5)[5].strip() for line in file if ".so" in line}
    own = (os.path.realpath(packages), library)
    for path in sorted(mapped):
        if path.startswith(own) or not os.path.isfile(path):
            continue
        copy = os.path.join(target, os.path.basename(path))
        shutil.copy(path, copy)
        for name in os.listdir(os.path.dirname(path)):
            other = os.path.join(os.path.dirname(path), name)
            if name != os.path.basename(path) and ".so" in name and os.path.realpath(other) == path:
                os.link(copy, os.path.join(target, name))


def _load_everything(library: str) -> None:
    names = ["pandas", "fastparquet", "plotly.express", "seaborn", "statsmodels.api", "sklearn.ensemble", "scipy.stats"]
    names += [name.split(".")[0] for name in os.listdir(os.path.join(library, "lib-dynload"))]
    names += ["ctypes", "matplotlib.pyplot", "sqlite3", "ssl", "hashlib", "lzma", "bz2", "decimal", "multiprocessing"]
    for name in names:
        if name not in ("_tkinter", "readline"):
            try:
                importlib.import_module(name)
            except ImportError:
                continue


def _make_readable(folder: str) -> None:
    """The sandbox runs as somebody else than a server that is root."""
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = os.path.join(place, name)
            mode = os.lstat(path).st_mode
            if not stat.S_ISLNK(mode):
                wider = 0o555 if stat.S_ISDIR(mode) or mode & stat.S_IXUSR else 0o444
                os.chmod(path, mode | wider)


if __name__ == "__main__":
    main(os.path.realpath(sys.argv[1]))
