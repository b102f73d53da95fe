from plotly.graph_objects import Bar, Figure


def bar(title=None, **facts):
    figure = Figure([Bar(**facts)])
    return figure.update_layout(title=title) if title else figure
