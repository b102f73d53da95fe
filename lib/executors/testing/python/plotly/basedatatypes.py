import json


class BaseFigure:
    def __init__(self, data=(), layout=None):
        self.content = {"data": list(data), "layout": dict(layout or {})}

    def update_layout(self, **changes):
        title = changes.pop("title", None)
        if title is not None:
            changes["title"] = {"text": title}
        self.content["layout"].update(changes)
        return self

    def to_json(self):
        return json.dumps(self.content)

    def show(self):
        raise RuntimeError("There is no browser.")
