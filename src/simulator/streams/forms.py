"""Forms in which numbers lie in memory: tables of quantiles, and lanes.

A table is a vector: its kind, its size, then its numbers.

- EVEN: values, each as likely as another;
- STEPS: edges e_1..e_(n-1) of probability, then values v_0..v_(n-1): v_i where e_i < u <= e_(i+1);
- SMOOTH: knots k_0..k_n on the normal score z of u, then for each piece the `COEFFICIENTS` of a polynomial in
  t = 2 (z - k_i) / (k_(i+1) - k_i) - 1, lowest power first.
"""

EVEN, STEPS, SMOOTH = 0.0, 1.0, 2.0
COEFFICIENTS = 10
#: Numbers worked on at a time.
LANES = 16
