/** A share in per cent, without the sign: `0`, `<1`, `37`. What is not quite 0 or 100 never reads as if it were. */
export function writeShare(share: number): string {
  const percent = share * 100
  return percent > 0 && percent < 0.5 ? '<1' : percent < 100 && percent >= 99.5 ? '>99' : String(Math.round(percent))
}
