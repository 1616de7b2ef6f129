"""What the server does beside Streamlit: files, the page that carries all pages, health, and protection."""
