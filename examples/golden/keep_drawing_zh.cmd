keep_drawing --lang zh
