"""The perceptron: one unit that learns, first with a step, then with a line, then with a sigmoid."""

import streamlit as st

from playground.ui.furniture import choose_format, opening, try_this
from playground.ui.perceptron.corrections import rosenblatt
from playground.ui.perceptron.linear import linear
from playground.ui.perceptron.logistic import logistic

TABS = {"1 · Perceptron": rosenblatt, "2 · Linear regression": linear, "3 · Logistic regression": logistic}

opening(
    "What can a single unit learn, and what can it never learn?",
    "It can learn what one straight line divides. Follow the line through each correction, then choose XOR.",
)
for tab, show in zip(st.tabs(list(TABS), key="perceptron_tab", on_change="rerun"), TABS.values(), strict=True):
    if tab.open:
        with tab:
            show()
choose_format()
try_this(
    "Step through AND. Which corrections turn the line, and which only shift it?",
    "Choose XOR and go through the circle: which answer does each correction spoil again?",
    "Place points of your own, the classes closer together. The margin shrinks and the bound grows: do the "
    "corrections follow?",
    "In tab 2, the tutorial's line stops short of 5 and 3. Which learning rate arrives within the 50 epochs, "
    "which one explodes, and what changes when randn draws x?",
    "In tab 3, pull the clouds 6 apart: every point is right, and the weights still grow. What is there to gain?",
)
