import { v7 as uuid } from 'uuid'
import type { Rule } from '@/core/decision/rule'
import { type Action, actions } from '@/core/permission'
import { type Result, ok } from '@/core/result'
import { nothingChosenYet } from '@/core/import-job/layers-preview'
import { noFilters } from '@/core/review/filters'
import { wholeProject } from '@/core/agreement/report/scope'
import { cancelAgreement, findAgreement } from '../agreement'
import { settingsWith } from '@/core/import-job/settings'
import { wholeSweep } from '@/core/review/sweep'
import { asMember, inProject, listProjectPage, listProjects, openProject, openProjectFor } from '../access'
import { writeAnnotation } from '../annotation'
import { readAnswers, writeAnswer } from '../answer'
import { listAnswerCases, readAnswerCases } from '../answer-cases'
import { applyAnswerRule, decideAnswer, previewAnswerRule, withdrawAnswerDecision, withdrawAnswerRule } from '../answer-decision'
import { listAnnotationPage } from '../annotation-list'
import { listArticles, listStories } from '../article'
import { correctArticle, findDetails } from '../article-details'
import { findArticleText, listArticlePage } from '../article-list'
import { changeAssignments, findNextOwn, listOwnAssignments, reopenAssignment, submitAssignment } from '../assignment'
import { listAssignmentPage } from '../assignment-list'
import { listAssignments } from '../assignment-overview'
import { findCodebook, findCodebookVersion, listCodebookPage } from '../codebook'
import { database } from '../database'
import { decide, withdrawDecision } from '../decision'
import { discussCase, keepVerdict, readAsked, readDiscussion } from '../discussion'
import { exportProject } from '../export'
import { countExport } from '../export-counts'
import { openExport } from '../export-snapshot'
import { answerFlag, askReviewer, listFlags, readCaseFlags, readOwnFlags } from '../flag'
import { listJudgedPage } from '../gold-list'
import { readHistory } from '../history'
import { readOwnWork } from '../own-work'
import { findSameText } from '../import'
import { chooseImportItems, listImportItems } from '../import-items'
import { chooseLayers, findLayers } from '../import-layers'
import { receiveImport } from '../import-upload'
import { applyImport, cancelImport, findImport, listImports, mapImport, retryImport } from '../imports'
import { findInvitation, withdrawInvitation } from '../invitation'
import { countKeptWrites, listKeptWork } from '../kept-writes'
import { readLayers } from '../layers'
import { listLedger, walkLedger } from '../ledger'
import { readLedgerOptions } from '../ledger-counts'
import { countMachineLayers, readMachineLayers } from '../machine-layers'
import { findArticleMasks, saveMaskedTerms } from '../masked-terms'
import { readMeanwhile } from '../meanwhile'
import { changeNames, findNamesShown, readNames } from '../names'
import { findOutlet, listOutletPage, listOutlets } from '../outlet'
import { findOwnCase, sayInOwnCase } from '../own-case'
import { countOwnCases, listOwnCases } from '../own-case-list'
import { listOwnDecisions, listOwnQuestions, countOwn } from '../own-case-rows'
import type { Access } from '../principal'
import { findCodebookDraft, listProposals, settleProposal } from '../proposal'
import { findArticle, findLength, findReading } from '../reading'
import { sayRecognised } from '../recognition'
import { countUnseenAnswers, findUnseenAnswers, seeAnswers } from '../seen-answers'
import { readReasons } from '../reasons'
import { findReview, listReviews, readReview } from '../review'
import { listRules, previewRule } from '../rule'
import { listReleaseFiles, openReleaseFile, openReleaseZip } from '../release-download'
import { findRelease, findReleaseChanges, listReleases } from '../releases'
import { findReleasePermission } from '../release/reader'
import { findRow } from '../release/rows'
import { askSecondPass } from '../second-pass'
import { readPseudonyms } from '../pseudonyms'
import { findSimilar } from '../similar'
import { listSweep, walkSweep } from '../sweep'
import { findPrincipal, listSessions } from '../session'
import { countSplitGroups } from '../split-groups'
import { changeMember, listTeam } from '../team'
import { makeWrites } from '../writes'
import { inParts } from './import'
import { detailsRequest } from './article-details'
import { marking } from './marking'
import type { Person, Team } from './team'

