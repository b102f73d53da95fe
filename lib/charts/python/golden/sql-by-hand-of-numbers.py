import plotly.express as px

figure = px.histogram(
    result,
    x="x",
    title="Distribution of x",
)
figure.show()

import plotly.express as px

figure = px.box(
    result,
    y="x",
    title="Distribution of x",
)
figure.show()
