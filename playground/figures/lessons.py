import plotly.graph_objects as go


def line_figure(drawn, measured, title, low, high):
    return go.Figure()


def boundary_figure(drawn, plane):
    return go.Figure()
