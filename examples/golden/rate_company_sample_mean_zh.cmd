rate_company data/harbour_sample --policy mean_of_outlets --level 0.9 --lang zh
