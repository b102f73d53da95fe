import plotly.express as px

figure = px.scatter(
    result,
    x="Weight",
    y="Power",
    facet_col="Origin",
    facet_col_wrap=3,
    opacity=0.6,
    title="Power against Weight by Origin",
)
figure.show()

import plotly.express as px

figure = px.scatter(
    result,
    x="Weight",
    y="Power",
    color="Origin",
    opacity=0.6,
    title="Power against Weight by Origin",
)
figure.show()

import plotly.express as px

figure = px.scatter(
    result,
    x="Power",
    y="Weight",
    facet_col="Origin",
    facet_col_wrap=3,
    opacity=0.6,
    title="Weight against Power by Origin",
)
figure.show()

import plotly.express as px

figure = px.histogram(
    result,
    x="Weight",
    title="Distribution of Weight",
)
figure.show()
