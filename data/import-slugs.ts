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

/** A number alone would say nothing in an address, and “new” is a page. */
function usable(slug: string): string {
  return /^\d*$/.test(slug) || slug === 'new' ? `article${slug === '' ? '' : `-${slug}`}` : slug
}