/** What somebody asks for: everything they could know the id of, their own and others'. */
export interface Targets {
  readonly team: Team
  readonly assignments: readonly string[]
  readonly annotation: string
  readonly decision: string
}

const anyRule: Rule = { k: null, tolerance: { kind: 'exact' } }

/** Every question of data/ to which a person gets an answer, by the name of the function. None of them changes anything. */
export const questions: Readonly<Record<string, (person: Person, access: Access, targets: Targets) => Promise<unknown>>> = {
  openProject: (person, access) => openProject(person, access.project.slug),
  openProjectFor: (person, access) => eachAction((action) => openProjectFor(person, access.project.slug, action)),
  inProject: (person, access) => eachAction((action) => inProject(person, access.project.slug, action, async () => ok(action))),
  listProjects: (person) => listProjects(person),
  findPrincipal: (person) => findPrincipal(person.token),
  listSessions: (person) => listSessions(person),
  listArticles: (_, access) => listArticles(access),
  listStories: (_, access) => listStories(access),
  listOwnAssignments: (_, access) => listOwnAssignments(access),
  findNextOwn: (_, access) => findNextOwn(access),
  listAssignments: (_, access) => listAssignments(access),
  countUnseenAnswers: async (_, access, { assignments }) => [...(await countUnseenAnswers(access, assignments))],
  findUnseenAnswers: (_, access, { assignments }) => Promise.all(assignments.map((id) => findUnseenAnswers(access, id))),
  findCodebook: (_, access) => findCodebook(access),
  exportProject: async (_, access) => {
    const articles = []
    for await (const article of exportProject(access)) articles.push(article)
    return articles
  },
  openExport: async (_, access) => {
    const snapshot = await openExport(access)
    const articles = []
    for await (const article of snapshot.articles()) articles.push(article)
    await snapshot.close()
    return articles
  },
  countExport: (_, access) => countExport(access),
  countSplitGroups: (_, access) => countSplitGroups(access),
  readPseudonyms: (_, access) => readPseudonyms(access),
  listReleases: (_, access) => listReleases(access),
  findRelease: (_, access) => findRelease(access, 1),
  listReleaseFiles: (_, access) => listReleaseFiles(access, 1),
  'release/findRow': async (_, access) => (await findRow(access, 1)) ?? null,
  'release/findReleasePermission': (_, access) => findReleasePermission(access),
  findReleaseChanges: (_, access) => findReleaseChanges(access, { from: 1, to: 1 }),
  openReleaseFile: async (_, access) => {
    const file = await openReleaseFile(access, 1, 'jsonl/articles.jsonl')
    return file.ok ? textOfAll(file.value.bytes) : file
  },
  openReleaseZip: async (_, access) => {
    const archive = await openReleaseZip(access, 1)
    return archive.ok ? textOfAll(archive.value) : archive
  },
  findSameText: (_, access) => findSameText(access, '0'.repeat(64)),
  findInvitation: () => findInvitation('x'.repeat(43)),
  listOutlets: (_, access) => listOutlets(access),
  findOutlet: (_, access, { team }) => findOutlet(access, team.outletId),
  findLength: (_, access, { assignments }) => Promise.all(assignments.map((id) => findLength(access, id))),
  findReading: (_, access, { assignments }) => Promise.all(assignments.map((id) => findReading(access, id))),
  findArticle: (_, access, { team }) => findArticle(access, team.article.slug),
  listKeptWork: (_, access) => listKeptWork(access),
  countKeptWrites: (_, access) => countKeptWrites(access),
  listReviews: (_, access) => listReviews(access),
  listLedger: (_, access) => listLedger(access, noFilters),
  walkLedger: (_, access, { annotation }) => walkLedger(access, noFilters, annotation),
  readLedgerOptions: (_, access) => readLedgerOptions(access, noFilters),
  readDiscussion: (_, access, { team }) => readDiscussion(access, { articleVersionId: team.article.versionId, codebookVersionId: team.codebookId }),
  readAsked: (_, access, { team, decision }) => readAsked(access, team.article.versionId, decision),
  listOwnCases: (_, access) => listOwnCases(access),
  countOwnCases: (_, access) => countOwnCases(access),
  countOwn: (_, access) => countOwn(access, 1000),
  listOwnDecisions: (_, access) => listOwnDecisions(access, { limit: 50 }),
  listOwnQuestions: (_, access) => listOwnQuestions(access, 50),
  findOwnCase: (_, access, { decision }) => findOwnCase(access, decision),
  findNamesShown: async (_, access) => [...(await findNamesShown(access)).articles],
  readNames: (_, access, { team }) => readNames(access, { articleId: team.article.id, articleVersionId: team.article.versionId }),
  listSweep: (_, access) => listSweep(access, wholeSweep),
  walkSweep: (_, access, { annotation }) => walkSweep(access, wholeSweep, `-1_${'0'.repeat(16)}`, annotation),
  readMeanwhile: async (_, access, { decision }) => [(await readMeanwhile(access, { ids: [decision] })).decided, (await readMeanwhile(access, { since: '2020-01-01T00:00:00.000Z' })).decided],
  listAnswerCases: (_, access) => listAnswerCases(access, { state: null, question: null }, null),
  readAnswerCases: (_, access, { team }) => readAnswerCases(database().prisma, access, [{ articleId: team.article.id, articleVersionId: team.article.versionId, codebookVersionId: team.codebookId }]),
  previewAnswerRule: (_, access) => previewAnswerRule(access, { k: 2, after: null }),
  listProposals: (_, access) => listProposals(access),
  findCodebookDraft: (_, access) => findCodebookDraft(access),
  findSimilar: (_, access, { annotation }) => findSimilar(access, annotation),
  previewRule: (_, access) => previewRule(access, anyRule, null),
  findAgreement: (_, access) => findAgreement(access, wholeProject),
  listProjectPage: (person) => listProjectPage(person, { limit: 200 }),
  asMember: (person, access) => asMember(person, access.project.slug, async ({ role }) => ok({ role })),
  listArticlePage: (_, access) => listArticlePage(access, { limit: 200 }),
  findArticleText: (_, access, { team }) => Promise.all([team.article.slug, team.article.id].map((name) => findArticleText(access, name))),
  listAssignmentPage: (_, access) => listAssignmentPage(access, { limit: 200 }),
  listAnnotationPage: (_, access, { team }) => Promise.all([undefined, team.article.slug].map((article) => listAnnotationPage(access, { limit: 200, article }))),
  listCodebookPage: (_, access) => listCodebookPage(access, { limit: 200 }),
  findCodebookVersion: (_, access) => findCodebookVersion(access, 1),
  listOutletPage: async (_, access) => listOutletPage(access, { limit: 200 }),
  listJudgedPage: async (_, access) => listJudgedPage(access, { limit: 200 }),
  readReasons: (_, access) => readReasons(access),
  listRules: (_, access) => listRules(access),
  findReview: (_, access, { team }) => findReview(access, team.article.slug),
  readReview: (_, access, { team }) => readReview(database().prisma, access, team.article.slug),
  readLayers: (_, access, { team }) => readLayers(database().prisma, access, { articleVersionId: team.article.versionId, codebookVersionId: team.codebookId }),
  readMachineLayers: (_, access, { team }) => readMachineLayers(access, { articleVersionId: team.article.versionId, codebookVersionId: team.codebookId }),
  countMachineLayers: (_, access, { team }) => countMachineLayers(access, team.article.versionId),
  readAnswers: async (_, access, { assignments }) => [...(await readAnswers(database().prisma, access, assignments))],
  readOwnFlags: (_, access, { assignments }) => Promise.all(assignments.map((id) => readOwnFlags(database().prisma, access, id))),
  listFlags: (_, access) => listFlags(access),
  readCaseFlags: (_, access, { team }) => readCaseFlags(access, team.article.versionId),
  readHistory: (person, _, { assignments, annotation }) => Promise.all(assignments.map((id) => readHistory(person, id, annotation))),
  readOwnWork: (person, _, { assignments }) => Promise.all(assignments.map((id) => readOwnWork(person, id))),
  findDetails: (_, access, { team }) => Promise.all([findDetails(access, { slug: team.article.slug }), findDetails(access, { id: team.article.id })]),
  findArticleMasks: (_, access, { team }) => findArticleMasks(access, team.article.slug),
  listTeam: (_, access) => listTeam(access),
  listImports: (_, access) => listImports(access),
  findImport: (_, access, { team }) => findImport(access, team.article.id),
  findLayers: (_, access, { team }) => findLayers(access, team.article.id),
  listImportItems: (_, access, { team }) => listImportItems(access, team.article.id, { show: 'all', after: -1, limit: 50 }),
}

