import plotly.express as px

figure = px.area(
    result,
    x="Day (quarter)",
    y="sum Price",
    title="Total Price by Day (quarter)",
    labels={"sum Price": "Total Price"},
)
figure.show()

import plotly.express as px

figure = px.line(
    result,
    x="Day (quarter)",
    y="sum Price",
    markers=True,
    title="Total Price by Day (quarter)",
    labels={"sum Price": "Total Price"},
)
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Day (quarter)",
    y="sum Price",
    title="Total Price by Day (quarter)",
    labels={"sum Price": "Total Price"},
)
figure.show()

import plotly.express as px

figure = px.scatter(
    result,
    x="Day (quarter)",
    y="sum Price",
    opacity=0.6,
    title="Total Price by Day (quarter)",
    labels={"sum Price": "Total Price"},
)
figure.show()
