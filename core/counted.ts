/**
 * A count with its noun, as in `1 article` and `1304 articles`: for files and messages of which one in a hundred has one of
 * a thing. Digits alone, because programs read some of them.
 * @param several where more than one is called otherwise than with an s
 */
export function counted(count: number, noun: string, several = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : several}`
}

/** The same for people alone, with commas: `1 article`, `1,304 articles`. */
export function many(count: number, noun: string, several = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : several}`
}
