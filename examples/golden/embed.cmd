embed
