import type { ImportColumn } from './mapping'

/** How many columns are told of, how many examples of each, and how long these are in code points. */
const most = { columns: 300, examples: 3, length: 120 } as const

/** Gathers the columns of rows as they come, in the order in which they first appear. */
export class Columns {
  readonly #found = new Map<string, string[]>()

  add(fields: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(fields)) {
      let examples = this.#found.get(name)
      if (!examples) {
        if (this.#found.size >= most.columns) continue
        this.#found.set(name, (examples = []))
      }
      if (examples.length >= most.examples) continue
      const words = value.slice(0, most.length * 8).replace(/\s+/gu, ' ').replace(/\p{Cs}/gu, '').trim()
      if (words === '') continue
      const example = [...words].slice(0, most.length).join('')
      if (!examples.includes(example)) examples.push(example)
    }
  }

  list(): ImportColumn[] {
    return [...this.#found].map(([name, examples]) => ({ name, examples }))
  }
}
