import plotly.express as px

figure = px.bar(
    result,
    x="Region",
    y="sum Price",
    title="Total Price by Region",
    labels={"sum Price": "Total Price"},
)
figure.update_xaxes(type="category")
figure.show()

import plotly.express as px

figure = px.pie(
    result,
    names="Region",
    values="sum Price",
    title="Total Price by Region",
    labels={"sum Price": "Total Price"},
)
figure.show()
