import plotly.express as px

figure = px.bar(
    result,
    x="Region",
    y="mean Power",
    color="Product",
    barmode="group",
    title="Mean Power by Region and Product",
    labels={"mean Power": "Mean Power"},
)
figure.update_xaxes(type="category")
figure.show()

import plotly.express as px

figure = px.imshow(
    result.pivot_table(index="Product", columns="Region", values="mean Power", sort=False, observed=True),
    aspect="auto",
    title="Mean Power by Region and Product",
)
figure.show()
