import { type Hex, type Triple, linear, toOklab } from './colour'

/** The three ways of seeing two primaries where others see three. */
export const deficiencies = ['protanopia', 'deuteranopia', 'tritanopia'] as const
export type Deficiency = (typeof deficiencies)[number]

/**
 * What is left of a colour at full severity, in linear sRGB: the matrices of G. M. Machado, M. M. Oliveira and
 * L. A. F. Fernandes, “A Physiologically-based Model for Simulation of Color Vision Deficiency”, IEEE Transactions on
 * Visualization and Computer Graphics 15 (6), 2009, table 1 with severity 1.0. Chromium's developer tools use the same.
 */
const matrices: Readonly<Record<Deficiency, readonly [Triple, Triple, Triple]>> = {
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}

/** A colour in OKLab as somebody with this deficiency, or with none, sees it. @throws RangeError when it is no colour. */
export function seen(colour: Hex, deficiency?: Deficiency): Triple {
  const [red, green, blue] = linear(colour)
  if (!deficiency) return toOklab([red, green, blue])
  const [toRed, toGreen, toBlue] = matrices[deficiency].map(([fromRed, fromGreen, fromBlue]) => Math.min(1, Math.max(0, fromRed * red + fromGreen * green + fromBlue * blue))) as unknown as Triple
  return toOklab([toRed, toGreen, toBlue])
}

/**
 * How far apart two colours are to somebody with this deficiency, or with none: the distance in OKLab times 100, in
 * which about 2 is just noticed between large fields and black and white are 100 apart.
 */
export function difference(one: Hex, other: Hex, deficiency?: Deficiency): number {
  const [first, second] = [seen(one, deficiency), seen(other, deficiency)]
  return 100 * Math.hypot(...first.map((value, index) => value - second[index]!))
}
