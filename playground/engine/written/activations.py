"""The lines of each activation in exported files: f(z), and f'(z) in terms of z and a = f(z)."""

from playground.engine.written import Written

LEAK = 0.01

TANH = Written(
    ("return np.tanh(z)", "return 1 - a**2"),
    "nn.Tanh()",
    'keras.layers.Activation("tanh")',
    '"tanh"',
    "{a} = Tanh ({z})",
)

RELU = Written(
    ("return np.maximum(z, 0)", "return (z > 0).astype(z.dtype)"),
    "nn.ReLU()",
    'keras.layers.Activation("relu")',
    '"relu"',
    "{a} = Relu ({z})",
)

SIGMOID = Written(
    ("return (1 + np.tanh(z / 2)) / 2", "return a * (1 - a)"),
    "nn.Sigmoid()",
    'keras.layers.Activation("sigmoid")',
    '"logistic"',
    "{a} = Sigmoid ({z})",
)

LEAKY_RELU = Written(
    (f"return np.maximum(z, {LEAK} * z)", f"return np.where(z > 0, 1, {LEAK}).astype(z.dtype)"),
    f"nn.LeakyReLU({LEAK})",
    f"keras.layers.LeakyReLU(negative_slope={LEAK})",
    onnx=f"{{a}} = LeakyRelu <alpha = {LEAK}> ({{z}})",
)

ELU = Written(
    (
        "return np.maximum(z, 0) + np.expm1(np.minimum(z, 0))",
        "return np.exp(np.minimum(z, 0))",
    ),
    "nn.ELU()",
    'keras.layers.Activation("elu")',
    onnx="{a}_up = Max ({z}, zero) {a}_low = Min ({z}, zero) {a}_exp = Exp ({a}_low) "
    "{a}_down = Sub ({a}_exp, one) {a} = Add ({a}_up, {a}_down)",
)

SOFTPLUS = Written(
    ("return np.logaddexp(z, 0)", "return (1 + np.tanh(z / 2)) / 2"),
    "nn.Softplus(threshold=40)",  # above its 20, PyTorch takes z for it
    'keras.layers.Activation("softplus")',
    onnx="{a}_up = Max ({z}, zero) {a}_size = Abs ({z}) {a}_low = Neg ({a}_size) {a}_exp = Exp ({a}_low) "
    "{a}_sum = Add ({a}_exp, one) {a}_log = Log ({a}_sum) {a} = Add ({a}_up, {a}_log)",
)

SWISH = Written(
    (
        "return z * (1 + np.tanh(z / 2)) / 2",
        "s = (1 + np.tanh(z / 2)) / 2\nreturn s * (1 + z * (1 - s))",
    ),
    "nn.SiLU()",
    'keras.layers.Activation("silu")',
    onnx="{a}_share = Sigmoid ({z}) {a} = Mul ({z}, {a}_share)",
)

LINEAR = Written(
    ("return z", "return np.ones_like(z)"),
    "nn.Identity()",
    'keras.layers.Activation("linear")',
    '"identity"',
    "{a} = Identity ({z})",
)

STEP = Written(
    ("return (z > 0).astype(z.dtype)", "return np.zeros_like(z)"),
    onnx="{a}_is = Greater ({z}, zero) {a} = CastLike ({a}_is, {z})",
)
