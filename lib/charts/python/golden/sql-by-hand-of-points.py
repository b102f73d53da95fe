import plotly.express as px

figure = px.scatter(
    result,
    x="x",
    y="y",
    color="kind",
    opacity=0.6,
    title="y against x by kind",
)
figure.show()

import plotly.express as px

figure = px.scatter(
    result,
    x="x",
    y="y",
    facet_col="kind",
    facet_col_wrap=3,
    opacity=0.6,
    title="y against x by kind",
)
figure.show()

import plotly.express as px

figure = px.scatter(
    result,
    x="y",
    y="x",
    color="kind",
    opacity=0.6,
    title="x against y by kind",
)
figure.show()

import plotly.express as px

figure = px.histogram(
    result,
    x="x",
    title="Distribution of x",
)
figure.show()
