draw_luck data/corner_shops/frame.csv
