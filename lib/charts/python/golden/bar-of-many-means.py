import plotly.express as px

figure = px.bar(
    result,
    x="mean Power",
    y="Product",
    orientation="h",
    title="Mean Power by Product",
    labels={"mean Power": "Mean Power"},
)
figure.update_yaxes(type="category", autorange="reversed")
figure.show()
