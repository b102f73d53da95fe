"""The filter, followed instruction by instruction for both architectures."""

import errno
import struct
import unittest

from seccomp import ARCHITECTURES, build_filter
from seccomp_calls import REFUSED

ALLOW, KILL = 0x7FFF0000, 0x80000000


def refuse(number: int) -> int:
    return 0x00050000 | number


def verdict(machine: str, number: int, *arguments: int, architecture: int | None = None) -> int:
    """What a kernel that follows the program would answer."""
    program = build_filter(machine)
    padded = (*arguments, 0, 0, 0, 0, 0, 0)[:6]
    data = struct.pack("<iIQ6Q", number, architecture or ARCHITECTURES[machine][1], 0, *padded)
    place, held = 0, 0
    while True:
        code, if_true, if_false, value = struct.unpack_from("HBBI", program, place * 8)
        place += 1
        if code == 0x20:
            held = struct.unpack_from("<I", data, value)[0]
        elif code == 0x06:
            return value
        else:
            test = {0x15: held == value, 0x35: held >= value, 0x45: bool(held & value)}[code]
            place += if_true if test else if_false


class Filter(unittest.TestCase):
    def test_refuses_each_call_of_the_list_and_no_plain_one(self) -> None:
        for column, machine in enumerate(ARCHITECTURES):
            for name, numbers in REFUSED.items():
                if numbers[column] is not None:
                    self.assertEqual(verdict(machine, numbers[column]), refuse(errno.EPERM), f"{name} on {machine}")
        plain = {"x86_64": (0, 1, 9, 39, 57, 60, 202, 228, 257), "aarch64": (56, 63, 64, 93, 98, 172, 222)}
        for machine, numbers in plain.items():
            for number in numbers:
                self.assertEqual(verdict(machine, number), ALLOW, f"{number} on {machine}")

    def test_kills_on_another_architecture_and_on_x32(self) -> None:
        self.assertEqual(verdict("x86_64", 1, architecture=0x40000003), KILL)
        self.assertEqual(verdict("aarch64", 1, architecture=0x40000028), KILL)
        self.assertEqual(verdict("x86_64", 0x40000000 + 1), KILL)

    def test_lets_a_clone_through_without_namespaces_only(self) -> None:
        for machine, number in (("x86_64", 56), ("aarch64", 220)):
            self.assertEqual(verdict(machine, number, 0x01200011), ALLOW)
            for flag in (0x20000, 0x80, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000):
                self.assertEqual(verdict(machine, number, flag | 17), refuse(errno.EPERM))
            self.assertEqual(verdict(machine, 435), refuse(errno.ENOSYS))

    def test_refuses_to_type_for_a_terminal_and_to_limit_others(self) -> None:
        for machine, ioctl, prlimit in (("x86_64", 16, 302), ("aarch64", 29, 261)):
            self.assertEqual(verdict(machine, ioctl, 0, 0x5412), refuse(errno.EPERM))
            self.assertEqual(verdict(machine, ioctl, 0, 0x5413), ALLOW)
            self.assertEqual(verdict(machine, prlimit, 0), ALLOW)
            self.assertEqual(verdict(machine, prlimit, 1), refuse(errno.EPERM))

    def test_lets_a_process_slow_down_itself_alone(self) -> None:
        for machine, scheduling, setpriority in (
            ("x86_64", (142, 144, 203, 314), 141), ("aarch64", (118, 119, 122, 274), 140),
        ):
            for number in scheduling:
                self.assertEqual(verdict(machine, number, 0), ALLOW)
                self.assertEqual(verdict(machine, number, 1), refuse(errno.EPERM))
            self.assertEqual(verdict(machine, setpriority, 0, 0, 19), ALLOW)
            for whose in ((0, 1), (1, 1), (1, 0), (2, 0), (2, 1000)):
                self.assertEqual(verdict(machine, setpriority, *whose, 19), refuse(errno.EPERM))

    def test_lets_nobody_keep_others_from_opening_a_file(self) -> None:
        for machine, number in (("x86_64", 72), ("aarch64", 25)):
            self.assertEqual(verdict(machine, number, 3, 1024, 1), refuse(errno.EPERM))
            self.assertEqual(verdict(machine, number, 3, 3, 0), ALLOW)

    def test_lets_nobody_wait_for_the_disk(self) -> None:
        for machine, numbers in (
            ("x86_64", (26, 74, 75, 162, 277, 306, 187, 221)), ("aarch64", (227, 82, 83, 81, 84, 267, 213, 223)),
        ):
            for number in numbers:
                self.assertEqual(verdict(machine, number), refuse(0), f"{number} on {machine}")

    def test_does_not_know_newer_calls(self) -> None:
        for machine in ARCHITECTURES:
            self.assertEqual(verdict(machine, 449), ALLOW)
            self.assertEqual(verdict(machine, 452), ALLOW)
            self.assertEqual(verdict(machine, 457), refuse(errno.ENOSYS))


if __name__ == "__main__":
    unittest.main()
