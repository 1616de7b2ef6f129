"""The run as a script: for NumPy alone, scikit-learn, PyTorch and Keras."""
