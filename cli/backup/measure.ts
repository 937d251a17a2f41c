import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'
import type { BackedUpTable } from './manifest'

/** What a table of a backup is known by. */
export type Measured = Pick<BackedUpTable, 'rows' | 'bytes' | 'sha256'>

/**
 * Passes the rows of a table on, and counts and hashes them. In the text format of COPY a line feed ends a row, and stands
 * nowhere else.
 * @param ended called before the end is passed on; what it throws becomes the error of the stream
 */
export function measure(tell: (rows: number) => void, ended: (found: Measured) => void): Transform {
  const hash = createHash('sha256')
  let rows = 0
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _, pass) {
      let more = 0
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) more += 1
      hash.update(chunk)
      rows += more
      bytes += chunk.length
      if (more > 0) tell(more)
      pass(null, chunk)
    },
    flush(pass) {
      try {
        ended({ rows, bytes, sha256: hash.digest('hex') })
        pass()
      } catch (error) {
        pass(error instanceof Error ? error : new Error(String(error)))
      }
    },
  })
}
