import { readdir } from 'node:fs/promises'
import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { writeAnnotation } from './annotation'
import { listAnnotationPage } from './annotation-list'
import { writeAnswer } from './answer'
import { reopenAssignment, submitAssignment } from './assignment'
import { listAssignmentPage } from './assignment-list'
import { decide } from './decision'
import { discussCase, keepVerdict } from './discussion'
import { answerFlag, askReviewer } from './flag'
import { sayInOwnCase } from './own-case'
import { findReading } from './reading'
import { type Targets, crawl, questions, trespasses } from './testing/crawl'
import { bringMachines } from './testing/machine'
import { marking } from './testing/marking'
import { type Person, type Team, assign, firstLead, join, makeTeam, valueOf } from './testing/team'

// Everything is asked dozens of times, which takes its time on a busy machine; what is tested is what is answered.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 })

/** Random words that Ben leaves wherever he writes, and the ids of what he makes. Whoever is served one of them has seen his work. */
const canaries = { note: uuid(), attribute: uuid(), listed: uuid(), annotation: uuid(), answered: uuid() }
const verdict = { id: uuid(), reason: uuid() }
/** What Ben asks a reviewer, and is answered: between the two of them. */
const thread = { asked: uuid(), answered: uuid() }
/** What is said of Ben's case: by those who decide and by him. */
const talk = { early: uuid(), objection: uuid(), objected: uuid(), kept: uuid() }
/** What models leave on the same article, as many of them as would take the letters of people. */
const machines = { note: uuid(), names: Array.from({ length: 8 }, (_, index) => `frames-${uuid()} ${index}`) }
const allSecrets = [...Object.values(canaries), ...Object.values(verdict), ...Object.values(thread), ...Object.values(talk)]

let team: Team
let elsewhere: Team
let busy: Person
let nobody: Person
let own: string
let bens: string
let targets: Targets

beforeAll(async () => {
  team = await makeTeam({ peersVisible: 'afterSubmit', decideOwnCases: false })
  elsewhere = await makeTeam({ peersVisible: 'afterSubmit', decideOwnCases: true })
  busy = await join(await team.enter(team.lead), 'reviewer')
  nobody = await firstLead()
  own = await assign(team, team.ana)
  bens = await assign(team, team.ben)
  await assign(team, busy)
  await bringMachines(team, machines.names, { words: ['cafe\u0301'], note: machines.note })
  targets = { team, assignments: [own, bens], annotation: canaries.annotation, decision: verdict.id }
  valueOf(await writeAnnotation(team.ana, own, { kind: 'put', id: uuid(), request: marking(team.article.text, 'cafe\u0301') }))
})

const found = (answers: string, words: readonly string[]) => words.filter((word) => answers.includes(word))

/** Everything that is answered to each of those who may not see Ben's work yet, or ever. */
async function answersToOutsiders(): Promise<Record<string, string>> {
  return {
    ana: await crawl(team.ana, team.slug, targets),
    'a reviewer with work of their own there': await crawl(busy, team.slug, targets),
    viewer: await crawl(team.viewer, team.slug, targets),
    'the lead of another project': (await crawl(elsewhere.lead, elsewhere.slug, targets)) + (await crawl(elsewhere.lead, team.slug, targets)),
    nobody: await crawl(nobody, team.slug, targets),
  }
}

/** The same, for refusals. The ids of rows that nobody may touch are known here, as if they had leaked. */
async function refusalsToOutsiders(): Promise<Record<string, string>> {
  return {
    ana: await crawl(team.ana, team.slug, targets, trespasses),
    viewer: await crawl(team.viewer, team.slug, targets, trespasses),
    'the lead of another project': await crawl(elsewhere.lead, elsewhere.slug, targets, trespasses),
  }
}

