/**
 * The digamma function ψ(x), the derivative of log Γ, for x > 0. By ψ(x) = ψ(x + 1) − 1/x up to where the asymptotic
 * series (M. Abramowitz and I. A. Stegun, “Handbook of Mathematical Functions”, 6.3.18) is exact to about 1e−15.
 */
export function digamma(x: number): number {
  let below = 0
  let at = x
  for (; at < 12; at++) below += 1 / at
  const square = 1 / (at * at)
  const series = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132 - square * (691 / 32760 - square / 12))))))
  return Math.log(at) - 0.5 / at - series - below
}
