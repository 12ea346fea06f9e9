"""What the interpreter and the standard library do in C, in Python: converted as any module is, when a graph needs it.

Each function means what its namesake means; on tensors its loops and conditions are the graph's.
"""
