"""From an import statement to a converted module: who decides, who finds, who loads, and who runs a script."""
