import streamlit as st


def drawn(key, chart, value, label, is_fixed=False):
    if is_fixed:
        st.write(value)
        return value
    n = chart["points"]
    if chart["kind"] == "line":
        return [0.5] * n
    return [[-1, -1], [1, 1]] if n == 2 else [[0.5, 0], [0, 0.5], [-0.5, 0], [0, -0.5]]
