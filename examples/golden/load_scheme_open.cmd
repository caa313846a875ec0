load_scheme data/bike_loan/scheme.csv ../tests/files/cases/open_loan.csv
