import plotly.express as px

figure = px.imshow(
    result.pivot_table(index="Region", columns="Day (day of week)", values="count", sort=False, observed=True),
    aspect="auto",
    title="Number of rows by Day (day of week) and Region",
)
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Day (day of week)",
    y="count",
    color="Region",
    barmode="relative",
    title="Number of rows by Day (day of week) and Region",
    labels={"count": "Number of rows"},
)
figure.update_xaxes(type="category")
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Day (day of week)",
    y="count",
    color="Region",
    barmode="group",
    title="Number of rows by Day (day of week) and Region",
    labels={"count": "Number of rows"},
)
figure.update_xaxes(type="category")
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Day (day of week)",
    y="count",
    color="Region",
    barmode="relative",
    title="Number of rows by Day (day of week) and Region",
    labels={"count": "Number of rows"},
)
figure.update_xaxes(type="category")
figure.update_layout(barnorm="percent")
figure.show()

import plotly.express as px

figure = px.line(
    result,
    x="Day (day of week)",
    y="count",
    color="Region",
    markers=True,
    title="Number of rows by Day (day of week) and Region",
    labels={"count": "Number of rows"},
)
figure.update_xaxes(type="category")
figure.show()

import plotly.express as px

figure = px.scatter(
    result,
    x="Day (day of week)",
    y="count",
    color="Region",
    opacity=0.6,
    title="Number of rows by Day (day of week) and Region",
    labels={"count": "Number of rows"},
)
figure.update_xaxes(type="category")
figure.show()
