draw_outlets data/corner_shops/frame.csv --visits 41 --seed x --source y --frame-published now --seed-published now
