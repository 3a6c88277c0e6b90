def read_slots(data, name):
    return None
