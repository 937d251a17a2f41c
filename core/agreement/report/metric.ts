import { randomName } from '../bootstrap/random'
import { characters } from '../span/match/characters'
import { exact, exactUnlabelled } from '../span/match/exact'
import type { MatchRule } from '../span/match/match-rule'
import { iou50, overlapOneToOne } from '../span/match/overlap'
import { partial } from '../span/match/partial'
import { tokensName } from '../token/tokenise'
import type { AgreementInput } from './input'
import { measureAlphaU1995 } from './measure/alpha-u-1995'
import { levelWords, measureQuestion, measureQuestions } from './measure/answers'
import { measureF1 } from './measure/f1'
import { type GammaCache, gammaOptions, measureGamma, stepsPerText, unknownTexts } from './measure/gamma'
import type { Measured } from './measure/measured'
import { stacksTags } from './measure/measured'
import { measureTokenKappa, measureTokenKappaByTags } from './measure/token-kappa'
import { measureBinary, measureCu, measureMeanOfTags, measureU } from './measure/unitizing'
import type { MetricKey } from './metric-key'
import type { BreakdownKey } from './report'
import { intervalWords } from './seed'
import { type Slice, slicesOf } from './slice'

/** How a metric measures a slice, step by step or at once, and what it is called. */
export interface ReportMetric {
  readonly name: string
  readonly droppedWord: string
  /** Why it has no such breakdown. */
  readonly without: Partial<Readonly<Record<BreakdownKey, string>>>
  /** More rows of the breakdown `all`, or other ones. */
  readonly all: () => readonly Row[]
  /** How many steps a slice takes. */
  readonly steps: (slice: Slice) => number
  readonly measure: (slice: Slice) => Generator<void, Measured, void>
}

/** A row with its own way to be measured. */
export interface Row {
  readonly slice: Slice
  readonly measure: (slice: Slice) => Generator<void, Measured, void>
}

const joinedWord = 'spans joined to another of the same annotator and tag that they overlap'

/** A metric over an input. γ and γcat that share a cache are computed once. */
export function reportMetric(key: MetricKey, input: AgreementInput, cache: GammaCache): ReportMetric {
  switch (key) {
    case 'u-alpha': return uAlphaMetric(input)
    case 'u-alpha-binary':
      return plain(input, measureBinary, `|uα (Krippendorff et al. 2016): marked or not, whatever the tag, spans of one annotator that overlap being one; ${family}; ${emptyCounts}; per tag: of that tag alone`, 'spans joined to another of the same annotator and tag that they overlap; joins across tags are not counted')
    case 'cu-alpha':
      return plain(input, measureCu, `cuα (Krippendorff et al. 2016): the tags where spans of two annotators meet, gaps left out; ${family}; undefined where spans of one annotator with different tags overlap; per tag: (k)uα`)
    case 'alpha-u-1995':
      return plain(input, measureAlphaU1995, 'αU of 1995 (Krippendorff), discrete form, summed over tags with the union within a tag; the mean of the articles’ own figures, those that are undefined left out and not counted; each against the rest: the mean over their pairs')
    case 'gamma':
    case 'gamma-cat':
      return gammaMetric(input, key, cache)
    case 'f1-exact': return f1(input, exact)
    case 'f1-exact-unlabelled': return f1(input, exactUnlabelled)
    case 'f1-overlap': return f1(input, overlapOneToOne)
    case 'f1-iou': return f1(input, iou50)
    case 'f1-characters': return f1(input, characters)
    case 'f1-propaganda': return f1(input, partial)
    case 'token-kappa': return tokenKappaMetric(input)
    case 'answers-alpha': return answersMetric(input)
  }
}

const family = 'one coefficient over all articles, an article of m annotators weighing its pairs by 1/(m−1); each against the rest: the sums of all pairs they are in'

/** Only of coefficients that look at gaps: the others are made of the articles that have something to divide. */
const emptyCounts = 'a text in which nobody marked anything counts: they agree to leave it alone'

function uAlphaMetric(input: AgreementInput): ReportMetric {
  const base = plain(input, measureU, `uα (Krippendorff et al. 2016) for nominal tags, gaps included; ${family}; ${emptyCounts}; per tag: |uα of that tag alone, with the union within a tag`)
  return stacked(base, input, measureMeanOfTags, 'which uα refuses', '|uα, per tag with the union within a tag')
}

