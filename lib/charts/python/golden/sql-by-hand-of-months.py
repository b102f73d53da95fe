import plotly.express as px

figure = px.line(
    result,
    x="month",
    y="cost",
    markers=True,
    title="cost by month",
)
figure.show()

import plotly.express as px

figure = px.area(
    result,
    x="month",
    y="cost",
    title="cost by month",
)
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="month",
    y="cost",
    title="cost by month",
)
figure.show()

import plotly.express as px

figure = px.scatter(
    result,
    x="month",
    y="cost",
    opacity=0.6,
    title="cost by month",
)
figure.show()
