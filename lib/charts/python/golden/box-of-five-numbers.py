import plotly.graph_objects as go

figure = go.Figure(go.Box(
    x=result["Origin"],
    lowerfence=result["min Power"],
    q1=result["quantile 0.25 Power"],
    median=result["median Power"],
    q3=result["quantile 0.75 Power"],
    upperfence=result["max Power"],
)).update_layout(title="Distribution of Power by Origin")
figure.update_xaxes(type="category")
figure.show()
