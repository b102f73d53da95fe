import plotly.express as px

figure = px.bar(
    result,
    x="region",
    y="total",
    title="total by region",
)
figure.update_xaxes(type="category")
figure.show()