const steps: readonly [string, () => Promise<unknown>][] = [
  ['Ben marks and writes', async () => {
    const request = marking(team.article.text, ['family', 'שלום'], { tag: 'attributed_claim', note: canaries.note, attributes: { source: canaries.attribute, source_chain: [canaries.listed], flag: true } })
    valueOf(await writeAnnotation(team.ben, bens, { kind: 'put', id: canaries.annotation, request }))
  }],
  ['Ben asks a reviewer', async () => valueOf(await askReviewer(team.ben, bens, canaries.annotation, { id: uuid(), text: thread.asked }))],
  ['a reviewer answers Ben', async () => valueOf(await answerFlag(await team.enter(team.reviewer), canaries.annotation, { id: uuid(), text: thread.answered }))],
  ['Ben answers', async () => valueOf(await writeAnswer(team.ben, bens, 'voices_missing', { basedOn: 0, value: { entities: [canaries.answered], note: '' } }))],
  ['Ben submits', async () => valueOf(await submitAssignment(team.ben, bens))],
  ['those who decide talk about it', async () => valueOf(await discussCase(await team.enter(team.reviewer), team.article.slug, { id: uuid(), text: talk.early, about: [canaries.annotation] }))],
  ['the reviewer decides', async () => {
    const access = await team.enter(team.reviewer)
    valueOf(await decide(access, team.article.slug, { ...verdict, verdict: 'nothingHere', judged: [{ id: canaries.annotation, version: 1 }], chosen: [], replaces: null }))
  }],
  ['Ben objects', async () => valueOf(await sayInOwnCase(await team.enter(team.ben), verdict.id, { id: talk.objection, kind: 'objection', text: talk.objected }))],
  ['the verdict is kept', async () => valueOf(await keepVerdict(await team.enter(team.reviewer), team.article.slug, talk.objection, { id: uuid(), text: talk.kept }))],
  ['Ben is sent back to work', async () => valueOf(await reopenAssignment(await team.enter(team.lead), bens, verdict.reason))],
  ['Ben submits again', async () => valueOf(await submitAssignment(team.ben, bens))],
]

