"""What stands where, added up: reads rows, answers plain data. Pages, reports and the API print it."""
