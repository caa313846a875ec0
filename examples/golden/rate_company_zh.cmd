rate_company data/harbour_appliances --lang zh
