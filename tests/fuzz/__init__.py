"""Random whole programs, run as their author wrote them and as the converter does: the two must not differ."""
