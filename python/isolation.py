"""Turns a fork of the zygote into the first process of a session that sees nothing but its own."""

import os
import platform
import resource
import signal
import socket

import syscalls as sys_
from seccomp import build_filter

ALL_NAMESPACES = (
    sys_.CLONE_NEWUSER | sys_.CLONE_NEWNS | sys_.CLONE_NEWPID | sys_.CLONE_NEWNET
    | sys_.CLONE_NEWIPC | sys_.CLONE_NEWUTS | sys_.CLONE_NEWCGROUP
)
QUIET = sys_.MS_NOSUID | sys_.MS_NODEV | sys_.MS_NOEXEC
SCRATCH_BYTES = 128 * 1024 * 1024
SCRATCH_FILES = 8192
NEW_ROOT = "/tmp"
DEVICES = ("null", "zero", "full", "random", "urandom")
LAST_DESCRIPTOR = 4096


def fork_into_namespaces() -> int:
    """Like a fork, but the child is the first process of namespaces of its own; returns its pid, or 0 in it."""
    sys_.prctl(sys_.PR_SET_DUMPABLE, 1)
    child = sys_.clone(ALL_NAMESPACES | signal.SIGCHLD)
    if child:
        sys_.prctl(sys_.PR_SET_DUMPABLE, 0)
    return child


def seal(kernel_id: str, keep: int, owner: tuple[int, int]) -> int:
    """Gives the session its own small file tree, then drops every way back.

    `keep` is the server's connection, `owner` the user and group that it had before it was forked. Returns a
    descriptor of the session's /proc, which is this process's alone.
    """
    user, group = owner
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{user} {user} 1")
    _write("/proc/self/gid_map", f"{group} {group} 1")
    _write("/proc/self/oom_score_adj", "900")
    _close_others(keep)
    proc = _build_root(f"/sessions/{kernel_id}")
    socket.sethostname("sandbox")
    for name in (signal.SIGINT, signal.SIGCHLD):
        signal.signal(name, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    for limit in (resource.RLIMIT_CORE, resource.RLIMIT_MEMLOCK, resource.RLIMIT_MSGQUEUE):
        resource.setrlimit(limit, (0, 0))
    sys_.drop_capabilities()
    sys_.prctl(sys_.PR_SET_DUMPABLE, 0)
    sys_.install_filter(build_filter(platform.machine()))
    return proc


def _build_root(data: str) -> int:
    sys_.mount("none", "/", None, sys_.MS_REC | sys_.MS_PRIVATE)
    sys_.mount("tmpfs", NEW_ROOT, "tmpfs", sys_.MS_NOSUID | sys_.MS_NODEV, "size=1m,nr_inodes=256,mode=0755")
    os.chdir(NEW_ROOT)
    for name in ("opt", "etc", "data", "proc", "dev", "dev/shm", "work", "tmp", "scratch", "before"):
        os.mkdir(name, 0o755)
    for source, name in (("/opt", "opt"), ("/etc", "etc"), (data, "data")):
        sys_.mount(source, name, None, sys_.MS_BIND | sys_.MS_REC)
    for name in DEVICES:
        _write(f"dev/{name}", "")
        sys_.mount(f"/dev/{name}", f"dev/{name}", None, sys_.MS_BIND)
    proc = _open_proc()
    _mount_scratch()
    sys_.pivot_root(".", "before")
    os.chdir("/")
    sys_.unmount("/before", sys_.MNT_DETACH)
    for name in ("before", "scratch", "proc"):
        os.rmdir(f"/{name}")
    sys_.mount("none", "/", None, sys_.MS_REMOUNT | sys_.MS_RDONLY | sys_.MS_NOSUID | sys_.MS_NODEV)
    os.chdir("/work")
    return proc


def _open_proc() -> int:
    """Mounted, opened and taken off the tree: each process's list of mounts there names folders of the machine."""
    sys_.mount("proc", "proc", "proc", QUIET, "subset=pid")
    proc = os.open("proc", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    sys_.unmount("proc", sys_.MNT_DETACH)
    return proc


def _mount_scratch() -> None:
    """All that code can write shares one limit, in bytes and in files."""
    limits = f"size={SCRATCH_BYTES},nr_inodes={SCRATCH_FILES},mode=0755"
    sys_.mount("tmpfs", "scratch", "tmpfs", QUIET, limits)
    for name, target in (("work", "work"), ("tmp", "tmp"), ("shm", "dev/shm")):
        os.mkdir(f"scratch/{name}", 0o700)
        sys_.mount(f"scratch/{name}", target, None, sys_.MS_BIND)
    sys_.unmount("scratch", sys_.MNT_DETACH)


def _close_others(keep: int) -> None:
    null = os.open("/dev/null", os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.closerange(3, keep)
    os.closerange(keep + 1, LAST_DESCRIPTOR)


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="ascii") as file:
        file.write(text)
