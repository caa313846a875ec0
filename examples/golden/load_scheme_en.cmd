load_scheme data/bike_loan/scheme.csv data/bike_loan/findings.csv
