import plotly.express as px

figure = px.line(
    result,
    x="Day (month)",
    y="count",
    color="Product",
    markers=True,
    title="Number of rows by Day (month) and Product",
    labels={"count": "Number of rows"},
)
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Day (month)",
    y="count",
    color="Product",
    barmode="relative",
    title="Number of rows by Day (month) and Product",
    labels={"count": "Number of rows"},
)
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Day (month)",
    y="count",
    color="Product",
    barmode="group",
    title="Number of rows by Day (month) and Product",
    labels={"count": "Number of rows"},
)
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Day (month)",
    y="count",
    color="Product",
    barmode="relative",
    title="Number of rows by Day (month) and Product",
    labels={"count": "Number of rows"},
)
figure.update_layout(barnorm="percent")
figure.show()

import plotly.express as px

figure = px.area(
    result,
    x="Day (month)",
    y="count",
    color="Product",
    title="Number of rows by Day (month) and Product",
    labels={"count": "Number of rows"},
)
figure.show()

import plotly.express as px

figure = px.imshow(
    result.pivot_table(index="Product", columns="Day (month)", values="count", sort=False, observed=True),
    aspect="auto",
    title="Number of rows by Day (month) and Product",
)
figure.show()
