import plotly.express as px

figure = px.pie(
    result,
    names="Origin",
    values="share of count",
    title="Share of rows by Origin",
    labels={"share of count": "Share of rows"},
)
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Origin",
    y="share of count",
    title="Share of rows by Origin",
    labels={"share of count": "Share of rows"},
)
figure.update_xaxes(type="category")
figure.update_yaxes(tickformat=".1%")
figure.show()
