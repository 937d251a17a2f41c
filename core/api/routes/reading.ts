import { z } from 'zod'
import { codebookSchema } from '../../codebook/codebook'
import { roles } from '../../permission'
import { reading } from '../route'
import { annotation, assignmentState, block, caseSummary, decision, goldEntry, mark, moment, outlet, page, pageQuery, pluralPassage, slug } from '../shapes'

const path = '/projects/{project}'
const role = z.enum(roles)
const pages = 'In pages, in an order in which what is added moves nothing: read on with `next` as `cursor`.'

const article = z.object({
  id: z.uuid(), title: z.string().nullable(), byline: z.string().nullable(), publishedAt: z.string().nullable().describe('As far as it is known: 2020, 2020-10, 2020-10-26.'), url: z.string().nullable(), provenance: z.string(), language: z.string().nullable().describe('Null where nobody said it.'),
  importedAt: moment, originator: outlet.nullable(), publisher: outlet.nullable(), story: z.string().nullable(), outletHidden: z.boolean().describe('The outlet is hidden from you: what would tell it is masked or null, and not unknown.'),
})

export const listProjects = reading({ path: '/projects', group: 'projects', opens: 'read', query: pageQuery, answer: page(z.object({ slug, name: z.string(), role })), summary: 'List your projects', explanation: pages })

export const readProject = reading({ path, group: 'projects', opens: 'read', answer: z.object({ slug, name: z.string(), role, codebook: z.int().nullable().describe('The number of the newest version; null while there is none.') }), problems: ['notFound'], summary: 'Read a project', explanation: 'Its name, and your role in it.' })

export const listArticles = reading({
  path: `${path}/articles`, group: 'articles', opens: 'read', query: pageQuery, problems: ['notFound'], summary: 'List the articles', explanation: `All of the project; to an annotator those assigned to them. ${pages}`,
  answer: page(article.extend({ slug: slug.nullable(), version: z.int().nullable(), length: z.int().nullable().describe('In Unicode code points.'), textSha256: z.string().nullable() }).meta({ id: 'ArticleItem' })),
})

export const readArticle = reading({
  path: `${path}/articles/{article}`, group: 'articles', opens: 'read', problems: ['notFound'], summary: 'Read an article with its text', explanation: 'By its short name or its id. The text is canonical: all offsets count in it. Where its outlet is hidden from you, it is not found, and is read in its assignment.',
  answer: z.object({
    article: article.extend({ slug }),
    content: z.object({ versionId: z.uuid(), number: z.int().min(1), text: z.string(), blocks: z.array(block), marks: z.array(mark), rawSha256: z.string(), textSha256: z.string() }),
  }),
})

export const listOutlets = reading({ path: `${path}/outlets`, group: 'articles', opens: 'read', query: pageQuery, answer: page(outlet), problems: ['notFound'], summary: 'List the outlets', explanation: `Open to those who may read any article. ${pages}` })

export const listCodebooks = reading({ path: `${path}/codebooks`, group: 'codebook', opens: 'read', query: pageQuery, answer: page(z.object({ number: z.int().min(1), name: z.string(), publishedAt: moment })), problems: ['notFound'], summary: 'List the published versions of the codebook', explanation: pages })

export const readCodebook = reading({ path: `${path}/codebooks/{version}`, group: 'codebook', opens: 'read', answer: z.object({ id: z.uuid(), number: z.int().min(1), publishedAt: moment, codebook: codebookSchema }), problems: ['notFound'], summary: 'Read a version of the codebook', explanation: 'As the asker may see it: without examples from articles that they have still to submit, and without names of outlets while one is hidden from them.' })

export const listAssignments = reading({
  path: `${path}/assignments`, group: 'assignments', opens: 'read', query: pageQuery, problems: ['notFound'], summary: 'List the assignments', explanation: `To a lead all that stand; to everybody else their own. ${pages}`,
  answer: page(z.object({
    id: z.uuid(), articleId: z.uuid(), codebook: z.int().min(1), annotator: z.object({ id: z.uuid(), name: z.string() }), pass: z.int().min(1), state: assignmentState, outletHidden: z.boolean(), createdAt: moment, submittedAt: moment.nullable(),
  }).meta({ id: 'AssignmentItem' })),
})

export const listAnnotations = reading({
  path: `${path}/annotations`, group: 'layers', opens: 'read', query: pageQuery.extend({ article: z.string().max(200).optional().describe('Only of this article, by its short name.') }), problems: ['notFound'],
  summary: 'List the annotations of submitted layers', explanation: `Those that you may see by now: isolation before comparison. \`annotator\` is A, B, C in an order of the article’s own, and says nothing across articles. ${pages}`,
  answer: page(annotation.extend({ article: slug, codebook: z.int().min(1), annotator: z.string(), pass: z.int().min(1).describe('2 for a second reading by somebody who knew the outlet by then.') }).meta({ id: 'AnnotationItem' })),
})

export const listJudged = reading({
  path: `${path}/gold`, group: 'verdicts', opens: 'read', query: pageQuery, problems: ['notFound'], summary: 'List the gold and the verdicts, article by article',
  explanation: `Open to reviewers and leads. Gold is derived afresh from the layers and the verdicts, and is one view: \`plural\` has the places where both readings are defensible, and \`cases\` what is open. ${pages}`,
  answer: page(z.object({ article: slug, codebook: z.string(), entries: z.array(goldEntry), plural: z.array(pluralPassage), cases: z.array(caseSummary), decisions: z.array(decision) }).meta({ id: 'JudgedArticle' })),
})

/** What is read through the API, as on the pages. */
export const readingRoutes = [listProjects, readProject, listArticles, readArticle, listOutlets, listCodebooks, readCodebook, listAssignments, listAnnotations, listJudged] as const