/** Every way to change what is another's, for those who may not: the refusals must tell nothing, either. */
export const trespasses: Readonly<Record<string, (person: Person, access: Access, targets: Targets) => Promise<unknown>>> = {
  writeAnnotation: (person, _, { team, assignments, annotation }) =>
    Promise.all(assignments.slice(1).flatMap((id) => [
      writeAnnotation(person, id, { kind: 'put', id: annotation, request: marking(team.article.text, 'family') }),
      writeAnnotation(person, id, { kind: 'delete', id: annotation, basedOn: 1 }),
    ])),
  makeWrites: (person, _, { team, assignments, annotation }) =>
    Promise.all(assignments.slice(1).map((id) => makeWrites(person, id, [
      { key: uuid(), kind: 'put', id: annotation, ...marking(team.article.text, 'family') },
      { key: uuid(), kind: 'delete', id: annotation, basedOn: 1 },
      { key: uuid(), kind: 'answer', id: 'genre', basedOn: 0, value: 'reporting' },
      { key: uuid(), kind: 'message', id: uuid(), annotation, text: 'why?' },
    ]))),
  writeAnswer: (person, _, { assignments }) => Promise.all(assignments.slice(1).map((id) => writeAnswer(person, id, 'genre', { basedOn: 0, value: 'reporting' }))),
  askReviewer: (person, _, { assignments, annotation }) => Promise.all(assignments.map((id) => askReviewer(person, id, annotation, { id: uuid(), text: 'why?' }))),
  answerFlag: (_, access, { annotation }) => answerFlag(access, annotation, { id: uuid(), text: 'because' }),
  submitAssignment: (person, _, { assignments }) => Promise.all(assignments.slice(1).map((id) => submitAssignment(person, id))),
  seeAnswers: (person, _, { assignments, annotation }) => Promise.all(assignments.slice(1).map((id) => seeAnswers(person, id, { messages: [annotation] }))),
  sayRecognised: (person, _, { assignments }) => Promise.all(assignments.slice(1).map((id) => sayRecognised(person, id, { id: uuid(), recognised: 'no', outlet: '', noticed: '' }))),
  cancelImport: (_, access, { team }) => cancelImport(access, team.article.id),
  applyImport: (_, access, { team }) => applyImport(access, team.article.id),
  chooseLayers: (_, access, { team }) => chooseLayers(access, team.article.id, nothingChosenYet),
  retryImport: (_, access, { team }) => retryImport(access, team.article.id),
  mapImport: (_, access, { team }) => mapImport(access, team.article.id, settingsWith()),
  chooseImportItems: (_, access, { team }) => chooseImportItems(access, team.article.id, { allNear: 'leave' }),
  receiveImport: (_, access, { team }) => receiveImport(access, team.article.id, 0, inParts(new Uint8Array(3))),
  askSecondPass: (_, access, { assignments }) => askSecondPass(access, assignments[1]!),
  correctArticle: (_, access, { team }) => correctArticle(access, team.article.id, detailsRequest()),
  saveMaskedTerms: (_, access, { team }) => saveMaskedTerms(access, team.article.id, { terms: ['a word'] }),
  reopenAssignment: (_, access, { assignments }) => reopenAssignment(access, assignments[1]!, 'because'),
  changeAssignments: (_, access, { team }) => changeAssignments(access, [{ articleId: team.article.id, userId: team.ben.userId, assigned: false }]),
  changeMember: (_, access, { team }) => changeMember(access, team.ben.userId, { disabled: true }),
  cancelAgreement: (_, access) => cancelAgreement(access, { scope: wholeProject, pieces: ['f1-exact'] }),
  withdrawInvitation: (_, access, { annotation }) => withdrawInvitation(access, annotation),
  decide: (_, access, { team, annotation }) =>
    decide(access, team.article.slug, { id: uuid(), verdict: 'nothingHere', judged: [{ id: annotation, version: 1 }], chosen: [], reason: 'because', replaces: null }),
  decideAnswer: (_, access, { team, assignments }) => decideAnswer(access, team.article.slug, { id: uuid(), question: 'genre', verdict: 'ask', value: null, judged: [{ assignmentId: assignments[1]!, version: 1 }], reason: 'because', replaces: null }),
  withdrawAnswerDecision: (_, access, { team, decision }) => withdrawAnswerDecision(access, team.article.slug, decision, { id: uuid(), reason: 'because' }),
  applyAnswerRule: (_, access) => applyAnswerRule(access, { id: uuid(), k: 2, after: null }),
  withdrawAnswerRule: (_, access, { decision }) => withdrawAnswerRule(access, decision),
  settleProposal: (_, access, { decision }) => settleProposal(access, decision, { id: uuid(), replaces: null, kind: 'setAside', reason: 'because' }),
  discussCase: (_, access, { team, annotation }) => discussCase(access, team.article.slug, { id: uuid(), text: 'because', about: [annotation] }),
  keepVerdict: (_, access, { team, decision }) => keepVerdict(access, team.article.slug, decision, { id: uuid(), text: 'because' }),
  sayInOwnCase: (_, access, { decision }) =>
    Promise.all((['remark', 'answer', 'objection'] as const).map((kind) => sayInOwnCase(access, decision, { id: uuid(), kind, text: 'because' }))),
  changeNames: (_, access, { team }) => changeNames(access, { article: team.article.slug, shown: false }),
  withdrawDecision: (_, access, { team, decision }) => withdrawDecision(access, team.article.slug, decision, { id: uuid(), reason: 'because' }),
}

/** Asks everything as somebody, in the given project. Returns all the answers, thrown ones too, as one JSON text. */
export async function crawl(person: Person, slug: string, targets: Targets, asks = questions): Promise<string> {
  const access = await openProject(person, slug)
  if (!access.ok) return JSON.stringify(access)
  const answers: Record<string, unknown> = {}
  for (const [name, ask] of Object.entries(asks)) answers[name] = await ask(person, access.value, targets).catch((error: unknown) => `thrown: ${String(error)}`)
  return JSON.stringify(answers, (_, value) => (value instanceof Map ? [...value] : value), 1)
}

async function eachAction(ask: (action: Action) => Promise<Result<unknown>>): Promise<Record<string, unknown>> {
  return Object.fromEntries(await Promise.all(actions.map(async (action) => [action, await ask(action)])))
}

/** Everything that is given out piece by piece, as one text. */
async function textOfAll(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}
