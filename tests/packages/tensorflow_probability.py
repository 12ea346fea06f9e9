import warnings

warnings.simplefilter("ignore")
import numpy as np
import tensorflow as tf
import tensorflow_probability as tfp

tfd, tfb, tfm, mcmc = tfp.distributions, tfp.bijectors, tfp.math, tfp.mcmc
x = tf.constant([0.1, 0.5, 0.9])
normal = tfd.Normal(0.0, 1.0)


def rounded(value):
    return np.round(np.asarray(value, dtype=np.float64), 4).tolist() if hasattr(value, "dtype") else value


def joint():
    a = yield tfd.Normal(0.0, 1.0)
    yield tfd.Normal(a, 1.0)


DISTRIBUTIONS = dict(
    normal=lambda: tfd.Normal(0.0, [1.0, 2.0, 3.0]),
    gamma=lambda: tfd.Gamma(2.0, 3.0),
    beta=lambda: tfd.Beta(2.0, 3.0),
    student=lambda: tfd.StudentT(3.0, 0.0, 1.0),
    mix=lambda: tfd.MixtureSameFamily(tfd.Categorical(probs=[0.3, 0.7]), tfd.Normal([0.0, 1.0], [1.0, 0.5])),
    trunc=lambda: tfd.TruncatedNormal(0.0, 1.0, -1.0, 1.0),
    vonm=lambda: tfd.VonMises(0.0, 1.0),
    logn=lambda: tfd.LogNormal(0.0, 1.0),
    trans=lambda: tfd.TransformedDistribution(normal, tfb.Sigmoid()),
    ind=lambda: tfd.Independent(tfd.Normal([0.0, 1.0, 2.0], 1.0), 1),
    skell=lambda: tfd.Laplace(0.0, 1.0),
    kum=lambda: tfd.Kumaraswamy(2.0, 3.0),
    hc=lambda: tfd.HalfCauchy(0.0, 1.0),
)
CALLS = {
    "mvn": lambda: tfd.MultivariateNormalTriL([0.0, 1.0], [[1.0, 0.0], [0.5, 2.0]]).log_prob([[1.0, 2.0]]),
    "kl": lambda: tfd.kl_divergence(normal, tfd.Normal(1.0, 2.0)),
    "poisson": lambda: tfd.Poisson(3.0).log_prob([0.0, 1.0, 2.0]),
    "binomial": lambda: tfd.Binomial(5.0, probs=0.3).sample(4, seed=[1, 2]),
    "hmm": lambda: tfd.HiddenMarkovModel(
        tfd.Categorical(probs=[0.8, 0.2]),
        tfd.Categorical(probs=[[0.7, 0.3], [0.2, 0.8]]),
        tfd.Normal([0.0, 15.0], [5.0, 10.0]),
        4,
    ).log_prob([0.0, 3.0, 12.0, 8.0]),
    "hmm mode": lambda: tfd.HiddenMarkovModel(
        tfd.Categorical(probs=[0.8, 0.2]),
        tfd.Categorical(probs=[[0.7, 0.3], [0.2, 0.8]]),
        tfd.Normal([0.0, 15.0], [5.0, 10.0]),
        4,
    ).posterior_mode([0.0, 3.0, 12.0, 8.0]),
    "gp": lambda: tfd.GaussianProcess(
        tfm.psd_kernels.ExponentiatedQuadratic(), np.linspace(0, 1, 4)[:, None].astype(np.float32)
    ).log_prob([0.0, 1.0, 0.0, 1.0]),
    "lgssm": lambda: tfd.LinearGaussianStateSpaceModel(
        5,
        tf.linalg.LinearOperatorIdentity(1),
        tfd.MultivariateNormalDiag([0.0], [1.0]),
        tf.linalg.LinearOperatorIdentity(1),
        tfd.MultivariateNormalDiag([0.0], [2.0]),
        tfd.MultivariateNormalDiag([0.0], [1.0]),
    ).log_prob(tf.ones([5, 1])),
    "bfgs": lambda: (
        tfp.optimizer.bfgs_minimize(
            lambda p: tfm.value_and_gradient(lambda q: tf.reduce_sum((q - [1.0, 2.0]) ** 2), p), initial_position=[0.0, 0.0]
        ).position
    ),
    "nm": lambda: (
        tfp.optimizer.nelder_mead_minimize(
            lambda p: tf.reduce_sum((p - [1.0, 2.0]) ** 2), initial_vertex=[0.0, 0.0], func_tolerance=1e-5
        ).position
    ),
    "lbfgs": lambda: (
        tfp.optimizer.lbfgs_minimize(
            lambda p: tfm.value_and_gradient(lambda q: tf.reduce_sum((q - [1.0, 2.0]) ** 4), p), initial_position=[0.0, 0.0]
        ).num_iterations
    ),
    "de": lambda: (
        tfp.optimizer.differential_evolution_minimize(
            lambda a, b: (a - 1.0) ** 2 + b**2, initial_position=(1.5, 1.0), seed=[1, 2] and 43
        ).converged
    ),
    "ode": lambda: tfm.ode.DormandPrince().solve(lambda t, y: -y, 0.0, tf.constant([1.0]), solution_times=[1.0, 2.0]).states,
    "bdf": lambda: tfm.ode.BDF().solve(lambda t, y: -y, 0.0, tf.constant([1.0]), solution_times=[1.0, 2.0]).states,
    "root": lambda: tfm.find_root_chandrupatla(lambda x: x**2 - 2.0, 0.0, 2.0).estimated_root,
    "secant": lambda: tfm.secant_root(lambda x: x**2 - 2.0, 1.0).estimated_root,
    "hmc": lambda: mcmc.sample_chain(
        8,
        current_state=0.0,
        kernel=mcmc.HamiltonianMonteCarlo(normal.log_prob, 0.3, 3),
        num_burnin_steps=2,
        trace_fn=None,
        seed=[1, 2],
    ),
    "nuts": lambda: mcmc.sample_chain(
        5, current_state=0.0, kernel=mcmc.NoUTurnSampler(normal.log_prob, 0.5), num_burnin_steps=1, trace_fn=None, seed=[1, 2]
    ),
    "slice": lambda: mcmc.sample_chain(
        5, current_state=0.0, kernel=mcmc.SliceSampler(normal.log_prob, 0.5, 3), trace_fn=None, seed=[1, 2]
    ),
    "dual": lambda: mcmc.sample_chain(
        5,
        current_state=0.0,
        kernel=mcmc.DualAveragingStepSizeAdaptation(mcmc.HamiltonianMonteCarlo(normal.log_prob, 0.3, 3), 3),
        trace_fn=None,
        seed=[1, 2],
    ),
    "replica": lambda: mcmc.sample_chain(
        4,
        current_state=0.0,
        kernel=mcmc.ReplicaExchangeMC(
            normal.log_prob, inverse_temperatures=[1.0, 0.5], make_kernel_fn=lambda lp: mcmc.HamiltonianMonteCarlo(lp, 0.3, 3)
        ),
        trace_fn=None,
        seed=[1, 2],
    ),
    "ess": lambda: mcmc.effective_sample_size(tf.sin(tf.range(50.0))),
    "rhat": lambda: mcmc.potential_scale_reduction(tf.reshape(tf.sin(tf.range(60.0)), [20, 3])),
    "stats": lambda: (
        tfp.stats.percentile(tf.range(9.0), 30.0),
        tfp.stats.histogram(tf.range(9.0), [0.0, 3.0, 9.0]),
        tfp.stats.auto_correlation(tf.sin(tf.range(9.0))),
        tfp.stats.covariance(tf.ones([3, 2])),
    ),
    "interp": lambda: tfm.interp_regular_1d_grid(x, 0.0, 1.0, tf.range(5.0)),
    "special": lambda: (
        tfm.lbeta(x, x),
        tfm.owens_t(x, x),
        tfm.betainc(2.0, 3.0, x),
        tfm.bessel_iv_ratio(1.0, x),
        tfm.lambertw(x),
        tfm.igammainv(2.0, x),
        tfm.log_cosh(x),
    ),
    "pivchol": lambda: tfm.pivoted_cholesky(tf.eye(3) + 1.0, 2),
    "joint": lambda: tfd.JointDistributionCoroutineAutoBatched(joint).log_prob(1.0, 2.0),
    "joint sample": lambda: list(tfd.JointDistributionSequential([normal, lambda a: tfd.Normal(a, 1.0)]).sample(2, seed=[1, 2])),
    "vi": lambda: tfp.vi.monte_carlo_variational_loss(normal.log_prob, tfd.Normal(0.5, 1.0), 10, seed=[1, 2]),
    "sts": lambda: (
        tfp.sts.LocalLinearTrend(observed_time_series=tf.range(6.0))
        .make_state_space_model(6, [1.0, 1.0])
        .log_prob(tf.range(6.0)[:, None])
    ),
    "bad": lambda: tfd.Normal(0.0, -1.0, validate_args=True).sample(),
    "glm": lambda: tfp.glm.fit(
        tf.constant([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]]), tf.constant([0.0, 1.0, 1.0]), tfp.glm.Bernoulli(), maximum_iterations=5
    )[0],
    "pf": lambda: tfp.experimental.mcmc.particle_filter(
        tf.constant([0.0, 1.0, 2.0]), normal, lambda t, s: tfd.Normal(s, 1.0), lambda t, s: tfd.Normal(s, 0.5), 10, seed=[1, 2]
    )[0],
}
BIJECTORS = {"exp": tfb.Exp(), "softplus": tfb.Softplus(), "chain": tfb.Chain([tfb.Shift(1.0), tfb.Scale(2.0), tfb.Tanh()])}
for name, make in DISTRIBUTIONS.items():
    CALLS[name] = lambda make=make: (make().log_prob(x), make().sample(3, seed=[1, 2]))
for name, bijector in BIJECTORS.items():
    CALLS[name] = lambda b=bijector: (b.forward(x), b.forward_log_det_jacobian(x, 0), b.inverse(b.forward(x)))
for name, call in CALLS.items():
    for way, f in ("eager", call), ("graph", tf.function(call)):
        try:
            print(name, way, tf.nest.map_structure(rounded, f(), expand_composites=False), flush=True)
        except Exception as error:
            print(name, way, type(error).__name__, flush=True)
