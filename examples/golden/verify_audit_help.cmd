verify_audit --help
