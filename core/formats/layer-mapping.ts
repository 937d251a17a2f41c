import { machineOf } from '../assignment/machine'
import { type Result, fail, ok } from '../result'
import { clip } from './clip'
import type { Reading } from './files'
import { goldAnnotator } from './gold-annotator'
import type { LabelledArticle, LabelledLayer } from './labelled-article'

/** An annotator as a source calls them, and how much of theirs it has. */
export interface FoundAnnotator {
  readonly name: string
  /** Predictions of a model. A machine may be called as somebody is: the two are two. */
  readonly machine: boolean
  readonly articles: number
  readonly passages: number
}

/** A tag as a source writes it, and on how many passages it stands. */
export interface FoundTag {
  readonly tag: string
  readonly passages: number
}

/** Whose work a source holds, and under which tags: what is mapped before anything is stored. */
export interface FoundInLayers {
  /** People first, each by name. */
  readonly annotators: readonly FoundAnnotator[]
  /** The most frequent first. */
  readonly tags: readonly FoundTag[]
}

/** What becomes of an annotator of a source. */
export interface AnnotatorChoice {
  readonly theirs: string
  /** Whether the source says that it is a machine. */
  readonly machine: boolean
  /** How they are called here; null to leave out all that is theirs. */
  readonly ours: string | null
  /** Whether it stands here as a machine: what is not told apart by a format can be said here. */
  readonly as: 'person' | 'machine'
}

/** What becomes of a tag: a tag of the codebook, by name or key; or null, to leave out what has it. */
export interface TagChoice {
  readonly theirs: string
  readonly ours: string | null
}

/** Who is who, and what is what. Whatever is not named stays as the source has it, but for gold: see `proposedChoice`. */
export interface LayerMapping {
  readonly annotators: readonly AnnotatorChoice[]
  readonly tags: readonly TagChoice[]
}

/**
 * Whether a layer is the gold, by the name that our own packages give it: decided together, and nobody’s reading. As one more
 * annotator it would agree with those it was made of.
 */
export function isGold({ name, machine }: Pick<FoundAnnotator, 'name' | 'machine'>): boolean {
  return name === goldAnnotator && !machine
}

/** What becomes of an annotator of whom nobody has said anything: they stay who they are, and the gold is left out. */
export function proposedChoice({ name, machine }: Pick<FoundAnnotator, 'name' | 'machine'>): AnnotatorChoice {
  return { theirs: name, machine, ours: isGold({ name, machine }) ? null : name, as: machine ? 'machine' : 'person' }
}

export const nothingChosen: LayerMapping = { annotators: [], tags: [] }

/** Which annotators and tags a reading has. */
export function findInLayers(articles: Reading['articles']): FoundInLayers {
  const annotators = new Map<string, { name: string; machine: boolean; articles: number; passages: number }>()
  const tags = new Map<string, number>()
  for (const { layers } of articles) {
    for (const { annotator, machine, passages } of layers) {
      const known = annotators.get(wordOf(annotator, machine)) ?? { name: annotator, machine, articles: 0, passages: 0 }
      annotators.set(wordOf(annotator, machine), { ...known, articles: known.articles + 1, passages: known.passages + passages.length })
      for (const { tag } of passages) tags.set(tag, (tags.get(tag) ?? 0) + 1)
    }
  }
  return {
    annotators: [...annotators.values()].sort((a, b) => Number(a.machine) - Number(b.machine) || (a.name < b.name ? -1 : 1)),
    tags: [...tags].map(([tag, passages]) => ({ tag, passages })).sort((a, b) => b.passages - a.passages || (a.tag < b.tag ? -1 : 1)),
  }
}

/**
 * Whether a mapping can be kept to: an annotator can be renamed and left out, and never two become one, because their
 * work must not be mixed. Fails with `refused` and the two that would meet; the field is the one that was to be renamed.
 */
export function checkMapping(found: Pick<FoundInLayers, 'annotators'>, mapping: LayerMapping): Result<null> {
  const choices = choicesOf(mapping)
  const taken = new Map<string, string>()
  for (const { name, machine } of found.annotators) {
    const { ours, as } = choices.annotator(name, machine)
    if (ours === null) continue
    if (ours.trim() === '') return fail('refused', `${clip(name)} needs a name, or is left out.`, { field: name })
    const member = memberOf(ours.trim(), as === 'machine')
    const other = taken.get(member)
    if (other !== undefined) return fail('refused', `${clip(other)} and ${clip(name)} cannot both be ${clip(ours.trim())}: two annotators never become one.`, { field: name })
    taken.set(member, name)
  }
  return ok(null)
}

/** What was left out because somebody said so. */
export interface LeftByChoice {
  readonly layers: number
  readonly passages: number
}

/** Puts the chosen names and tags into articles, in front of `placeArticle`. A layer whose tags are all left out stays: somebody read the article. */
export function applyMapping(articles: readonly LabelledArticle[], mapping: LayerMapping): { articles: LabelledArticle[]; left: LeftByChoice } {
  const choices = choicesOf(mapping)
  const left = { layers: 0, passages: 0 }
  const mapped = (layer: LabelledLayer): LabelledLayer[] => {
    const { ours, as } = choices.annotator(layer.annotator, layer.machine)
    if (ours === null) {
      left.layers++
      left.passages += layer.passages.length
      return []
    }
    const passages = layer.passages.flatMap((passage) => {
      const tag = choices.tag(passage.tag)
      return tag === null ? [] : [{ ...passage, tag }]
    })
    left.passages += layer.passages.length - passages.length
    return [{ annotator: ours.trim(), machine: as === 'machine', passages }]
  }
  return { articles: articles.map((article) => ({ ...article, layers: article.layers.flatMap(mapped) })), left }
}

function choicesOf({ annotators, tags }: LayerMapping) {
  const byAnnotator = new Map(annotators.map((choice) => [wordOf(choice.theirs, choice.machine), choice]))
  const byTag = new Map(tags.map(({ theirs, ours }) => [theirs, ours]))
  return {
    annotator: (name: string, machine: boolean): Pick<AnnotatorChoice, 'ours' | 'as'> => byAnnotator.get(wordOf(name, machine)) ?? proposedChoice({ name, machine }),
    tag: (tag: string): string | null => (byTag.has(tag) ? byTag.get(tag)! : tag),
  }
}

/** Who a name stands for here: a machine is its model and version, however the two are written together. */
function memberOf(name: string, machine: boolean): string {
  if (!machine) return wordOf(name, machine)
  const { model, version } = machineOf(name)
  return wordOf(JSON.stringify([model, version]), machine)
}

function wordOf(name: string, machine: boolean): string {
  return `${machine ? 'machine' : 'person'} ${name}`
}
