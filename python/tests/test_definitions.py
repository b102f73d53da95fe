"""Which functions and classes of an earlier run are made again, and that making them runs nothing else."""

import unittest

import definitions


def made(name: str, *history: str) -> dict | None:
    statement = definitions.find(name, list(history))
    if statement is None:
        return None
    space: dict = {"__name__": "__main__"}
    definitions.make(statement, space)
    return space


class Definitions(unittest.TestCase):
    def test_makes_functions_lambdas_and_classes(self) -> None:
        self.assertEqual(made("f", "def f(a: int, b=2) -> int: return a + b")["f"](1), 3)
        self.assertEqual(made("up", "x = 1\nup = lambda v: v + 1")["up"](1), 2)
        code = "@dataclass\nclass P:\n    'doc'\n    a: int = 3\n    @property\n    def twice(self): return self.a * 2"
        self.assertEqual(made("P", code)["P"](4).twice, 8)

    def test_takes_the_newest(self) -> None:
        self.assertEqual(made("f", "def f(): return 1", "def f(): return 2")["f"](), 2)

    def test_leaves_what_would_run_when_it_is_made(self) -> None:
        for code in (
            "def f(a=print('run')): pass",
            "@print\ndef f(): pass",
            "class f(print('run')): pass",
            "class f:\n    print('run')",
            "class f:\n    a = print('run')",
            "class f(metaclass=Evil): pass",
            "class f:\n    def __init_subclass__(cls): pass",
            "@dataclass(**{'a': 1}[0])\nclass f: pass",
            "class f:\n    def g(self, a=print('run')): pass",
            "f = print",
        ):
            self.assertIsNone(made("f", code), code)

    def test_evaluates_no_annotation(self) -> None:
        self.assertIn("f", made("f", "def f(a: 1 / 0, *b: 1 / 0) -> 1 / 0: pass"))
        self.assertIn("f", made("f", "class f:\n    a: 1 / 0 = 1"))


if __name__ == "__main__":
    unittest.main()
