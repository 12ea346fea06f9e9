"""The functions of the AutoGraph guide, undecorated but for the two that show the decorator; `guide.py` runs them."""
