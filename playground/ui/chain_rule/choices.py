def chosen():
    return None
