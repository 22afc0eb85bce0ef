"""Who does what where: the stages in order, in one process or several."""
