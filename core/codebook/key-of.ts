/** A key for a name: lower-case letters a to z, digits and underscores, beginning with a letter; empty where the name has none of them. */
export function keyOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+|_+$/g, '')
  return plain.slice(0, 60).replace(/_+$/, '')
}

/** Keys for names, all different, in the order given: where a name has no letter of a key, or one is taken, they are numbered. */
export function keysOf(names: readonly string[], nameless: string): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(names.map((name) => {
    const wanted = keyOf(name) || nameless
    let key = wanted
    for (let number = 2; taken.has(key); number++) key = `${wanted}_${number}`
    taken.add(key)
    return [name, key]
  }))
}
