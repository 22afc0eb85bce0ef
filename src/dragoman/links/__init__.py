"""What holds between rows and articles of many articles: pure functions from these to Links."""