function tokenKappaMetric(input: AgreementInput): ReportMetric {
  const base = plain(input, measureTokenKappa, `Cohen’s κ over tokens (${tokensName}), a token in a span bearing its tag and any other O; mean over the pairs of annotators that have one (Light 1971); inflated by the many tokens that nobody marks, also in texts without any span, which count`)
  return stacked(base, input, measureTokenKappaByTags, 'so that a token has no single tag', 'κ, per tag with the union within a tag')
}

/** Where words bear several tags, the coefficient is refused: then it stands as undefined, and what can be said instead beside it, by name. */
function stacked(base: ReportMetric, input: AgreementInput, instead: (slice: Slice) => Measured, why: string, what: string): ReportMetric {
  const [all] = slicesOf(input, 'all')
  if (!all || !stacksTags(all)) return base
  const meaned: Row = { slice: { ...all, key: 'tags-mean', label: 'Mean over tags' }, measure: once(instead) }
  return {
    ...base,
    name: `${base.name}. Here spans of one annotator with different tags overlap, ${why}: the row “all” is undefined, and every row but those of single tags is the mean over tags of ${what}`,
    all: () => [...base.all(), meaned],
    measure: (slice) => (slice.by === 'tag' || slice.by === 'all' ? base.measure(slice) : once(instead)(slice)),
  }
}

function gammaMetric(input: AgreementInput, key: 'gamma' | 'gamma-cat', cache: GammaCache): ReportMetric {
  const { sampler, samples, seed } = gammaOptions
  const drawn = `α = β = Δ∅ = 1, ${sampler} sampler, ${samples} chance samples an article, seed ${seed} (${randomName})`
  const mean = 'the mean of the articles’ own figures, those that are undefined left out and not counted; there is no coefficient for a corpus'
  const measure = (slice: Slice) => measureGamma(slice, key === 'gamma' ? 'gamma' : 'gammaCat', cache)
  return {
    name: `${key === 'gamma' ? 'γ (Mathet et al. 2015)' : 'γcat (Mathet 2017)'}, ${drawn}; ${mean}; each against the rest: in each article the mean over their pairs; ${intervalWords}`,
    droppedWord: 'spans that one annotator had entered twice',
    without: key === 'gamma-cat' ? { tag: 'γcat compares tags with each other, so a single tag has none.' } : {},
    all: () => rowsOf(input, measure),
    steps: (slice) => 1 + unknownTexts(slice, cache) * stepsPerText,
    measure,
  }
}

function answersMetric(input: AgreementInput): ReportMetric {
  const { questions } = input
  const [all] = slicesOf(input, 'all')
  const rows = questions.map((question): Row => ({ slice: { ...all!, key: question.row ?? question.key, label: question.name }, measure: once((slice) => measureQuestion(slice, question)) }))
  const levels = [...new Set(questions.map(({ level }) => levelWords[level]))].join('; ')
  return {
    ...plain(input, (slice) => measureQuestions(slice, questions), `Krippendorff’s α (2011) for the questions about the whole article (${levels}), each article an item; in every breakdown but the first the mean over the questions; “cannot say” is no rating`, 'answers that nobody else gave to the same question of the same article'),
    without: { tag: 'The questions are about the whole article, not about tags.', gold: 'There is no gold of the questions about the whole article.' },
    all: () => rows,
  }
}

function f1(input: AgreementInput, rule: MatchRule): ReportMetric {
  return plain(input, (slice) => measureF1(slice, rule), `F1, ${rule.name}; mean over pairs of annotators, each pair over all articles both did (Hripcsak and Rothschild 2005); not corrected for chance`)
}

function plain(input: AgreementInput, measure: (slice: Slice) => Measured, name: string, droppedWord = joinedWord): ReportMetric {
  return { name: `${name}; ${intervalWords}`, droppedWord, without: {}, all: () => rowsOf(input, once(measure)), steps: () => 1, measure: once(measure) }
}

function rowsOf(input: AgreementInput, measure: Row['measure']): readonly Row[] {
  return slicesOf(input, 'all').map((slice) => ({ slice, measure }))
}

/** A measure without steps between. */
function once(measure: (slice: Slice) => Measured): Row['measure'] {
  // oxlint-disable-next-line require-yield
  return function* run(slice) {
    return measure(slice)
  }
}
