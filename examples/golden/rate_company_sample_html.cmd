rate_company data/harbour_sample --report html
