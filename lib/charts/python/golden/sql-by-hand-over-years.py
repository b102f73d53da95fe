import plotly.express as px

figure = px.line(
    result,
    x="year",
    y="n",
    markers=True,
    title="n by year",
)
figure.show()

import plotly.express as px

figure = px.area(
    result,
    x="year",
    y="n",
    title="n by year",
)
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="year",
    y="n",
    title="n by year",
)
figure.show()

import plotly.express as px

figure = px.scatter(
    result,
    x="year",
    y="n",
    opacity=0.6,
    title="n by year",
)
figure.show()
