rate_company ../tests/files/cases/open
