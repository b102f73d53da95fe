import plotly.express as px

copy = result.groupby(["Product"]).cumcount() + 1
apart = result.assign(**{"Product": result["Product"].where(copy == 1, result["Product"].astype("string") + " (" + copy.astype("string") + ")")})
figure = px.bar(
    apart,
    x="Product",
    y="Power",
    title="Power by Product",
)
figure.update_xaxes(type="category")
figure.show()

import plotly.express as px

figure = px.histogram(
    result,
    x="Power",
    title="Distribution of Power",
)
figure.show()

import plotly.express as px

figure = px.box(
    result,
    x="Product",
    y="Power",
    title="Distribution of Power by Product",
)
figure.update_xaxes(type="category")
figure.show()

import plotly.express as px

figure = px.scatter(
    result,
    x="Product",
    y="Power",
    opacity=0.6,
    title="Power by Product",
)
figure.update_xaxes(type="category")
figure.show()
