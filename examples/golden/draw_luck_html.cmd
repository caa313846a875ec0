draw_luck data/two_hundred_outlets.csv --report html
