import warnings

warnings.simplefilter("ignore")
import gpflow
import numpy as np
import tensorflow as tf

gpflow.config.set_default_float(np.float64)
X = np.linspace(0, 1, 12)[:, None]
Y = np.sin(6 * X) + 0.1 * np.cos(40 * X)


def show(name, *values):
    print(name, [np.round(np.asarray(value, dtype=np.float64), 3).tolist() for value in values], flush=True)


def optimised(model, loss, steps=15):
    gpflow.optimizers.Scipy().minimize(loss, model.trainable_variables, options={"maxiter": steps})
    return model


kernel = gpflow.kernels
kernels = {"rbf": kernel.SquaredExponential(), "matern": kernel.Matern52() + kernel.White(0.1),
           "periodic": kernel.Periodic(kernel.SquaredExponential()), "product": kernel.Linear() * kernel.RationalQuadratic(),
           "cosine": kernel.Cosine(), "poly": kernel.Polynomial(), "arccos": kernel.ArcCosine(),
           "change": kernel.ChangePoints([kernel.Matern12(), kernel.Matern32()], [0.5])}
for name, each in kernels.items():
    show(name, each(X)[0, :3], tf.function(each)(X)[0, :3], each(X, full_cov=False)[:3])
gpr = optimised(m := gpflow.models.GPR((X, Y), kernel.Matern32(), noise_variance=0.1), m.training_loss)
show("gpr", gpr.log_marginal_likelihood(), *gpr.predict_y(X[:3]), *gpr.predict_f(X[:2], full_cov=True))
show("gpr graph", *tf.function(gpr.predict_f)(X[:3]))
sgpr = optimised(m := gpflow.models.SGPR((X, Y), kernel.SquaredExponential(), X[::3].copy()), m.training_loss)
show("sgpr", sgpr.elbo(), *sgpr.predict_f(X[:3]))
svgp = gpflow.models.SVGP(kernel.SquaredExponential(), gpflow.likelihoods.Bernoulli(), X[::4].copy())
data = X, (Y > 0).astype(float)
optimised(svgp, svgp.training_loss_closure(data))
show("svgp", svgp.elbo(data), *svgp.predict_y(X[:3]))
natural = gpflow.optimizers.NaturalGradient(gamma=0.5)
natural.minimize(svgp.training_loss_closure(data), [(svgp.q_mu, svgp.q_sqrt)])
show("natural", svgp.elbo(data))
vgp = optimised(m := gpflow.models.VGP((X, Y), kernel.SquaredExponential(), gpflow.likelihoods.StudentT()), m.training_loss)
show("vgp", vgp.elbo(), *vgp.predict_f(X[:2]))
model = gpflow.models.GPMC((X, Y), kernel.SquaredExponential(), gpflow.likelihoods.Gaussian())
show("gpmc", model.log_posterior_density(), tf.function(model.log_posterior_density)())
multi = kernel.SharedIndependent(kernel.SquaredExponential(), output_dim=2)
show("multi", tf.reduce_sum(multi(X, full_cov=True, full_output_cov=False)))
for bad in (lambda: gpflow.models.GPR((X, Y[:3]), kernel.SquaredExponential()).log_marginal_likelihood(),
            lambda: gpflow.Parameter(-1.0, transform=gpflow.utilities.positive())):
    try:
        print(bad() is None)
    except Exception as error:
        print(type(error).__name__)
gpflow.utilities.print_summary(gpr, fmt="simple")
