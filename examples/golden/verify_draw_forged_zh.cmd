verify_draw data/corner_shops/forged.record data/corner_shops/frame.csv --lang zh
