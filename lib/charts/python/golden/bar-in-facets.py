import plotly.express as px

figure = px.bar(
    result,
    x="Region",
    y="count",
    facet_col="Product",
    facet_col_wrap=3,
    title="Number of rows by Region and Product",
    labels={"count": "Number of rows"},
)
figure.update_xaxes(type="category")
figure.show()