describe('while Ana has not submitted', () => {
  it('what outsiders are answered does not change by a byte, whatever Ben and his judges do', async () => {
    const before = await answersToOutsiders()
    const refusedBefore = await refusalsToOutsiders()
    for (const [step, act] of steps) {
      await act()
      const after = await answersToOutsiders()
      for (const [who, answers] of Object.entries(after)) {
        expect(found(answers, allSecrets), `${who}, when ${step}`).toEqual([])
        expect(answers, `${who}, when ${step}`).toBe(before[who])
      }
      expect(await refusalsToOutsiders(), step).toEqual(refusedBefore)
    }
  })

  it('and the refused have changed nothing', async () => {
    const layer = valueOf(await findReading(await team.enter(team.ben), bens))
    expect(layer.annotations).toMatchObject([{ id: canaries.annotation, version: 1, deleted: false }])
  })

  it('those who review find all of it: the same search by the right people', async () => {
    const leads = await crawl(team.lead, team.slug, targets)
    expect(found(leads, allSecrets)).toEqual(allSecrets)
    expect(/"thrown: .*/.exec(leads)?.[0]).toBeUndefined()
    expect(found(await crawl(team.reviewer, team.slug, targets), allSecrets)).toEqual(allSecrets)
    // Of the verdict its id and its reason, and all that was said: it is decided, and his layer submitted.
    const bensOwn = allSecrets
    expect(found(await crawl(team.ben, team.slug, targets), bensOwn)).toEqual(bensOwn)
  })

  it('and reviewers are not told whose it is', async () => {
    const names = [team.ben.name, team.ben.email, team.ben.userId]
    // readLayers stays within data/, and knows; what is made of it does not.
    const { readLayers: _, ...answered } = questions
    expect(found(await crawl(team.reviewer, team.slug, targets, answered), names)).toEqual([])
    expect(found(await crawl(team.lead, team.slug, targets, answered), names)).toEqual(names)
  })
})

describe('once Ana has submitted', () => {
  it('she finds what Ben marked, under a letter, and no verdict', async () => {
    valueOf(await submitAssignment(team.ana, own))
    const reading = valueOf(await findReading(await team.enter(team.ana), own))
    expect(reading.others).toMatchObject([{ annotator: expect.stringMatching(/^[A-Z]$/), annotations: [{ id: canaries.annotation, note: canaries.note }] }])
    const answers = await crawl(team.ana, team.slug, targets, { findReading: questions['findReading']!, readAnswers: questions['readAnswers']! })
    expect(found(answers, [...allSecrets, team.ben.name, team.ben.userId])).toEqual(Object.values(canaries))
  })

  it('she is told of no machine: its work is nowhere, and more of them change nothing', async () => {
    const before = await crawl(team.ana, team.slug, targets)
    expect(found(before, [machines.note, ...machines.names, ...machines.names.map((name) => name.split(' ')[0]!)])).toEqual([])
    await bringMachines(team, Array.from({ length: 8 }, () => `later-${uuid()}`), { words: ['cafe\u0301'], note: machines.note })
    expect(await crawl(team.ana, team.slug, targets)).toBe(before)
  })

  it('a list calls people as pages do, and holds passes of people', async () => {
    const access = await team.enter(team.ana)
    const { others } = valueOf(await findReading(access, own))
    const { items } = valueOf(await listAnnotationPage(access, { limit: 200, article: team.article.slug }))
    expect(items.find(({ id }) => id === canaries.annotation)?.annotator).toBe(others?.[0]?.annotator)
    const { items: passes } = valueOf(await listAssignmentPage(await team.enter(team.lead), { limit: 200 }))
    expect(passes.map(({ pass }) => pass)).toEqual([1, 1, 1])
  })

  it('the viewer and the reviewer at work still find nothing', async () => {
    const { viewer, ...others } = await answersToOutsiders()
    expect(found(viewer!, allSecrets)).toEqual([])
    expect(found(others['a reviewer with work of their own there']!, allSecrets)).toEqual([])
  })
})

describe('the search', () => {
  /** Exported functions that answer nobody: they compute, belong to one's own account, or are a lead's own acts. */
  const answerNobody = [
    'announceWorkers', 'standingOf', 'askAgreement', 'claimPiece', 'enqueue', 'failPiece', 'findMarkedProjects', 'findProjectId', 'finishPiece', 'forgetOldPieces', 'giveBackPiece', 'giveUpObsolete', 'hashContent', 'jobKey', 'keepTwin', 'lookUp', 'readAgreementInput', 'recentHash',
    'readPieceInput', 'readScopeChoices', 'releaseDeadWorkers', 'tellProgress',
    'appendDecision', 'applyRuleTo', 'ask', 'countRows', 'deriveArticle', 'drawnOf', 'findReviewPlace', 'hiddenCases', 'inReview', 'inTurn', 'lettersOf', 'linesOf', 'hearDecisions', 'isStanding', 'readArticleNames', 'readPeople', 'readTallies', 'refreshLedger', 'refreshSweep', 'saveReasons', 'sweepWithout', 'withdrawRule',
    'addLabelledArticle', 'addLayer', 'applyLayers', 'previewLayers', 'workOnLayers', 'machineMember', 'checkDatabase', 'openSnapshot', 'openFileStream', 'openZipStream', 'packageFiles', 'webStream', 'zipOf', 'hashOfLayer', 'readPlaces', 'codebookForLayers', 'importLayers', 'openAsLead', 'openForImport',
    'act', 'applyBatch', 'beginImport', 'bytesOf', 'claimImport', 'enqueueImport', 'failImport', 'findItemTitles', 'findTexts', 'findVersions', 'finishReading', 'forgetItems', 'foundOf', 'freeSlugs', 'giveBackImport', 'importJobKey', 'importKey', 'numberedSlugs', 'readChunks', 'readFound', 'readKnown', 'readNearGroups', 'readOutlets', 'readSignatures', 'recordActThrough', 'refuseNext', 'rememberedSettings', 'signNewTexts', 'signText', 'signatureFrom', 'storeItems', 'storiesOf', 'tellImport', 'tidyImports', 'updateItems', 'viewOf', 'wrongState',
    'createRelease', 'beginReleaseAgain', 'findReleaseJob', 'discardRelease', 'answerDatasheet', 'withdrawRelease', 'publishRelease', 'documentsOfRow',
    'findBearer', 'readPage', 'issueToken', 'listTokens', 'revokeToken',
    'pseudonymTable', 'removeDeadFolders', 'temporaryFolder',
    'acceptInvitation', 'addMessage', 'addReceipt', 'annotationOf', 'annotationOfRow', 'answerOf', 'applyAnswer', 'applyQuestion', 'applyWrite', 'authenticate',
    'addUser', 'caseWord', 'deriveRows', 'invitationExpiry', 'listUsers', 'resetPassword', 'setDisabled', 'settleRestored', 'storyOf',
    'beginSession', 'beginWork', 'blocksOf', 'changePassword', 'changeProject', 'createProject', 'database', 'demand', 'disconnect', 'endSession',
    'endSessions', 'environment', 'evidenceOf', 'codebookFor', 'codebookInReading', 'findMask', 'findMasks', 'findMessage', 'lettersIn', 'readMessages', 'readMessagesAbout', 'saidEnough', 'repeated', 'settledLayers', 'shownIn', 'shownMessage', 'findQueueMasks', 'findReceipts', 'findWritingMask', 'flaggedLayers',
    'freeKey', 'hashOf', 'hashPassword', 'hashToken', 'importForProject', 'invite', 'inviteFirstLead', 'isStorable', 'isUnavailable',
    'isUniqueViolation', 'keepWrite', 'Limiter', 'lockAssignment', 'makeToken', 'marksOf', 'messageOf', 'mostCommon', 'openExportStream', 'outletOf',
    'parseEnvironment', 'previewMask', 'publishCodebook', 'publishedCodebook', 'readClock', 'readDecisions', 'recognitionOf', 'recordAct', 'recordLook',
    'refusalOf', 'saveOutlet', 'sha256', 'signIn', 'summaryOf', 'textOf', 'transaction', 'unmasked', 'verifyPassword', 'versionOf', 'violationOf',
    'visibleArticles', 'visibleLayers', 'writingMask',
  ]

  /**
   * The same, of the folders of data/, by what they have in common. None of those that read takes a person: each takes the connection of a
   * snapshot, a row or a key that was found for somebody by a function above, which is asked.
   */
  const foldersAnswerNobody: Readonly<Record<string, readonly string[]>> = {
    'They read for an export or a release in its snapshot, which was opened for somebody who may have all of it: openExport and exportProject are asked.': [
      'export-rows/findPresent', 'export-rows/readBatch', 'export-rows/readLayers', 'export-rows/readAnnotations', 'export-rows/readBeforeReveal',
      'export-rows/readMachineLayersOf', 'export-rows/readOptions', 'export-rows/placesQuery', 'export-rows/readSplitItems', 'export-rows/readBooks', 'export-rows/annotationsOf', 'export-rows/answersOf', 'export-rows/countAnswers', 'export-rows/readTogether', 'export-rows/decisionsOf', 'export-rows/answerDecisionsOf', 'export-rows/messagesOf',
     
      'release/countSnapshot', 'release/readFacts', 'release/readCodebooks',
    ],
    'They compute, and read nothing.': ['export-rows/reading', 'export-rows/known', 'export-rows/uuids', 'export-rows/placeKey', 'export-rows/groupRows', 'export-rows/temporarySpill', 'export-rows/openPackage', 'integrity/guardsIn', 'release/lineOf', 'release/releaseJobKey', 'release/NotWantedAnyMore'],
    'They read the whole database for whoever runs the command line on its machine.': [
      'integrity/findFaults', 'integrity/checkGold', 'integrity/checkGuards', 'integrity/checkAttributesOfAll', 'integrity/checkImportedLayers', 'integrity/checkLedger', 'integrity/onConnection', 'integrity/checkStoredFiles', 'integrity/checkSweep', 'integrity/checkTexts',
    ],
    'They take the key or the row of a release that findRow has found for somebody; what is given out of it is asked by openReleaseFile, openReleaseZip, findRelease and findReleaseChanges.': [
      'release/releaseOf', 'release/listFiles', 'release/readStored', 'release/readWhole', 'release/readSeveral', 'release/readStretch', 'release/readText', 'release/readLines', 'release/readChanges',
    ],
    'They are steps of the worker that makes a release, or of the lead’s acts that begin and end it.': [
      'release/FileStore', 'release/enqueueRelease', 'release/claimRelease', 'release/emptyRelease', 'release/tellStep', 'release/finishRelease', 'release/failRelease', 'release/giveBackRelease', 'release/releaseDeadReleases', 'release/findLastPublished',
    ],
  }

  it('asks every function of data/ and of its folders', async () => {
    const files = (await readdir(import.meta.dirname, { recursive: true })).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('testing/'))
    const modules: [string, Record<string, unknown>][] = await Promise.all(files.map(async (name) => [name, await import(/* @vite-ignore */ `./${name}`)]))
    // What is in a folder is called by it: several folders may have a function of one name.
    const functions = modules.flatMap(([file, module]) => Object.keys(module).filter((name) => typeof module[name] === 'function').map((name) => (file.includes('/') ? `${file.slice(0, file.lastIndexOf('/'))}/${name}` : name)))
    const known = [...Object.keys(questions), ...Object.keys(trespasses), ...answerNobody, ...Object.values(foldersAnswerNobody).flat()]
    expect(functions.filter((name) => !known.includes(name))).toEqual([])
    expect(known.filter((name) => !functions.includes(name))).toEqual([])
  })
})
