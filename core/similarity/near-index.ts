import { bandKeys, bands, likeness, nearTextThreshold, signatureLength } from './min-hash'

/** What is nearly the same as something, and how alike they are. */
export interface Near {
  /** The number under which it was added. */
  readonly index: number
  /** 0 to 1, estimated. */
  readonly alike: number
}

/** How many under one key are compared: of a text that stands a thousand times the first few are enough. */
const mostUnderKey = 24

/**
 * Signatures by their band keys, to find what is nearly the same as a new one without comparing all pairs. About 400 bytes for each,
 * in plain arrays: a hundred thousand texts take 40 MB.
 */
export class NearIndex {
  #signatures = new Uint16Array(1024 * signatureLength)
  /** An open table of keys: the place of the first entry under a key, or 0. */
  #heads = new Int32Array(1024 * bands * 2)
  /** Of each entry its key and the next entry under the same key, or 0. An entry’s number is its text’s times the bands, plus one. */
  #keys = new Uint32Array(1024 * bands + 1)
  #next = new Int32Array(1024 * bands + 1)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Adds a signature, and answers with its number: they count from 0. */
  add(signature: Uint16Array): number {
    const index = this.#size++
    if ((index + 1) * signatureLength > this.#signatures.length) this.#grow()
    this.#signatures.set(signature, index * signatureLength)
    bandKeys(signature).forEach((key, band) => this.#enter(key, index * bands + band + 1))
    return index
  }

  /** What is most alike to a signature, of all that are near; of equals what was added first. Undefined where nothing is. */
  nearest(signature: Uint16Array): Near | undefined {
    let best: Near | undefined
    for (const near of this.near(signature)) if (!best || near.alike > best.alike || (near.alike === best.alike && near.index < best.index)) best = near
    return best
  }

  /** All that are near a signature, as far as they share a key with it. */
  near(signature: Uint16Array): Near[] {
    const found = new Map<number, number>()
    for (const key of bandKeys(signature)) {
      let compared = 0
      for (let entry = this.#heads[this.#slot(key)]!; entry !== 0 && compared < mostUnderKey; entry = this.#next[entry]!, compared++) {
        const index = Math.floor((entry - 1) / bands)
        if (!found.has(index)) found.set(index, likeness(signature, this.signature(index)))
      }
    }
    return [...found].flatMap(([index, alike]) => (alike >= nearTextThreshold ? [{ index, alike }] : []))
  }

  /** The signature that was added under a number. */
  signature(index: number): Uint16Array {
    return this.#signatures.subarray(index * signatureLength, (index + 1) * signatureLength)
  }

  /** The slot of a key: its own, or the free one where it would stand. */
  #slot(key: number): number {
    const mask = this.#heads.length - 1
    let slot = key & mask
    while (this.#heads[slot] !== 0 && this.#keys[this.#heads[slot]!] !== key) slot = (slot + 1) & mask
    return slot
  }

  /** Behind the others of its key, so that the first ones are compared first; left out where there are enough. */
  #enter(key: number, entry: number): void {
    this.#keys[entry] = key
    const slot = this.#slot(key)
    let last = this.#heads[slot]!
    if (last === 0) {
      this.#heads[slot] = entry
      return
    }
    let length = 1
    while (this.#next[last] !== 0) {
      last = this.#next[last]!
      length++
    }
    if (length < mostUnderKey) this.#next[last] = entry
  }

  #grow(): void {
    const capacity = (this.#signatures.length / signatureLength) * 2
    const signatures = new Uint16Array(capacity * signatureLength)
    signatures.set(this.#signatures)
    const [keys, next] = [new Uint32Array(capacity * bands + 1), new Int32Array(capacity * bands + 1)]
    keys.set(this.#keys)
    next.set(this.#next)
    const heads = this.#heads.filter((head) => head !== 0)
    this.#signatures = signatures
    this.#keys = keys
    this.#next = next
    this.#heads = new Int32Array(capacity * bands * 2)
    for (const head of heads) this.#heads[this.#slot(keys[head]!)] = head
  }
}
