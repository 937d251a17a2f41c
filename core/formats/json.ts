/** A JSON object as it came, its keys unchecked. Read it with `Object.hasOwn` or the functions here: `__proto__` is a key like any other. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Parses JSON of whatever depth; undefined where it is none. A byte order mark before it is passed over. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text) as unknown }
  } catch {
    return undefined
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What stands under a key of its own; undefined where it has none. */
export function at(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** A text under a key; undefined where there is none. */
export function textAt(value: unknown, key: string): string | undefined {
  const found = at(value, key)
  return typeof found === 'string' ? found : undefined
}

/** A list under a key; undefined where there is none. */
export function listAt(value: unknown, key: string): readonly unknown[] | undefined {
  const found = at(value, key)
  return Array.isArray(found) ? found : undefined
}

/** A name: a text that is not empty, or a number as text. */
export function nameAt(value: unknown, key: string): string | undefined {
  const found = at(value, key)
  if (typeof found === 'number' && Number.isFinite(found)) return String(found)
  return typeof found === 'string' && found !== '' ? found : undefined
}
