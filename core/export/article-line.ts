import { answerVerdicts } from '@/core/answer-review/answer-case'
import { z } from 'zod'
import { blockKinds } from '@/core/article/block'
import { assignmentStates } from '@/core/assignment/assignment'
import { proposals, verdicts } from '@/core/decision/decision'
import { standings } from '@/core/decision/standing'
import { disagreementKinds } from '@/core/disagreement/case'
import { caseMessageKinds } from '@/core/discussion/case-message'
import { recognisedAnswers } from '@/core/outlet/recognition'
import { exportLayers } from './choice'
import { offsetUnit } from './exported-article'

/**
 * One line of a JSONL export: an article with its text and everything that was said of it. A reader
 * accepts keys that it does not know, so that a later version may add some; a key that changes its
 * meaning comes with a new version number.
 */

const offset = z.int().min(0)
/** Bounds in code points, and beside them in UTF-16 units: lines written before these were given have none. */
const fragment = z.object({ start: offset, end: offset, quote: z.string(), startUtf16: offset.optional(), endUtf16: offset.optional() })
const fragments = z.array(fragment).min(1)
const outlet = z.object({ key: z.string(), name: z.string() }).nullable()
const attribute = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])

const content = z.object({
  id: z.string(),
  version: z.int().min(1),
  tag: z.string(),
  fragments,
  note: z.string(),
  attributes: z.record(z.string(), attribute),
  /** How it was made. Lines written before this was recorded say nothing of it. */
  origin: z.union([z.object({ by: z.literal('hand') }), z.object({ by: z.literal('search'), phrase: z.string() }), z.object({ by: z.literal('import'), format: z.string() })]).optional(),
})

const annotation = content.extend({
  /** Whether the annotator could see the outlet when this version was written; `null` in a layer that was brought in: nobody knows. Lines written before outlets could be hidden have none: they could. */
  outletVisible: z.boolean().nullable().default(true),
  /** The annotation of the first pass that this one was begun as a copy of. */
  copiedFrom: z.string().nullable().default(null),
  /** What the verdicts made of it. `null` in a layer that is not submitted. */
  standing: z.enum(standings).nullable(),
})

/** What each type of question is answered with stands in core/question/answer.ts. */
const answerValue = z.union([
  z.string(),
  z.int(),
  z.array(z.string()),
  /** `null` for an entity that was named and given no step: only optional questions and layers that are not submitted should have any. */
  z.array(z.object({ entity: z.string(), value: z.int().nullable() })),
  z.object({ entities: z.array(z.string()), note: z.string() }),
  z.object({ yes: z.boolean(), text: z.string() }),
])

const answer = z.object({ question: z.string(), value: answerValue, version: z.int().min(1), outletVisible: z.boolean().nullable().default(true) })

const softLabel = z.object({ tag: z.string(), fragments, k: z.int().min(1), n: z.int().min(1) })

