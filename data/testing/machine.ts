import type { LabelledLayer } from '@/core/formats/labelled-article'
import { placeArticle } from '@/core/formats/place-article'
import { codePoint } from '@/core/text/offset'
import { importLayers } from '../layer-import'
import { type Team, valueOf } from './team'

/** Brings predictions of models for some words of the team's article in, each with a note. */
export async function bringMachines(team: Team, names: readonly string[], { words, note }: { words: readonly string[]; note: string }): Promise<void> {
  const { text } = team.article
  const passages = words.map((word) => {
    const start = [...text.slice(0, text.indexOf(word))].length
    return { tag: 'attributed_claim', extent: [{ start: codePoint(start), end: codePoint(start + [...word].length) }], quotes: [word], note, attributes: {} }
  })
  const layers = names.map((annotator): LabelledLayer => ({ annotator, machine: true, passages }))
  valueOf(await importLayers({ slug: team.slug, name: team.slug, lead: team.lead.email, format: 'Label Studio', articles: [valueOf(placeArticle({ name: 'predicted', text, layers }))], rehearsal: false, whole: false }))
}
