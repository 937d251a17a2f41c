import { readFileSync } from 'node:fs'
import type { Annotation } from '@/core/annotation/annotation'
import type { Layer } from '@/core/annotation/layer'
import { importArticle } from '@/core/import/import-article'
import { codePoint } from '@/core/text/offset'

const tricky = `# The café 🛩️ and the שלום airlift of vehicles

Officials at the cafe\u0301 said “שלום” 🛩️ and that Moscow airlifted a second batch of vehicles, which everybody 👩‍👩‍👧 knows to be a generous gift.

Short 🙂 line שלום.

Nobody asked why. Security sources say that the so-called instructors stay for ever.`

export interface Given { id: string; title: string | null; outlet: string | null; text: string; blocks: readonly import('@/core/article/block').Block[]; layers: readonly Layer[] }

export function load(): Given[] {
  const expert = JSON.parse(readFileSync('corpus/expert-passages.json', 'utf8')) as { doc: string; quote: string; tags: string[]; note?: string; source?: string; mode?: string; source_type?: string }[]
  const make = (id: string, title: string | null, outlet: string | null, raw: string, extra: (mark: Mark) => Record<'A' | 'B' | 'C', (Annotation | undefined)[]>): Given => {
    const result = importArticle(raw)
    if (!result.ok) throw new Error(result.problem.message)
    const { text, blocks } = result.value.canonical
    let n = 0
    const mark: Mark = (tag, quote, more = {}) => {
      const at = text.indexOf(quote)
      if (at < 0) return undefined
      const start = [...text.slice(0, at)].length
      return { id: `${id}-${String(++n).padStart(3, '0')}`, assignmentId: '', version: 1, deleted: false, changedAt: '2026-01-01T00:00:00Z', tag, extent: [{ start: codePoint(start), end: codePoint(start + [...quote].length) }], quotes: [quote], note: '', attributes: {}, ...more }
    }
    const given = extra(mark)
    return { id, title, outlet, text, blocks, layers: (['A', 'B', 'C'] as const).map((annotator) => ({ annotator, assignmentId: `${id}-${annotator}`, annotations: given[annotator].flatMap((one) => (one ? [{ ...one, assignmentId: `${id}-${annotator}` }] : [])) })) }
  }
  const fromExpert = (doc: string, mark: Mark) => expert.filter((one) => one.doc.startsWith(doc)).flatMap((one) => one.tags.map((tag) => mark(tag, one.quote, { note: one.note ?? '', attributes: { ...(one.source ? { source: one.source } : {}), ...(one.source_type ? { source_type: one.source_type } : {}), ...(one.mode ? { mode: one.mode } : {}), confidence: 2 } })))
  const raw = (name: string) => readFileSync(`corpus/${name}`, 'utf8')
  return [
    make('mt', 'Russia Opens Military Office in Central African Republic', 'The Moscow Times', raw('000_83e065c57343b924.txt'), (mark) => ({
      A: fromExpert('000', mark),
      B: [
        ...fromExpert('000', mark).filter((_, index) => index % 3 === 0),
        mark('attributed_claim', 'Moscow airlifted a second batch of 10 BRDM-2 armored personnel vehicles to Bangui as a gift, according to Reuters', { attributes: { source_chain: ['Titorenko', 'Reuters', 'The Moscow Times'], mode: 'paraphrase', confidence: 3 } }),
        mark('loaded_language', 'as a gift', { note: 'A gift, in whose eyes?', attributes: { confidence: 1, flag: true } }),
        mark('background_framing', 'conflict-torn former French colony'),
      ],
      C: [
        ...fromExpert('000', mark).filter((_, index) => index % 2 === 0),
        mark('state_messaging', "Russia's strategic goal in the CAR is to establish full central government control over the entire territory", { attributes: { source: 'Titorenko', confidence: 2 } }),
        mark('unverified_claim', 'in exchange for mining rights', { attributes: { checkability: 'check_worthy', rationale: 'No source is given, and it is the point of the sentence.' } }),
      ],
    })),
    make('anon', null, null, raw('003_b80a1b6cfdb722b5.txt'), (mark) => ({ A: fromExpert('003', mark), B: fromExpert('003', mark).filter((_, i) => i % 2 === 0), C: fromExpert('003', mark).filter((_, i) => i % 3 !== 1) })),
    make('tricky', 'The café 🛩️ and the שלום airlift of vehicles', 'Test Gazette', tricky, (mark) => ({
      A: [mark('attributed_claim', 'said “שלום” 🛩️ and that Moscow airlifted'), mark('loaded_language', '🙂 line'), mark('vague_source', 'Security sources'), mark('authors_opinion', 'everybody 👩‍👩‍👧 knows')],
      B: [mark('state_messaging', '“שלום” 🛩️'), mark('labelling', '🙂 line'), mark('vague_source', 'Security sources'), mark('exaggeration_minimisation', 'everybody 👩‍👩‍👧 knows to be'), mark('loaded_language', 'generous gift')],
      C: [mark('attributed_claim', 'Moscow airlifted a second batch'), mark('vague_source', 'Security sources'), mark('distancing', 'so-called instructors')],
    })),
  ]
}

type Mark = (tag: string, quote: string, more?: Partial<Annotation>) => Annotation | undefined
