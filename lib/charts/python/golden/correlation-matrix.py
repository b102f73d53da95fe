import plotly.express as px

figure = px.imshow(
    result.pivot_table(index="other column", columns="column", values="correlation", sort=False, observed=True),
    aspect="auto",
    title="Correlation",
)
figure.show()
