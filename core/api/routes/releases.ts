import { z } from 'zod'
import { releaseStates } from '../../release/release'
import { isStorable, unstorable } from '../../request/field'
import { answersSchema, releaseSchema, withdrawalSchema } from '../../request/release'
import { reading, writing } from '../route'
import { moment, nothing } from '../shapes'

const path = '/projects/{project}/releases'
const one = `${path}/{number}`

const line = z.looseObject({
  number: z.int().min(1), name: z.string(), note: z.string(), state: z.enum(releaseStates), formats: z.array(z.string()), createdAt: moment, publishedAt: moment.nullable(),
  files: z.int().min(0), bytes: z.int().min(0), withdrawn: z.object({ reason: z.string(), at: moment }).nullable(),
}).meta({ id: 'Release' })

const numbered = z.object({ number: z.int().min(1) })

const changeList = z.object({ added: z.int(), gone: z.int(), changed: z.int(), items: z.array(z.looseObject({ how: z.enum(['added', 'gone', 'changed']), place: z.string() })) })

export const listReleases = reading({
  path, group: 'releases', opens: 'read', answer: z.object({ releases: z.array(line) }), problems: ['notFound'], summary: 'List the releases of a project',
  explanation: 'The newest first. To the lead all of them, to others those that are published; reviewers see none while they still read an article.',
})

export const createRelease = writing({
  method: 'POST', path, group: 'releases', opens: 'release', schema: releaseSchema, answer: numbered, problems: ['notFound', 'refused', 'conflict'], summary: 'Make a release',
  explanation: 'It is made in the background: ask for it until its state is `draft`. Our own JSONL is always in it. A draft is read, and then published.',
})

export const findRelease = reading({
  path: one, group: 'releases', opens: 'read', answer: line, problems: ['notFound'], summary: 'Read a release: its state, certificate, facts and files',
  explanation: 'At most 300 files are listed, documents first; `checksums.txt` has all of them.',
})

export const discardRelease = writing({ method: 'DELETE', path: one, group: 'releases', opens: 'release', schema: nothing, answer: numbered, problems: ['notFound', 'conflict'], summary: 'Give up a release that is not published', explanation: 'Its making is stopped and its files are taken away. Its number is not used again.' })

export const beginReleaseAgain = writing({ method: 'POST', path: `${one}/attempts`, group: 'releases', opens: 'release', schema: nothing, answer: numbered, problems: ['notFound', 'conflict'], summary: 'Make a release once more', explanation: 'One that failed, or a draft: from the present state of the project.' })

export const answerDatasheet = writing({ method: 'PUT', path: `${one}/datasheet`, group: 'releases', opens: 'release', schema: answersSchema, answer: numbered, problems: ['notFound', 'conflict'], summary: 'Answer questions of the datasheet and the data statement', explanation: 'While it is a draft. What is left out stays as it is.' })

export const publishRelease = writing({
  method: 'POST', path: `${one}/publication`, group: 'releases', opens: 'release', schema: nothing, answer: numbered, problems: ['notFound', 'conflict', 'refused'], summary: 'Publish a draft',
  explanation: 'It never changes afterwards. Refused where the certificate has found a difference that no note of a format names.',
})

export const withdrawRelease = writing({ method: 'POST', path: `${one}/withdrawal`, group: 'releases', opens: 'release', schema: withdrawalSchema, answer: numbered, problems: ['notFound', 'conflict'], summary: 'Say of a published release that it should not be used any more', explanation: 'It stays where it is, for whoever has cited it. This cannot be undone.' })

export const readReleaseFile = reading({
  path: `${one}/file`, group: 'releases', opens: 'export', query: z.object({ path: z.string('Name a file of the release.').max(1000).refine(isStorable, unstorable).describe('As it stands in checksums.txt.') }),
  answer: { stream: 'application/octet-stream', what: 'The bytes of the file.' }, problems: ['notFound', 'invalid'], summary: 'Download a file of a release',
})

export const readReleaseArchive = reading({ path: `${one}/archive`, group: 'releases', opens: 'export', answer: { stream: 'application/zip', what: 'All files of the release, as an archive.' }, problems: ['notFound'], summary: 'Download a whole release' })

export const readReleaseChanges = reading({
  path: `${one}/changes`, group: 'releases', opens: 'read', query: z.object({ since: z.coerce.number('Name a release by its number.').int().min(1).describe('The number of the other release.') }),
  answer: z.object({ from: z.int(), to: z.int(), articles: changeList, annotations: changeList, decisions: changeList, codebook: changeList }), problems: ['notFound', 'conflict', 'invalid', 'tooMany'], summary: 'Compare two releases',
  explanation: 'What has changed since the release before is kept with each. Any other two are compared from their lines, one pair at a time: where another is being compared, ask again in a moment.',
})

export const releaseRoutes = [
  listReleases, createRelease, findRelease, discardRelease, beginReleaseAgain, answerDatasheet, publishRelease, withdrawRelease, readReleaseFile, readReleaseArchive, readReleaseChanges,
] as const
