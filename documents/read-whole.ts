import { Refusal } from './refusal'

/** All bytes of a file that is small enough. Throws a `Refusal` as soon as there are more than `most`. */
export async function readWhole(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > most) throw new Refusal(`The file has more than ${most / 1024 / 1024} MiB, which is the limit for one of its kind.`)
    parts.push(chunk)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
