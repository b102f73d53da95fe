import plotly.express as px

figure = px.bar(
    result,
    x="column",
    y="missing",
    title="Missing values by column",
    labels={"missing": "Missing values"},
)
figure.update_xaxes(type="category")
figure.show()
