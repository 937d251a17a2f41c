/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

type Path = readonly (string | number)[]

/** A place in a body. Places that differ in nothing but an index of a list count as one. */
export interface Place {
  readonly path: Path
  readonly value: Json
}

/** The places of a body that hold what `wanted` asks for, one of each form. */
export function placesOf(body: Json, wanted: (value: Json) => boolean): readonly Place[] {
  const found = new Map<string, Place>()
  const visit = (value: Json, path: Path): void => {
    const form = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.')
    if (wanted(value) && !found.has(form)) found.set(form, { path, value })
    if (Array.isArray(value)) value.forEach((one: Json, index) => visit(one, [...path, index]))
    else if (isObject(value)) for (const [key, one] of Object.entries(value)) visit(one, [...path, key])
  }
  visit(body, [])
  return [...found.values()]
}

export const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const isLeaf = (value: Json): boolean => value === null || typeof value !== 'object'

/** The body with another value at a place. */
export function replaced(body: Json, path: Path, value: Json): Json {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (Array.isArray(body)) return body.map((one: Json, index) => (index === step ? replaced(one, rest, value) : one))
  return Object.fromEntries(
    Object.entries(body as { readonly [key: string]: Json }).map(([key, one]) => [
      key,
      key === step ? replaced(one, rest, value) : one,
    ]),
  )
}

/** Numbers between 0 and 1 that come in the same order for the same seed (mulberry32), so that a failure can be had again. */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const oddities: readonly Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  2 ** 31,
  2 ** 53,
  '',
  ' ',
  '0',
  'null',
  '\u0000',
  '\ud800',
  '🙂',
  'e\u0301',
  'שלום',
  '\u202e',
  '%00',
  "' OR 1=1 --",
  '../../etc/passwd',
  '{"contains":""}',
  'x'.repeat(5000),
  [],
  [[]],
  {},
  { contains: '' },
  { not: null },
  { $ne: null },
  { toString: 'x' },
  [null],
  '00000000-0000-0000-0000-000000000000',
  'true',
  '1e999',
  'constructor',
]

/** A body spoilt somewhere: another value at a place, a place gone, doubled or moved, or its bytes cut or changed. */
export function spoil(body: Json, random: () => number): Buffer {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const all = placesOf(body, () => true)
  const place = pick(all)
  const kind = Math.floor(random() * 6)
  if (kind === 0) return Buffer.from(JSON.stringify(replaced(body, place.path, pick(all).value)))
  if (kind === 1)
    return Buffer.from(
      JSON.stringify(
        replaced(
          body,
          place.path,
          isObject(place.value)
            ? { ...place.value, [pick(['id', 'where', '__proto__', 'projectId', ''])]: pick(oddities) }
            : [place.value, place.value],
        ),
      ),
    )
  const text = Buffer.from(JSON.stringify(kind === 2 ? body : replaced(body, place.path, pick(oddities))))
  if (kind === 2) {
    const bytes = Buffer.from(text)
    for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1)
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
    return bytes
  }
  return kind === 3 && random() < 0.3 ? text.subarray(0, Math.floor(random() * text.length)) : text
}
