import plotly.express as px

figure = px.bar(
    result,
    x="Region",
    y="count",
    color="Product",
    barmode="relative",
    title="Number of rows by Region and Product",
    labels={"count": "Number of rows"},
)
figure.update_xaxes(type="category")
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Region",
    y="count",
    color="Product",
    barmode="group",
    title="Number of rows by Region and Product",
    labels={"count": "Number of rows"},
)
figure.update_xaxes(type="category")
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Region",
    y="count",
    color="Product",
    barmode="relative",
    title="Number of rows by Region and Product",
    labels={"count": "Number of rows"},
)
figure.update_xaxes(type="category")
figure.update_layout(barnorm="percent")
figure.show()

import plotly.express as px

figure = px.imshow(
    result.pivot_table(index="Product", columns="Region", values="count", sort=False, observed=True),
    aspect="auto",
    title="Number of rows by Region and Product",
)
figure.show()
