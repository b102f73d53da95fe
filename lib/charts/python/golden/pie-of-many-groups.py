import plotly.express as px

figure = px.pie(
    result,
    names="Product",
    values="count",
    title="Number of rows by Product",
    labels={"count": "Number of rows"},
)
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Product",
    y="count",
    title="Number of rows by Product",
    labels={"count": "Number of rows"},
)
figure.update_xaxes(type="category")
figure.show()
