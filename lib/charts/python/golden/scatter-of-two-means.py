import plotly.express as px

figure = px.scatter(
    result,
    x="mean Weight",
    y="mean Power",
    color="Product",
    opacity=0.6,
    title="Mean Power against Mean Weight by Product",
    labels={"mean Weight": "Mean Weight", "mean Power": "Mean Power"},
)
figure.show()

import plotly.express as px

figure = px.scatter(
    result,
    x="Product",
    y="mean Weight",
    opacity=0.6,
    title="Mean Weight by Product",
    labels={"mean Weight": "Mean Weight"},
)
figure.update_xaxes(type="category")
figure.show()

import plotly.express as px

figure = px.scatter(
    result,
    x="Product",
    y="mean Power",
    opacity=0.6,
    title="Mean Power by Product",
    labels={"mean Power": "Mean Power"},
)
figure.update_xaxes(type="category")
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Product",
    y="mean Weight",
    title="Mean Weight by Product",
    labels={"mean Weight": "Mean Weight"},
)
figure.update_xaxes(type="category")
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Product",
    y="mean Power",
    title="Mean Power by Product",
    labels={"mean Power": "Mean Power"},
)
figure.update_xaxes(type="category")
figure.show()
