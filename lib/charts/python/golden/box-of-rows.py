import plotly.express as px

shown = result.assign(**{"Origin": result["Origin"].astype("string").fillna("(missing)")})
figure = px.box(
    shown,
    x="Origin",
    y="Power",
    title="Distribution of Power by Origin",
)
figure.update_xaxes(type="category")
figure.show()

import plotly.express as px

shown = result.assign(**{"Origin": result["Origin"].astype("string").fillna("(missing)")})
figure = px.scatter(
    shown,
    x="Origin",
    y="Power",
    opacity=0.6,
    title="Power by Origin",
)
figure.update_xaxes(type="category")
figure.show()

import plotly.express as px

figure = px.histogram(
    result,
    x="Power",
    title="Distribution of Power",
)
figure.show()
