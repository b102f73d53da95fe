import plotly.express as px

figure = px.bar(
    result,
    x="Origin",
    y="count",
    title="Number of rows by Origin",
    labels={"count": "Number of rows"},
)
figure.update_xaxes(type="category")
figure.show()

import plotly.express as px

figure = px.pie(
    result,
    names="Origin",
    values="count",
    title="Number of rows by Origin",
    labels={"count": "Number of rows"},
)
figure.show()
