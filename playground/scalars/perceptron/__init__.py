"""What a single unit can learn, and what it can never learn.

A unit multiplies its inputs by weights, adds a bias and sends the sum z = w.x + b through an activation. Here
it is trained in three ways, each one idea further than the last:

1. `rule.corrections`: a step, y = 1 if z > 0 else 0, and Rosenblatt's rule, w <- w + (t - y) x. A row that is
   answered rightly changes nothing; the error t - y is -1, 0 or 1.
2. `descent.descend` with "mse": no step at all, y = z. The error may be any number, so there is a loss to go down.
3. `descent.descend` with "binary_crossentropy": a sigmoid, y between 0 and 1. The error t - y is as large as the
   doubt.

All three add (error times input) to the weights. And all three draw one straight line, so that none can learn
XOR: that takes a second layer, `rule.xor_network`.

F. Rosenblatt (1958), The perceptron: a probabilistic model for information storage and organization in the
brain. A. Novikoff (1962), On convergence proofs for perceptrons. M. Minsky and S. Papert (1969), Perceptrons.
"""
