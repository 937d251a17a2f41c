/**
 * Colours of a codebook on light and dark paper. The codebook names one ink and one tint per group,
 * chosen for light paper; what dark paper needs is computed, so that no codebook can be unreadable.
 */

/** `#rrggbb`, in either case. */
export type Hex = string

/** The paper of the two colour schemes; the same values as `--paper` in components/page/tokens.css. */
export const papers = { light: '#fbfaf7', dark: '#161513' } as const

/** The least contrast of text with its ground: WCAG 2.2, 1.4.3. */
export const readable = 4.5

/** Three numbers of one colour, in the space that is spoken of. */
export type Triple = readonly [number, number, number]

/** Relative luminance of WCAG 2.2, 0 (black) to 1 (white). @throws RangeError when it is no colour. */
export function luminance(colour: Hex): number {
  const [red, green, blue] = linear(colour)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio of WCAG 2.2, 1 to 21, in either order. */
export function contrast(one: Hex, other: Hex): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/**
 * The ink, made lighter on dark paper or darker on light paper until it is readable on it. The hue
 * stays (in OKLab, where equal steps look equal); an ink that is readable already comes back as it is.
 */
export function inkOn(paper: Hex, ink: Hex, ratio: number = readable): Hex {
  if (contrast(ink, paper) >= ratio) return ink
  const up = luminance(paper) < 0.18
  const [lightness, a, b] = toOklab(linear(ink))
  for (let step = 1; step <= 100; step++) {
    const next = up ? lightness + (1 - lightness) * (step / 100) : lightness * (1 - step / 100)
    const found = inGamut(next, a, b)
    if (contrast(found, paper) >= ratio) return found
  }
  return up ? '#ffffff' : '#000000'
}

/** The tint behind a passage: the codebook's own on light paper, a shade of it on dark, where light ink is read on it. */
export function tintOn(paper: Hex, tint: Hex): Hex {
  return luminance(paper) < 0.18 ? mix(tint, paper, 0.24) : mix(tint, paper, 0.6)
}

/**
 * The ink of a group on a paper, readable on its tint there too, which is nearer to the ink than the paper is. On dark
 * paper inks are not all made as light as they must be, but those lighter that are darker on light paper: people who
 * confuse hues tell them apart by their lightness.
 */
export function groupInkOn(paper: Hex, { ink, tint }: { readonly ink: Hex; readonly tint: Hex }): Hex {
  const dark = luminance(paper) < 0.18
  return inkOn(tintOn(paper, tint), ink, dark ? readable + 0.4 * Math.max(0, contrast(ink, papers.light) - readable) : readable)
}

/** `share` of the first colour and the rest of the second, in sRGB. */
export function mix(one: Hex, other: Hex, share: number): Hex {
  const [first, second] = [channels(one), channels(other)]
  return write(first.map((value, index) => value * share + second[index]! * (1 - share)) as unknown as Triple)
}

/** sRGB channels, 0 to 1. */
function channels(colour: Hex): Triple {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new RangeError(`“${colour}” is no colour: # and six hexadecimal digits`)
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255) as unknown as Triple
}

function write(values: Triple): Hex {
  return `#${values.map((value) => Math.round(Math.min(1, Math.max(0, value)) * 255).toString(16).padStart(2, '0')).join('')}`
}

/** Linear sRGB, 0 to 1. @throws RangeError when it is no colour. */
export function linear(colour: Hex): Triple {
  return channels(colour).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as unknown as Triple
}

/** Linear sRGB to OKLab (B. Ottosson, 2020). */
export function toOklab([red, green, blue]: Triple): Triple {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ]
}

/** An OKLab colour as sRGB; where sRGB has no such colour, with less chroma and the same hue. */
function inGamut(lightness: number, a: number, b: number): Hex {
  for (let chroma = 1; chroma > 0; chroma -= 0.05) {
    const rgb = fromOklab(lightness, a * chroma, b * chroma)
    if (rgb.every((value) => value >= -0.001 && value <= 1.001)) return write(rgb.map(gamma) as unknown as Triple)
  }
  return write([lightness, lightness, lightness])
}

function fromOklab(lightness: number, a: number, b: number): Triple {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

function gamma(value: number): number {
  return value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055
}
