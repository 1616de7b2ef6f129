"""What needs Streamlit: controls, the player, page furniture."""
