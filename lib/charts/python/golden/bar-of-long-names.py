import plotly.express as px

figure = px.bar(
    result,
    x="sum Price",
    y="Product",
    orientation="h",
    title="Total Price by Product",
    labels={"sum Price": "Total Price"},
)
figure.update_yaxes(type="category", autorange="reversed")
figure.show()

import plotly.express as px

figure = px.pie(
    result,
    names="Product",
    values="sum Price",
    title="Total Price by Product",
    labels={"sum Price": "Total Price"},
)
figure.show()
