from plotly.basedatatypes import BaseFigure


class Figure(BaseFigure):
    pass


def Bar(**facts):
    return {"type": "bar", **facts}