export const articleLineSchema = z.object({
  schema: z.object({ name: z.literal('crossread/article'), version: z.literal(1) }),
  offsetUnit: z.literal(offsetUnit),
  article: z.object({
    id: z.string(),
    slug: z.string(),
    title: z.string().nullable(),
    byline: z.string().nullable(),
    publishedAt: z.string().nullable(),
    url: z.string().nullable(),
    originator: outlet,
    publisher: outlet,
    provenance: z.string().nullable(),
  }),
  text: z.string(),
  textSha256: z.string(),
  rawSha256: z.string(),
  blocks: z.array(z.object({ kind: z.enum(blockKinds), start: offset, end: offset, reason: z.string().optional() })),
  codebook: z.object({ name: z.string(), version: z.string() }),
  /** What of the project was chosen. The rest stands there empty. Left out where everything but the discussion is there. */
  holds: z.array(z.enum(exportLayers)).optional(),
  /** Lines written before there were answers, or before outlets could be hidden, have less. */
  layers: z.array(z.object({
    annotator: z.string(),
    status: z.enum(assignmentStates),
    /** 2 for a second reading by the same annotator, who knew the outlet by then. Cases, gold and soft labels are of first passes. */
    pass: z.int().min(1).default(1),
    /** Whether the outlet was hidden from this annotator until they submitted; `null` in a layer that was brought in: nobody knows. */
    outletHidden: z.boolean().nullable().default(false),
    revealedAt: z.string().nullable().default(null),
    recognised: z.object({ recognised: z.enum(recognisedAnswers), outlet: z.string(), noticed: z.string() }).nullable().default(null),
    annotations: z.array(annotation),
    /** The layer as it stood when the outlet was revealed, where an annotation or an answer was changed since; else `null`. */
    beforeReveal: z.object({ annotations: z.array(content), answers: z.array(answer) }).nullable().default(null),
    answers: z.array(answer).default([]),
  })),
  /** Predictions of models, apart from the layers of people: not in cases, gold or soft labels. Lines written before there were any have none. */
  machineLayers: z.array(z.object({ machine: z.object({ model: z.string().min(1), version: z.string() }), annotations: z.array(content) })).default([]),
  /** What hangs together in the submitted layers. */
  cases: z.array(
    z.object({
      key: z.string(),
      fragments,
      kinds: z.array(z.enum(disagreementKinds)),
      state: z.enum(['open', 'unanimous', 'decided', 'asked', 'needsAnotherLook']),
      decisionId: z.string().nullable(),
      lanes: z.array(z.object({ annotator: z.string(), annotationIds: z.array(z.string()) })),
    }),
  ),
  decisions: z.array(
    z.object({
      id: z.string(),
      verdict: z.enum(verdicts),
      judged: z.array(z.object({ id: z.string(), version: z.int().min(1) })),
      chosen: z.array(z.string()),
      drawn: z.array(z.object({ tag: z.string(), fragments })),
      reason: z.string(),
      clause: z.string(),
      proposal: z.enum(proposals).nullable(),
      /** The rule that decided, where one did: decisions of one rule share it. */
      ruleId: z.string().nullable(),
      decidedBy: z.string(),
      decidedAt: z.string(),
      replaces: z.string().nullable(),
      withdrawn: z.boolean(),
    }),
  ),
  /** Verdicts on the answers to the questions about the whole article, replaced and withdrawn ones too. */
  answerDecisions: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      verdict: z.enum(answerVerdicts),
      value: answer.shape.value.nullable(),
      /** Every layer that was judged, by its annotator, at the version of its answer; 0 for none. */
      judged: z.array(z.object({ annotator: z.string(), version: z.int().min(0) })),
      reason: z.string(),
      ruleId: z.string().nullable(),
      decidedBy: z.string(),
      decidedAt: z.string(),
      replaces: z.string().nullable(),
      withdrawn: z.boolean(),
    }),
  ).default([]),
  /** Keys of the questions that are reviewed. */
  questionsReviewed: z.array(z.string()).default([]),
  /** What is settled of the answers: by all alike, or by a verdict. Several values where both are defensible. */
  goldAnswers: z.array(
    z.object({
      question: z.string(),
      values: z.array(answer.shape.value).min(1),
      provenance: z.enum(['unanimous', 'accepted', 'another', 'plural']),
      /** How many of the n annotators gave exactly the first of the values. */
      k: z.int().min(0),
      n: z.int().min(1),
      decisionId: z.string().nullable(),
    }),
  ).default([]),
  gold: z.array(
    softLabel.extend({
      /** 0 where a verdict drew what nobody had marked so. */
      k: z.int().min(0),
      provenance: z.enum(['unanimous', 'accepted', 'redrawn']),
      annotationIds: z.array(z.string()),
      decisionId: z.string().nullable(),
    }),
  ),
  plural: z.array(
    z.object({
      case: z.string(),
      decisionId: z.string(),
      readings: z.array(
        z.object({
          annotators: z.array(z.string()),
          passages: z.array(softLabel.extend({ annotationIds: z.array(z.string()) })),
        }),
      ),
    }),
  ),
  /** For every tag on exactly these words: k of the n annotators who submitted. */
  softLabels: z.array(softLabel),
  /** For every case, each tag's share of the annotators who saw the article (core/decision/tag-shares.ts). Only where soft labels were chosen. */
  shares: z.array(
    z.object({ case: z.string(), n: z.int().min(1), none: z.int().min(0), tags: z.array(z.object({ tag: z.string(), k: z.int().min(1), share: z.number().min(0).max(1) })) }),
  ).optional(),
  /** What was said about the cases, oldest first. Only where the discussion was chosen. */
  discussion: z.array(
    z.object({
      id: z.string(), kind: z.enum(caseMessageKinds), by: z.string(), text: z.string(), about: z.array(z.object({ id: z.string(), version: z.int().min(1) })),
      decisionId: z.string().nullable(), repliesTo: z.string().nullable(), at: z.string(),
    }),
  ).optional(),
})

/** One line of a JSONL export, parsed. Offsets are code points, end exclusive. */
export type ArticleLine = z.infer<typeof articleLineSchema>
