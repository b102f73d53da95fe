"""Head and tail of what is printed."""

import unittest

from streams import HALF, Kept


class Streams(unittest.TestCase):
    def test_keeps_all_up_to_the_limit(self) -> None:
        kept = Kept()
        kept.add(b"a" * HALF)
        kept.add(b"b" * HALF)
        self.assertEqual((kept.truncated, kept.text()), (False, "a" * HALF + "b" * HALF))

    def test_keeps_head_and_tail_beyond_it_and_says_the_cut(self) -> None:
        kept = Kept()
        for _ in range(40):
            kept.add(b"x" * HALF)
        kept.add(b"end")
        text = kept.text()
        self.assertTrue(text.endswith("xxend"))
        self.assertIn(f"[… {38 * HALF + 3} bytes left out …]", text)
        self.assertLess(len(text), 2 * HALF + 100)


if __name__ == "__main__":
    unittest.main()
