import type { CaseLine } from '@/core/review/case-line'
import { isWaiting, noFilters } from '@/core/review/filters'
import type { Walk } from '@/core/review/order'
import { type SweepFilters, type SweepGroup, type SweepWorth, isSwept } from '@/core/review/sweep'
import { database } from './database'
import { type LedgerRow, ask, linesOf, rowFields } from './ledger'
import { type NamedArticle, readArticleNames } from './ledger-articles'
import { recordLook } from './look'
import type { Access } from './principal'
import { refreshSweep } from './sweep-derive'
import { type HeadedForm, type SweepWithout, sweepWithout } from './sweep-without'

/** The same or nearly the same words, with the cases that have them. */
export interface SweptGroup extends SweepGroup {
  /** Those of the head of the group, as `normalWords` writes them. */
  readonly words: string
  /** By their places in the texts; of more than `shownCases` those most worth deciding, of `mostCases` where the group is asked for alone. */
  readonly lines: readonly CaseLine[]
  /** Where the group stands in the sweep. */
  readonly place: string
}

/** A page of the sweep. */
export interface SweepPage {
  readonly groups: readonly SweptGroup[]
  /** Of the lines, in no order. */
  readonly articles: readonly NamedArticle[]
  /** Where the next page begins; null at the end. */
  readonly next: string | null
  /** Keys of the tags that a filter can name. */
  readonly tags: readonly string[]
  readonly outlets: readonly { readonly key: string; readonly name: string }[]
  /** Whether changes are still being worked through: the list is not whole yet. */
  readonly unfinished: boolean
}

/** How many groups a page has, and how many cases of a group are shown in it. */
export const sweepPageLength = 20
export const shownCases = 8
/** How many cases of one group are shown where it is asked for alone, or walked. */
export const mostCases = 200

/**
 * A page of what was read differently though its words are the same, or nearly; what is most worth deciding first.
 * @param span the place after which the page begins, or the one at which it begins
 */
export async function listSweep(access: Access, filters: SweepFilters, { after, at }: { readonly after?: string | undefined; readonly at?: string | undefined } = {}): Promise<SweepPage> {
  const sweep = await openSweep(access)
  const found = await sweep.groups(filters, { from: placeOf(after) ?? placeOf(at), inclusive: placeOf(after) === undefined, limit: sweepPageLength + 1 })
  const { groups, articles } = await readGroups(access, sweep, found.slice(0, sweepPageLength), filters.words === null ? shownCases : mostCases)
  const { tags, outlets } = await sweep.words()
  const named = await database().prisma.outlet.findMany({ where: { projectId: access.project.id, key: { in: [...outlets] } }, select: { key: true, name: true }, orderBy: { name: 'asc' } })
  return { groups, articles, next: found.length > sweepPageLength ? writePlace(found[sweepPageLength - 1]!) : null, tags, outlets: named, unfinished: sweep.left > 0 }
}

/** A walk through the sweep, and in which group of it each case stands. */
export interface SweepWalk extends Walk {
  /** The place of the group of each case, by the key of the case. */
  readonly places: ReadonlyMap<string, string>
}

/**
 * The cases around one in the sweep: those of the group before, of its own and of the next. A verdict can move a group, or
 * take it out of the sweep; it is walked from the place where it stood. Undefined where the case is not in that group.
 */
export async function walkSweep(access: Access, filters: SweepFilters, place: string, key: string): Promise<SweepWalk | undefined> {
  const sweep = await openSweep(access)
  const at = placeOf(place)
  if (!at) return undefined
  const beside = async (back: boolean) => (await sweep.groups({ ...filters, words: null }, { from: at, back, limit: 2 })).filter(({ head }) => head !== at.head).slice(0, 1)
  const own: SweepGroup = { ...at, worth: 'open', cases: 0, tags: [], outlets: [] }
  const { groups } = await readGroups(access, sweep, [...(await beside(true)), own, ...(await beside(false))], mostCases)
  const within = new Set(groups.find(({ head }) => head === at.head)?.lines.map((line) => line.key))
  if (!within.has(key)) return undefined
  const steps = groups.flatMap((group) => group.lines.filter((line) => group.head === at.head || !within.has(line.key)).map((line) => ({ line, place: group.place })))
  const places = new Map(steps.map((step) => [step.line.key, step.place]))
  const lines = [...new Map(steps.map(({ line }) => [line.key, line])).values()]
  const here = lines.findIndex((line) => line.key === key)
  return { lines, index: undefined, count: undefined, places, nextOpen: [...lines.slice(here + 1), ...lines.slice(0, here)].find(isWaiting) }
}

interface Place {
  readonly rank: number
  readonly head: string
}

interface Span {
  readonly from: Place | undefined
  readonly back?: boolean
  /** Whether what stands at the place itself is one of them. */
  readonly inclusive?: boolean
  readonly limit: number
}

/** The sweep as one member may know it. */
interface Sweep {
  readonly hidden: readonly string[]
  /** How many changes are not worked through yet. */
  readonly left: number
  /** Groups after a place, in the order of the list; or before it, from the place backwards. */
  groups(filters: SweepFilters, span: Span): Promise<readonly SweepGroup[]>
  /** The words of some groups, by their heads. */
  forms(heads: readonly string[]): Promise<readonly HeadedForm[]>
  words(): Promise<{ readonly tags: readonly string[]; readonly outlets: readonly string[] }>
}

/**
 * The sweep is kept ready for those who may know of every case. For a reviewer who is at work on an article of their own it
 * is that without the cases that they may not know of: neither a group, nor its place in the list, nor what it is grouped by
 * may tell them of these. While changes are still being worked through nobody can say which groups these are in: then it is
 * empty, and unfinished.
 */
