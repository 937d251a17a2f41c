import { z } from 'zod'
import type { ReleaseChanges } from '@/core/release/changes'
import { type ComparedCodebook, compareReleases } from '@/core/release/compare-releases'
import { type ReleaseKey, type StoredFile, listFiles, readLines, readSeveral } from './files'

/** A release with its number. */
interface Numbered extends ReleaseKey {
  readonly number: number
}

const comparedCodebook = z.object({ tags: z.array(z.object({ key: z.string(), name: z.string(), definition: z.string() })) })

/**
 * The difference between two releases, computed from the lines that both have stored: nothing is held but what they are apart.
 * @throws when the signal ends it
 */
export async function readChanges(before: Numbered, after: Numbered, signal?: AbortSignal): Promise<ReleaseChanges> {
  const [one, other] = [await listFiles(before), await listFiles(after)]
  return compareReleases(
    { from: before.number, to: after.number }, allLines(before, one, signal), allLines(after, other, signal),
    { before: await readCodebooks(before, one), after: await readCodebooks(after, other) })
}

async function* allLines(key: ReleaseKey, files: readonly StoredFile[], signal: AbortSignal | undefined): AsyncGenerator<string, void, undefined> {
  for (const file of files) {
    if (file.format !== 'jsonl' || !file.path.endsWith('/articles.jsonl')) continue
    for await (const line of readLines(key, file)) {
      signal?.throwIfAborted()
      yield line
    }
  }
}

/** Every version of the codebook in a release, the oldest first. */
async function readCodebooks(key: ReleaseKey, files: readonly StoredFile[]): Promise<readonly ComparedCodebook[]> {
  const versions = await readSeveral(key, files.filter(({ format, path }) => format === 'codebook' && path.endsWith('.json')))
  return versions.flatMap((bytes) => {
    const parsed = comparedCodebook.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    return parsed.success ? [parsed.data] : []
  })
}
