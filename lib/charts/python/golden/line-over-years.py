import plotly.express as px

figure = px.line(
    result,
    x="Day (year)",
    y="mean Power",
    markers=True,
    title="Mean Power by Day (year)",
    labels={"mean Power": "Mean Power"},
)
figure.show()

import plotly.express as px

figure = px.area(
    result,
    x="Day (year)",
    y="mean Power",
    title="Mean Power by Day (year)",
    labels={"mean Power": "Mean Power"},
)
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Day (year)",
    y="mean Power",
    title="Mean Power by Day (year)",
    labels={"mean Power": "Mean Power"},
)
figure.show()

import plotly.express as px

figure = px.scatter(
    result,
    x="Day (year)",
    y="mean Power",
    opacity=0.6,
    title="Mean Power by Day (year)",
    labels={"mean Power": "Mean Power"},
)
figure.show()