async function openSweep(access: Access): Promise<Sweep> {
  const { projectId, hidden } = await ask(access, noFilters)
  const left = await refreshSweep(projectId)
  if (hidden.length === 0) return readReady(projectId, left)
  return workOut(projectId, hidden, left, left > 0 ? { groups: [], gone: new Set(), moved: [] } : await sweepWithout(projectId, hidden))
}

function readReady(projectId: string, left: number): Sweep {
  const { pool } = database()
  return {
    hidden: [], left,
    groups: async ({ worth, tag, outlet, words }, { from, back = false, inclusive = false, limit }) => {
      const { rows } = await pool.query<SweepGroup & { worth: SweepWorth }>(
        `SELECT head, rank, worth, cases, tags, outlets FROM ledger_sweep
          WHERE project_id = $1 AND ($2::text IS NULL OR worth = $2) AND ($3::text IS NULL OR $3 = ANY(tags)) AND ($4::text IS NULL OR $4 = ANY(outlets)) AND ($5::text IS NULL OR head = $5)
            ${from ? `AND (rank, head) ${back ? '<' : '>'}${inclusive ? '=' : ''} ($7::int, $8::text)` : ''}
          ORDER BY rank ${back ? 'DESC' : ''}, head ${back ? 'DESC' : ''} LIMIT $6`,
        [projectId, worth, tag, outlet, words, limit, ...(from ? [from.rank, from.head] : [])])
      return rows
    },
    forms: (heads) => readForms(projectId, heads),
    words: async () => {
      const { rows } = await pool.query<{ tags: string[]; outlets: string[] }>(
        `SELECT array(SELECT DISTINCT unnest(tags) FROM ledger_sweep WHERE project_id = $1 ORDER BY 1) AS tags,
                array(SELECT DISTINCT unnest(outlets) FROM ledger_sweep WHERE project_id = $1 ORDER BY 1) AS outlets`, [projectId])
      return rows[0]!
    },
  }
}

/** Words with some heads, and these words themselves. */
async function readForms(projectId: string, heads: readonly string[]): Promise<readonly HeadedForm[]> {
  const { rows } = await database().pool.query<HeadedForm>('SELECT form, words, head FROM ledger_forms WHERE project_id = $1 AND (head = ANY($2) OR form = ANY($2))', [projectId, heads])
  return rows
}

function workOut(projectId: string, hidden: readonly string[], left: number, { groups: all, gone, moved }: SweepWithout): Sweep {
  const isAfter = (group: Place, { rank, head }: Place) => group.rank > rank || (group.rank === rank && group.head > head)
  const sorted = (words: readonly string[]) => [...new Set(words)].sort()
  return {
    hidden, left,
    groups: async (filters, { from, back = false, inclusive = false, limit }) => {
      const found = all.filter((group) => isSwept(group, filters))
      if (!from) return found.slice(0, limit)
      return back ? found.filter((group) => isAfter(from, group)).toReversed().slice(0, limit) : found.filter((group) => isAfter(group, from) || (inclusive && group.head === from.head && group.rank === from.rank)).slice(0, limit)
    },
    forms: async (wanted) => {
      const heads = new Map(moved.map((one) => [one.form, one]))
      const kept = (await readForms(projectId, wanted)).filter(({ form }) => !gone.has(form) && !heads.has(form))
      return [...kept, ...moved.filter(({ form, head }) => wanted.includes(head) || wanted.includes(form))]
    },
    words: async () => ({ tags: sorted(all.flatMap(({ tags }) => tags)), outlets: sorted(all.flatMap(({ outlets }) => outlets)) }),
  }
}

/** Puts the cases to their groups; a group of which no case is left is left out. */
async function readGroups(access: Access, sweep: Sweep, found: readonly SweepGroup[], limit: number): Promise<{ readonly groups: readonly SweptGroup[]; readonly articles: readonly NamedArticle[] }> {
  const forms = await sweep.forms(found.map(({ head }) => head))
  const wanted = found.map(({ head }) => ({ head, forms: [head, ...forms.filter((one) => one.head === head).map(({ form }) => form)] }))
  const { rows } = await database().pool.query<LedgerRow & { head: string }>(
    // What is most worth deciding is taken, and stands by its place in the texts: a verdict moves nothing under a reader's hands.
    `SELECT g.head, ${rowFields.replaceAll('c.', 'each.')} FROM jsonb_to_recordset($2::jsonb) AS g(head text, forms text[]) CROSS JOIN LATERAL (
       SELECT ${rowFields} FROM ledger_cases c WHERE c.project_id = $1 AND c.form = ANY(g.forms) AND NOT c.article_version_id = ANY($3::uuid[])
        ORDER BY c.rank, c.article_version_id, c.start_at, c.key LIMIT $4) each
      ORDER BY each.article_version_id, each.start_at, each.key`,
    [access.project.id, JSON.stringify(wanted), sweep.hidden, limit])
  await recordLook(database().prisma, access, rows.map((row) => row.article_version_id))
  const articles = await readArticleNames(access, rows.map((row) => row.article_id))
  const lines = await linesOf(access, rows, articles)
  const groups = found.map((group): SweptGroup => ({
    ...group, place: writePlace(group), words: forms.find(({ form }) => form === group.head)?.words ?? '',
    lines: lines.filter((_, index) => rows[index]!.head === group.head),
  }))
  return { groups: groups.filter((group) => group.lines.length > 0), articles }
}

function writePlace({ rank, head }: Place): string {
  return `${rank}_${head}`
}

/** The place that was written; undefined for what is not one. */
function placeOf(written: string | undefined): Place | undefined {
  const parts = /^(-?\d{1,9})_([0-9a-f]{16})$/.exec(written ?? '')
  return parts ? { rank: Number(parts[1]), head: parts[2]! } : undefined
}
