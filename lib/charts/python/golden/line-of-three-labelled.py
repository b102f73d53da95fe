import plotly.express as px

figure = px.line(
    result,
    x="Day (month)",
    y="sum Price",
    color="Region",
    markers=True,
    title="Total Price by Day (month) and Region",
    labels={"sum Price": "Total Price"},
)
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Day (month)",
    y="sum Price",
    color="Region",
    barmode="relative",
    title="Total Price by Day (month) and Region",
    labels={"sum Price": "Total Price"},
)
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Day (month)",
    y="sum Price",
    color="Region",
    barmode="group",
    title="Total Price by Day (month) and Region",
    labels={"sum Price": "Total Price"},
)
figure.show()

import plotly.express as px

figure = px.bar(
    result,
    x="Day (month)",
    y="sum Price",
    color="Region",
    barmode="relative",
    title="Total Price by Day (month) and Region",
    labels={"sum Price": "Total Price"},
)
figure.update_layout(barnorm="percent")
figure.show()

import plotly.express as px

figure = px.area(
    result,
    x="Day (month)",
    y="sum Price",
    color="Region",
    title="Total Price by Day (month) and Region",
    labels={"sum Price": "Total Price"},
)
figure.show()

import plotly.express as px

figure = px.imshow(
    result.pivot_table(index="Region", columns="Day (month)", values="sum Price", sort=False, observed=True),
    aspect="auto",
    title="Total Price by Day (month) and Region",
)
figure.show()
