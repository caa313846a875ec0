rate_company data/harbour_appliances --report json
