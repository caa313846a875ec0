draw_luck data/two_hundred_outlets.csv --by-stratum --lang zh --visits 30
