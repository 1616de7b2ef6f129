# `make image` and deploy/compose.yaml build this with the base pinned by digest, which is named there.
FROM python:3.11-slim

WORKDIR /app
COPY requirements.txt .
# Every package as its hash says, and no other: the list is whole. Their own tests, a tenth of the image, are nobody's
# concern here.
RUN pip install --no-cache-dir --require-hashes --no-deps -r requirements.txt \
    && find / -xdev -type d -name tests -path '*/site-packages/*' -prune -exec rm -rf {} +
COPY . .

# The packages were compiled by pip; the app's own folder is not the user's to write. A read-only root will do,
# with a /tmp in memory, where the training processes meet; it needs no capabilities.
# HOME: the user has no account, and libraries ask where they may write.
# One thread for algebra: the matrices are small and many sessions share the processors.
# An address to print: otherwise Streamlit asks a service outside which one it has.
ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp \
    OMP_NUM_THREADS=1 \
    OPENBLAS_NUM_THREADS=1 \
    STREAMLIT_BROWSER_GATHER_USAGE_STATS=false \
    STREAMLIT_BROWSER_SERVER_ADDRESS=localhost \
    STREAMLIT_CLIENT_SHOW_ERROR_DETAILS=none \
    STREAMLIT_CLIENT_TOOLBAR_MODE=viewer \
    STREAMLIT_SERVER_FILE_WATCHER_TYPE=none

# A number, so that Kubernetes can see that it is not root.
USER 10001
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8501/health', timeout=4)"]
CMD ["streamlit", "run", "app.py", "--server.address=0.0.0.0", "--server.port=8501"]
