import type { Codebook } from '@/core/codebook/codebook'
import { type PassagePlace, maskCodebook, passagesFrom, withoutPassages } from '@/core/codebook/unread'
import { maskLine } from '@/core/outlet/mask'
import { type MaskTerm, maskTerms } from '@/core/outlet/mask-terms'
import { sayMasked } from '@/core/outlet/masked-words'
import { database } from './database'
import type { Access } from './principal'

/** A published version, as far as it matters here: its id and its content, neither of which ever changes. */
interface Published {
  readonly id: string
  readonly codebook: Codebook
}

/**
 * The codebook as a member may see it now, wherever it is answered. Of articles that they have still to submit for the first
 * time it shows no passages, and while the outlet of one of them is hidden, no name of any outlet of the project: were only
 * the hidden one masked, its mask would tell. A lead writes the codebook and brought the articles in: they see it whole.
 */
export async function codebookFor(access: Access, version: Published): Promise<Codebook> {
  return access.role === 'lead' ? version.codebook : (await codebookInReading(access, version)).codebook
}

/** The same in one's own reading, where nobody is an exception; and whether one has articles still to submit, of which it shows no passages. */
export async function codebookInReading({ project, principal }: Access, version: Published): Promise<{ codebook: Codebook; hasUnread: boolean }> {
  const unread = await findUnread(project.id, principal.userId)
  return { codebook: unread.length === 0 ? version.codebook : await codebookWithout(unread, project.id, version), hasUnread: unread.length > 0 }
}

async function codebookWithout(unread: readonly Unread[], projectId: string, { id, codebook }: Published): Promise<Codebook> {
  const shown = withoutPassages(codebook, await passagesOfUnread(projectId, { id, codebook }, unread))
  const hidden = unread.filter((one) => one.outlet_hidden)
  if (hidden.length === 0) return shown
  const { rows } = await database().pool.query<{ name: string; aliases: string[] }>({
    name: 'find-outlet-names', text: 'SELECT name, aliases FROM outlets WHERE project_id = $1 ORDER BY id', values: [projectId],
  })
  // Outlets in the cases of every language that is read masked; an article's own words in those of its own.
  const languages = [...new Set(hidden.map(({ language }) => language))]
  const terms = [
    ...languages.flatMap((language) => maskTerms({ outlets: rows, byline: null, url: null, extra: [], language })),
    ...hidden.flatMap(({ byline, url, masked_terms: extra, language }) => maskTerms({ outlets: [], byline, url, extra, language })),
  ]
  return masked(id, shown, terms)
}

interface Unread {
  version_id: string
  slug: string
  title: string | null
  byline: string | null
  url: string | null
  language: string | null
  masked_terms: string[]
  outlet_hidden: boolean
}

/** The articles that a member has still to submit for the first time. A second pass is of one that they did submit. */
async function findUnread(projectId: string, userId: string): Promise<readonly Unread[]> {
  const { rows } = await database().pool.query<Unread>({
    name: 'find-unread',
    text: `SELECT a.article_version_id AS version_id, r.slug, r.title, r.byline, r.url, r.language, r.masked_terms, a.outlet_hidden
             FROM assignments a
             JOIN article_versions v ON v.project_id = a.project_id AND v.id = a.article_version_id
             JOIN articles r ON r.project_id = v.project_id AND r.id = v.article_id
            WHERE a.project_id = $1 AND a.user_id = $2 AND a.pass = 1 AND a.withdrawn_at IS NULL AND a.submitted_at IS NULL
            ORDER BY a.article_version_id`,
    values: [projectId, userId],
  })
  return rows
}

/** Neither a text nor a published codebook changes, so what was found once holds. The oldest of too many is dropped. */
const found = new Map<string, readonly PassagePlace[]>()
const mostFound = 10_000
/** Texts are read so many at a time: they can be large. */
const atOnce = 20

async function passagesOfUnread(projectId: string, { id, codebook }: Published, unread: readonly Unread[]): Promise<ReadonlySet<PassagePlace>> {
  const keyOf = (one: Unread) => JSON.stringify([id, one.version_id, one.slug, one.title])
  const missing = unread.filter((one) => !found.has(keyOf(one)))
  const places = new Set(unread.flatMap((one) => found.get(keyOf(one)) ?? []))
  for (let at = 0; at < missing.length; at += atOnce) {
    const some = missing.slice(at, at + atOnce)
    const { rows } = await database().pool.query<{ id: string; text: string }>({
      name: 'read-unread', text: 'SELECT id, text FROM article_versions WHERE project_id = $1 AND id = ANY($2)', values: [projectId, some.map((one) => one.version_id)],
    })
    const texts = new Map(rows.map((row) => [row.id, row.text]))
    for (const one of some) {
      const from = passagesFrom(codebook, { text: texts.get(one.version_id) ?? '', names: one.title === null ? [one.slug] : [one.slug, one.title] })
      keep(found, keyOf(one), from, mostFound)
      for (const place of from) places.add(place)
    }
  }
  return places
}

const kept = new Map<string, Codebook>()
const mostKept = 100

/** “[masked]” in place of a name: no offsets count in a codebook, and plain words can be read out wherever it is shown. */
function masked(id: string, codebook: Codebook, terms: readonly MaskTerm[]): Codebook {
  const key = JSON.stringify([id, codebook.tags.map(({ example, nearMiss }) => [!example, !nearMiss]), terms])
  const known = kept.get(key)
  if (known) return known
  const shown = maskCodebook(codebook, (line) => sayMasked(maskLine(line, terms)))
  keep(kept, key, shown, mostKept)
  return shown
}

function keep<T>(map: Map<string, T>, key: string, value: T, most: number): void {
  map.set(key, value)
  if (map.size > most) map.delete(map.keys().next().value!)
}
