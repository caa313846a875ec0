load_scheme data/bike_loan/scheme.csv --zh
