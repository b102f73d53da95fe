import plotly.express as px

figure = px.bar(
    result,
    x="Origin",
    y="mean Power",
    title="Mean Power by Origin",
    labels={"mean Power": "Mean Power"},
)
figure.update_xaxes(type="category")
figure.show()
