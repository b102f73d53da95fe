import plotly.express as px

figure = px.bar(
    result,
    x="count",
    y="Product",
    orientation="h",
    title="Number of rows by Product",
    labels={"count": "Number of rows"},
)
figure.update_yaxes(type="category", autorange="reversed")
figure.show()

import plotly.express as px

figure = px.pie(
    result,
    names="Product",
    values="count",
    title="Number of rows by Product",
    labels={"count": "Number of rows"},
)
figure.show()
