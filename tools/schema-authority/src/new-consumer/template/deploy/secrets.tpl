login {{login}} {{name}}
