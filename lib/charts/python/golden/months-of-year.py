import plotly.express as px

shown = result.assign(**{"Day (month of year)": result["Day (month of year)"].astype("string").fillna("(missing)")})
figure = px.bar(
    shown,
    x="Day (month of year)",
    y="count",
    title="Number of rows by Day (month of year)",
    labels={"count": "Number of rows"},
)
figure.update_xaxes(type="category")
figure.show()

import plotly.express as px

shown = result.assign(**{"Day (month of year)": result["Day (month of year)"].astype("string").fillna("(missing)")})
figure = px.pie(
    shown,
    names="Day (month of year)",
    values="count",
    title="Number of rows by Day (month of year)",
    labels={"count": "Number of rows"},
)
figure.show()

import plotly.express as px

shown = result.assign(**{"Day (month of year)": result["Day (month of year)"].astype("string").fillna("(missing)")})
figure = px.line(
    shown,
    x="Day (month of year)",
    y="count",
    markers=True,
    title="Number of rows by Day (month of year)",
    labels={"count": "Number of rows"},
)
figure.update_xaxes(type="category")
figure.show()

import plotly.express as px

shown = result.assign(**{"Day (month of year)": result["Day (month of year)"].astype("string").fillna("(missing)")})
figure = px.scatter(
    shown,
    x="Day (month of year)",
    y="count",
    opacity=0.6,
    title="Number of rows by Day (month of year)",
    labels={"count": "Number of rows"},
)
figure.update_xaxes(type="category")
figure.show()
