import plotly.express as px

figure = px.bar(
    result,
    x="Weight (bin)",
    y="count",
    title="Distribution of Weight",
    labels={"count": "Number of rows"},
)
width = (result["Weight (bin end)"] - result["Weight (bin)"]).median()
figure.update_traces(width=width, offset=0)
figure.show()

import plotly.express as px

figure = px.line(
    result,
    x="Weight (bin)",
    y="count",
    markers=True,
    title="Number of rows by Weight (bin)",
    labels={"count": "Number of rows"},
)
figure.show()

import plotly.express as px

figure = px.area(
    result,
    x="Weight (bin)",
    y="count",
    title="Number of rows by Weight (bin)",
    labels={"count": "Number of rows"},
)
figure.show()
