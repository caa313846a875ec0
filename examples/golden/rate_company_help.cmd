rate_company --help
