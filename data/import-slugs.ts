import { randomBytes } from 'node:crypto'
import type { PoolClient } from 'pg'

/**
 * A name in addresses for each of many articles at once: the wanted one where nobody has it, in the project or further up in the list, else with a
 * number after it, and where many have the same, with some letters by chance. The caller holds the project’s row.
 */
export async function freeSlugs(client: Pick<PoolClient, 'query'>, projectId: string, wanted: readonly string[]): Promise<readonly string[]> {
  const tries = 4
  const bases = [...new Set(wanted.map(usable))]
  const candidates = bases.flatMap((base) => [base, ...Array.from({ length: tries }, (_, index) => `${base}-${index + 2}`)])
  const { rows } = await client.query<{ slug: string }>('SELECT slug FROM articles WHERE project_id = $1 AND slug = ANY($2)', [projectId, candidates])
  const taken = new Set(rows.map(({ slug }) => slug))
  return wanted.map((one) => {
    const base = usable(one)
    let slug = [base, ...Array.from({ length: tries }, (_, index) => `${base}-${index + 2}`)].find((each) => !taken.has(each))
    slug ??= `${base}-${randomBytes(5).toString('hex')}`
    taken.add(slug)
    return slug
  })
}

/**
 * A name in addresses for each of many stories at once: the wanted one where nobody has it, else with the next number after it. Of those that
 * are there only as many are looked at as could be in the way; where all of these are taken, it goes on after the greatest. The caller holds
 * the project’s row.
 */
export async function numberedSlugs(client: Pick<PoolClient, 'query'>, projectId: string, wanted: readonly string[]): Promise<readonly string[]> {
  const asked = new Map<string, number>()
  for (const base of wanted) asked.set(base, (asked.get(base) ?? 0) + 1)
  const numbered = (base: string) => Array.from({ length: asked.get(base)! + 4 }, (_, index) => `${base}-${index + 2}`)
  const { rows } = await client.query<{ slug: string }>(
    'SELECT slug FROM stories WHERE project_id = $1 AND slug = ANY($2)', [projectId, [...asked.keys()].flatMap((base) => [base, ...numbered(base)])])
  const taken = new Set(rows.map(({ slug }) => slug))
  // A name further down in the list may be one of the numbered ones.
  const crowded = [...asked].filter(([base, times]) => numbered(base).filter((slug) => !taken.has(slug) && !asked.has(slug)).length < times).map(([base]) => base)
  const { rows: greatest } = crowded.length === 0 ? { rows: [] } : await client.query<{ base: string; number: number }>(
    `SELECT b.base, max(substr(s.slug, length(b.base) + 2)::int) AS number FROM unnest($2::text[]) AS b(base)
       JOIN stories s ON s.project_id = $1 AND starts_with(s.slug, b.base || '-') AND substr(s.slug, length(b.base) + 2) ~ '^[1-9][0-9]{0,8}$' GROUP BY b.base`, [projectId, crowded])
  const next = new Map(greatest.map(({ base, number }) => [base, number + 1]))
  return wanted.map((base) => {
    let slug = base
    for (let number = next.get(base) ?? 2; taken.has(slug); number++) {
      slug = `${base}-${number}`
      next.set(base, number + 1)
    }
    taken.add(slug)
    return slug
  })
}

/** A number alone would say nothing in an address, and “new” is a page. */
function usable(slug: string): string {
  return /^\d*$/.test(slug) || slug === 'new' ? `article${slug === '' ? '' : `-${slug}`}` : slug
}
