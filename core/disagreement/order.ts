/** Compares two strings by their UTF-16 code units: the same on every machine, unlike a locale's order. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Compares two names of annotators, a number at the end as a number: `annotator-2` comes before `annotator-10`. */
export function compareNames(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => /^(.*?)(\d{0,9})$/su.exec(name)!)
  return compareText(left![1]!, right![1]!) || Number(left![2]) - Number(right![2]) || compareText(a, b)
}
