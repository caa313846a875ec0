verify_audit data/harbour_audit --lang zh
