verify_draw data/corner_shops/draw.record data/corner_shops/frame.csv --ticket "Mill Lane 2"
