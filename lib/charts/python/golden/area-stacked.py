import plotly.express as px

figure = px.area(
    result,
    x="Day (year)",
    y="count",
    color="Region",
    title="Number of rows by Day (year) and Region",
    labels={"count": "Number of rows"},
)
figure.show()

import plotly.express as px

figure = px.line(
    result,
    x="Day (year)",
    y="count",
    color="Region",
    markers=True,
    title="Number of rows by Day (year) and Region",
    labels={"count": "Number of rows"},
)
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Day (year)",
    y="count",
    color="Region",
    barmode="relative",
    title="Number of rows by Day (year) and Region",
    labels={"count": "Number of rows"},
)
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Day (year)",
    y="count",
    color="Region",
    barmode="group",
    title="Number of rows by Day (year) and Region",
    labels={"count": "Number of rows"},
)
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Day (year)",
    y="count",
    color="Region",
    barmode="relative",
    title="Number of rows by Day (year) and Region",
    labels={"count": "Number of rows"},
)
figure.update_layout(barnorm="percent")
figure.show()

import plotly.express as px

figure = px.imshow(
    result.pivot_table(index="Region", columns="Day (year)", values="count", sort=False, observed=True),
    aspect="auto",
    title="Number of rows by Day (year) and Region",
)
figure.show()
