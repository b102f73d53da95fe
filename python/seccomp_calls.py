"""Numbers of the system calls that code may not make, as (x86-64, arm64); None where there is none."""

REFUSED: dict[str, tuple[int | None, int | None]] = {
    # Other programs, other processes' memory
    "execve": (59, 221), "execveat": (322, 281), "ptrace": (101, 117), "kcmp": (312, 272),
    "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "process_madvise": (440, 440),
    "process_mrelease": (448, 448), "pidfd_open": (434, 434), "pidfd_getfd": (438, 438),
    "pidfd_send_signal": (424, 424), "personality": (135, 92), "uselib": (134, None),
    # Namespaces and mounts
    "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40), "umount2": (166, 39),
    "pivot_root": (155, 41), "chroot": (161, 51), "open_tree": (428, 428), "move_mount": (429, 429),
    "fsopen": (430, 430), "fsconfig": (431, 431), "fsmount": (432, 432), "fspick": (433, 433),
    "mount_setattr": (442, 442), "swapon": (167, 224), "swapoff": (168, 225), "mknod": (133, None),
    "mknodat": (259, 33), "quotactl": (179, 60), "quotactl_fd": (443, 443),
    # Sockets: only socketpair is left, and what it takes to speak over one
    "socket": (41, 198), "connect": (42, 203), "accept": (43, 202), "accept4": (288, 242),
    "bind": (49, 200), "listen": (50, 201), "setsockopt": (54, 208),
    # Memory that no limit counts, and messages outside the file tree
    "memfd_create": (319, 279), "memfd_secret": (447, 447), "shmget": (29, 194), "shmat": (30, 196),
    "shmctl": (31, 195), "shmdt": (67, 197), "semget": (64, 190), "semop": (65, 193),
    "semctl": (66, 191), "semtimedop": (220, 192), "msgget": (68, 186), "msgsnd": (69, 189),
    "msgrcv": (70, 188), "msgctl": (71, 187), "mq_open": (240, 180), "mq_unlink": (241, 181),
    "mq_timedsend": (242, 182), "mq_timedreceive": (243, 183), "mq_notify": (244, 184),
    "mq_getsetattr": (245, 185), "remap_file_pages": (216, 234),
    # Wide kernel surfaces
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427),
    "io_setup": (206, 0), "io_destroy": (207, 1), "io_submit": (209, 2), "io_cancel": (210, 3),
    "io_getevents": (208, 4), "io_pgetevents": (333, 292),
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282),
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265), "fanotify_init": (300, 262),
    "fanotify_mark": (301, 263), "lookup_dcookie": (212, 18), "modify_ldt": (154, None),
    "vmsplice": (278, 75), "mbind": (237, 235), "set_mempolicy": (238, 237),
    "migrate_pages": (256, 238), "move_pages": (279, 239), "mlock": (149, 228), "mlock2": (325, 284),
    "mlockall": (151, 230),
    # The machine
    "init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106),
    "kexec_load": (246, 104), "kexec_file_load": (320, 294), "reboot": (169, 142), "acct": (163, 89),
    "settimeofday": (164, 170), "clock_settime": (227, 112), "clock_adjtime": (305, 266),
    "adjtimex": (159, 171), "sethostname": (170, 161), "setdomainname": (171, 162),
    "iopl": (172, None), "ioperm": (173, None), "syslog": (103, 116), "vhangup": (153, 58),
    "nfsservctl": (180, 42), "ioprio_set": (251, 30),
    # Who one is
    "setuid": (105, 146), "setgid": (106, 144), "setreuid": (113, 145), "setregid": (114, 143),
    "setresuid": (117, 147), "setresgid": (119, 149), "setfsuid": (122, 151), "setfsgid": (123, 152),
    "setgroups": (116, 159), "capset": (126, 91),
}

# Said to have been done. Nothing that code writes is on a disk; but waiting for one can't be ended from outside, and
# one can be made to wait for what others write, or to be read anew.
DONE = {
    "msync": (26, 227), "fsync": (74, 82), "fdatasync": (75, 83), "sync": (162, 81), "sync_file_range": (277, 84),
    "syncfs": (306, 267), "readahead": (187, 213), "fadvise64": (221, 223),
}

# The C library tries clone3 first and falls back to clone, whose flags a filter can see.
CLONE3 = (435, 435)
CLONE = (56, 220)
IOCTL = (16, 29)
PRLIMIT = (302, 261)
FCNTL = (72, 25)
SETPRIORITY = (141, 140)
# How a process is scheduled: sched_setparam, sched_setscheduler, sched_setaffinity, sched_setattr.
SCHEDULING = ((142, 118), (144, 119), (203, 122), (314, 274))
FCHMODAT2 = (452, 452)
# From here on calls are newer than this list.
FIRST_UNKNOWN = 449
