load_scheme --write
