load_scheme data/bike_loan/findings.csv
