"""Figures of a run, in the order they were drawn: matplotlib as PNG, Plotly as JSON."""

import base64
import io
import json

import report

MOST_FIGURES = 50
MOST_SIDE = 4096
_told: list[tuple[int, str]] = []
_seen: list[object] = []


def install() -> None:
    """Turns `show` of both libraries, which would open a window or a browser, into telling."""
    import matplotlib.figure  # noqa: PLC0415
    import matplotlib.pyplot as plt  # noqa: PLC0415
    import plotly.basedatatypes  # noqa: PLC0415
    import plotly.io  # noqa: PLC0415
    import plotly.offline  # noqa: PLC0415

    plt.show = lambda *_, **__: tell_open()
    matplotlib.figure.Figure.show = lambda self, *_, **__: tell_matplotlib(self)
    plotly.basedatatypes.BaseFigure.show = lambda self, *_, **__: tell_plotly(self)

    def show(figure, *_, **__) -> None:  # noqa: ANN001
        tell_plotly(plotly.graph_objects.Figure(figure) if isinstance(figure, dict) else figure)

    plotly.io.show = plotly.offline.plot = plotly.offline.iplot = show


def is_figure(value: object) -> bool:
    return _is_plotly(value) or _is_matplotlib(value)


def tell(value: object) -> bool:
    """Shows a value if it is a figure."""
    if _is_plotly(value):
        tell_plotly(value)
    elif _is_matplotlib(value):
        tell_matplotlib(value)
    return is_figure(value)


def _is_plotly(value: object) -> bool:
    import plotly.basedatatypes  # noqa: PLC0415

    return isinstance(value, plotly.basedatatypes.BaseFigure)


def _is_matplotlib(value: object) -> bool:
    import matplotlib.figure  # noqa: PLC0415

    return isinstance(value, matplotlib.figure.Figure)


def is_part_of_figure(value: object) -> bool:
    """What drawing functions return: axes, bars, lines, or several of them."""
    import matplotlib.artist  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415

    while isinstance(value, (list, tuple, np.ndarray)) and len(value) and not isinstance(value, str):
        if isinstance(value, np.ndarray) and value.dtype != object:
            return False
        value = value[0]
    return isinstance(value, matplotlib.artist.Artist)


def finish(space: dict, value: object, given: dict[str, int]) -> None:
    """After the code: what is the last value, what is still open, what was made but never shown."""
    if _is_plotly(value):
        tell_plotly(value)
    tell_open()
    if _is_matplotlib(value):
        tell_matplotlib(value)
    for name, held in list(space.items()):
        if given.get(name) == id(held) or name.startswith("_"):
            continue
        for item in _items(held):
            if _is_plotly(item) and not any(item is seen for seen in _seen):
                tell_plotly(item)


def _items(held: object) -> list:
    if isinstance(held, dict):
        return list(held.values())[:MOST_FIGURES]
    return list(held[:MOST_FIGURES]) if isinstance(held, (list, tuple)) else [held]


def tell_open() -> None:
    """Every figure that pyplot holds, then closes them."""
    import matplotlib.pyplot as plt  # noqa: PLC0415

    for number in plt.get_fignums():
        tell_matplotlib(plt.figure(number))
    plt.close("all")


def tell_matplotlib(figure) -> None:  # noqa: ANN001
    if any(figure is seen for seen in _seen):
        return
    _seen.append(figure)
    if not figure.get_axes() and not figure.texts:
        return
    picture = io.BytesIO()
    longest = max(figure.get_size_inches())
    density = max(1.0, min(144.0, MOST_SIDE / max(longest, 0.1)))
    figure.savefig(picture, format="png", dpi=density, bbox_inches="tight")
    data = picture.getvalue()
    titles = [figure.get_suptitle(), *(axes.get_title() for axes in figure.get_axes())]
    title = next((text for text in titles if text), None)
    _tell({"mime": "image/png", "title": title, "data": base64.b64encode(data).decode()})


def tell_plotly(figure) -> None:  # noqa: ANN001
    text = figure.to_json()
    if (id(figure), text) in _told:
        return
    _told.append((id(figure), text))
    _seen.append(figure)
    title = figure.layout.title.text
    size = {"width": figure.layout.width, "height": figure.layout.height}
    _tell({"mime": "application/vnd.plotly.v1+json", "title": title, **size, "json": json.loads(text)})


def _tell(figure: dict) -> None:
    if len(_seen) > MOST_FIGURES:
        report.note(f"Only the first {MOST_FIGURES} figures are shown.")
        return
    body = json.dumps(figure).encode()
    if len(body) > report.MOST:
        size = len(body) / 1024 / 1024
        report.note(f"A figure of {size:.1f} MB was left out: at most 8 MB. Draw fewer points, or group them first.")
        return
    report.say(b"f", body)
