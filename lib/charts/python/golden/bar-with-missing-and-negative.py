import plotly.express as px

shown = result.assign(**{"Region": result["Region"].astype("string").fillna("(missing)")})
figure = px.bar(
    shown,
    x="Region",
    y="sum Weight",
    title="Total Weight by Region",
    labels={"sum Weight": "Total Weight"},
)
figure.update_xaxes(type="category")
figure.show()
