"""Figures of a run, in the order they were drawn: matplotlib as PNG, Plotly as JSON."""

import io
import json
import re
import sys

MOST_FIGURES = 50
MOST_FIGURE_BYTES = 8 * 1024 * 1024


class Figures:
    """What was drawn, in order: matplotlib as PNG, Plotly as JSON."""

    def __init__(self):
        self.drawn = []
        self.seen = []
        self.notes = []

    def watch(self, code):
        """Turns `show`, which would open a window or a browser, into keeping."""
        if re.search(r"plt|matplotlib|seaborn|sns|\.plot|\.hist\(|\.boxplot", code) and load("matplotlib.pyplot"):
            import matplotlib.figure
            import matplotlib.pyplot as plt

            plt.switch_backend("agg")
            plt.show = lambda *_, **__: self.take_open()
            matplotlib.figure.Figure.show = lambda figure, *_, **__: self.take_picture(figure)
        if re.search(r"plotly|\bpx\b|\bgo\b", code) and load("plotly.graph_objects"):
            import plotly.basedatatypes
            import plotly.io

            plotly.basedatatypes.BaseFigure.show = lambda figure, *_, **__: self.take_plotly(figure)
            plotly.io.show = lambda figure, *_, **__: self.take_plotly(figure)

    def finish(self, value, space, before):
        """After the code: the last value, what is still open, what was made and never shown."""
        if is_plotly(value):
            self.take_plotly(value)
        self.take_open()
        if is_picture(value):
            self.take_picture(value)
        for name, held in list(space.items()):
            if name.startswith("_") or before.get(name) == id(held):
                continue
            items = list(held)[:MOST_FIGURES] if isinstance(held, (list, tuple)) else [held]
            for item in items:
                if is_plotly(item) and not any(item is other for other in self.seen):
                    self.take_plotly(item)

    def take_open(self):
        plt = sys.modules.get("matplotlib.pyplot")
        if plt is None:
            return
        for number in plt.get_fignums():
            self.take_picture(plt.figure(number))
        plt.close("all")

    def take_picture(self, figure):
        if any(figure is other for other in self.seen) or not (figure.get_axes() or figure.texts):
            return
        self.seen.append(figure)
        picture = io.BytesIO()
        figure.savefig(picture, format="png", dpi=100, bbox_inches="tight")
        titles = [figure._suptitle.get_text() if getattr(figure, "_suptitle", None) else ""]
        titles += [axes.get_title() for axes in figure.get_axes()]
        title = next((text for text in titles if text), None)
        self.keep({"mime": "image/png", "title": title}, picture.getvalue())

    def take_plotly(self, figure):
        text = figure.to_json()
        if any(text == other for other in self.seen if isinstance(other, str)):
            return
        self.seen += [figure, text]
        layout = json.loads(text).get("layout", {})
        title = layout.get("title")
        facts = {
            "mime": "application/vnd.plotly.v1+json",
            "title": title.get("text") if isinstance(title, dict) else title,
            "width": layout.get("width"),
            "height": layout.get("height"),
        }
        self.keep(facts, text.encode())

    def keep(self, facts, data):
        if len(self.drawn) >= MOST_FIGURES:
            note = f"Only the first {MOST_FIGURES} figures are shown."
            if note not in self.notes:
                self.notes.append(note)
        elif len(data) > MOST_FIGURE_BYTES:
            size = len(data) / 1024 / 1024
            self.notes.append(f"A figure of {size:.1f} MB was left out: at most 8 MB. Draw fewer points, or group them.")
        else:
            self.drawn.append((facts, data))


def load(library):
    try:
        __import__(library)
    except ImportError:
        return False
    return True


def is_picture(value):
    library = sys.modules.get("matplotlib.figure")
    return library is not None and isinstance(value, library.Figure)


def is_plotly(value):
    library = sys.modules.get("plotly.basedatatypes")
    return library is not None and isinstance(value, library.BaseFigure)
