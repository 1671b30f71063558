def collapse(layers):
    W, b = layers[0]
    for W2, b2 in layers[1:]:
        W, b = W2 @ W, W2 @ b + b2
    return W, b
