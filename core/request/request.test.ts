import { describe, expect, it } from 'vitest'
import type { ZodType } from 'zod'
import { acceptanceSchema } from './acceptance'
import { assignmentsSchema, reopeningSchema } from './assignments'
import { flagMessageSchema } from './flag'
import { invitationSchema } from './invitation'
import { memberSchema } from './member'
import { outletSchema } from './outlet'
import { projectSchema } from './project'

const id = (last: number) => `0193a5b0-7d2e-7c3a-8b1f-${String(last).padStart(12, '0')}`
/** An emoji, a combining mark and a right-to-left word. */
const mixed = 'Cafe\u0301 🦊 שלום'

const project = { name: mixed, key: 'car-2020', settings: { peersVisible: 'never', decideOwnCases: false, outletVisibility: 'shown' } }
const fact = { text: `${mixed} was founded.`, source: 'nltimes.nl, 2024-07-10' }
const outlet = { name: mixed, kind: 'publisher', country: 'NL', language: 'en', stateRelation: 'none', facts: [fact] }
const change = { articleId: id(1), userId: id(2), assigned: true }
const acceptance = { token: 'a'.repeat(43), name: mixed, email: 'ann@example.org', password: 'four words of 🦊 mine' }

/** Each schema with bodies it takes and bodies it refuses; a refusal names the field and says a word. */
const tables: { name: string; schema: ZodType; takes: [string, unknown][]; refuses: [string, unknown, string, RegExp][] }[] = [
  {
    name: 'project',
    schema: projectSchema,
    takes: [
      ['a whole one', project],
      ['a name of 120 wide characters', { ...project, name: '🦊'.repeat(120) }],
      ['the other settings', { ...project, settings: { peersVisible: 'afterSubmit', decideOwnCases: true, outletVisibility: 'shown' } }],
    ],
    refuses: [
      ['an unknown key', { ...project, id: id(1) }, '', /id/],
      ['an unknown setting', { ...project, settings: { ...project.settings, admin: true } }, 'settings', /admin/],
      ['no name', { ...project, name: ' ' }, 'name', /needed/],
      ['a missing name', { ...project, name: undefined }, 'name', /needed/],
      ['an operator for a name', { ...project, name: { contains: '' } }, 'name', /needed/],
      ['a name too long', { ...project, name: '🦊'.repeat(121) }, 'name', /120/],
      ['a name of two lines', { ...project, name: 'a\nb' }, 'name', /one line/],
      ['NUL in a name', { ...project, name: 'a\0b' }, 'name', /one line/],
      ['half a surrogate pair', { ...project, name: 'a\ud83db' }, 'name', /stored/],
      ['capitals in the key', { ...project, key: 'CAR' }, 'key', /lower-case/],
      ['a key ending in a hyphen', { ...project, key: 'car-' }, 'key', /lower-case/],
      ['a path for a key', { ...project, key: '../etc' }, 'key', /lower-case/],
      ['no key', { ...project, key: '' }, 'key', /needed/],
      ['another visibility', { ...project, settings: { ...project.settings, peersVisible: 'always' } }, 'settings.peersVisible', /Choose/],
      ['text for a yes', { ...project, settings: { ...project.settings, decideOwnCases: 'true' } }, 'settings.decideOwnCases', /Choose/],
    ],
  },
  {
    name: 'outlet',
    schema: outletSchema,
    takes: [
      ['a whole one', outlet],
      ['unknown country and language', { ...outlet, country: null, language: null, facts: [] }],
      ['a fact with dates and reply', { ...outlet, facts: [{ ...fact, from: '2022', to: '2022-02', reply: 'No.' }] }],
      ['a long language code', { ...outlet, language: 'zh-Hant-TW' }],
    ],
    refuses: [
      ['an unknown key', { ...outlet, key: 'x' }, '', /key/],
      ['a country in words', { ...outlet, country: 'France' }, 'country', /two capital/],
      ['a missing country', { ...outlet, country: undefined }, 'country', /./],
      ['a language in words', { ...outlet, language: 'English!' }, 'language', /BCP 47/],
      ['an empty kind', { ...outlet, kind: '' }, 'kind', /needed/],
      ['a fact without source', { ...outlet, facts: [{ text: 'x', source: '' }] }, 'facts.0.source', /needed/],
      ['a fact without words', { ...outlet, facts: [{ ...fact, text: ' \n ' }] }, 'facts.0.text', /Say/],
      ['a day that is none', { ...outlet, facts: [{ ...fact, from: '2023-02-30' }] }, 'facts.0.from', /as far as it is known/],
      ['an end before its beginning', { ...outlet, facts: [fact, { ...fact, from: '2022-02', to: '2021' }] }, 'facts.1.to', /before/],
      ['an unknown key in a fact', { ...outlet, facts: [{ ...fact, opinion: 'x' }] }, 'facts.0', /opinion/],
      ['too many facts', { ...outlet, facts: Array.from({ length: 101 }, () => fact) }, 'facts', /100/],
    ],
  },
  {
    name: 'invitation',
    schema: invitationSchema,
    takes: [
      ['an address', { email: 'ann@example.org', role: 'annotator' }],
      ['an address to be normalised', { email: '  Ann.B+news@Example.ORG ', role: 'lead' }],
      ['a host without a dot', { email: 'ann@localhost', role: 'viewer' }],
    ],
    refuses: [
      ['no @', { email: 'ann', role: 'annotator' }, 'email', /name@example/],
      ['two @', { email: 'ann@b@example.org', role: 'annotator' }, 'email', /name@example/],
      ['letters beyond ASCII', { email: 'ännä@example.org', role: 'annotator' }, 'email', /name@example/],
      ['a header behind a line feed', { email: 'a@example.org\nBcc: b@example.org', role: 'annotator' }, 'email', /name@example/],
      ['another role', { email: 'ann@example.org', role: 'owner' }, 'role', /lead, reviewer/],
      ['an unknown key', { email: 'ann@example.org', role: 'lead', token: 'x' }, '', /token/],
    ],
  },
  {
    name: 'member',
    schema: memberSchema,
    takes: [['a role', { role: 'reviewer' }], ['disabled', { disabled: true }], ['both', { role: 'viewer', disabled: false }]],
    refuses: [
      ['nothing', {}, '', /Say what/],
      ['null', { role: null }, 'role', /role is/],
      ['text for a yes', { disabled: 'yes' }, 'disabled', /true or false/],
      ['an unknown key', { role: 'lead', passwordHash: 'x' }, '', /passwordHash/],
    ],
  },
  {
    name: 'assignments',
    schema: assignmentsSchema,
    takes: [
      ['one', { assignments: [change] }],
      ['two of one annotator', { assignments: [change, { ...change, articleId: id(3), assigned: false }] }],
      ['2,000', { assignments: Array.from({ length: 2000 }, (_, index) => ({ ...change, articleId: id(index) })) }],
    ],
    refuses: [
      ['none', { assignments: [] }, 'assignments', /at least one/],
      ['2,001', { assignments: Array.from({ length: 2001 }, (_, index) => ({ ...change, articleId: id(index) })) }, 'assignments', /2,000/],
      ['one twice', { assignments: [change, { ...change, assigned: false }] }, 'assignments', /twice/],
      ['an id that is none', { assignments: [{ ...change, userId: "x' or 1=1" }] }, 'assignments.0.userId', /not the id/],
      ['a state', { assignments: [{ ...change, state: 'submitted' }] }, 'assignments.0', /state/],
    ],
  },
  {
    name: 'reopening',
    schema: reopeningSchema,
    takes: [['a reason', { reason: `Look again at line 3. ${mixed}` }]],
    refuses: [
      ['blanks', { reason: '  ' }, 'reason', /Say why/],
      ['too much', { reason: 'x'.repeat(501) }, 'reason', /500/],
      ['NUL', { reason: 'x\0' }, 'reason', /stored/],
    ],
  },
  {
    name: 'acceptance',
    schema: acceptanceSchema,
    takes: [
      ['a whole one', acceptance],
      ['128 characters, emoji among them', { ...acceptance, password: Array.from({ length: 16 }, (_, index) => `🦊 word ${index % 10}`).join('') }],
      ['spaces around the password', { ...acceptance, password: '  correct pony  ' }],
    ],
    refuses: [
      ['a cut link', { ...acceptance, token: 'abc' }, 'token', /not complete/],
      ['eleven characters', { ...acceptance, password: 'elevenchar1' }, 'password', /at least 12/],
      ['eleven emoji, 22 units', { ...acceptance, password: '🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔' }, 'password', /at least 12/],
      ['129 characters', { ...acceptance, password: `${'abcdefg hijkl'.repeat(9)}opqrstuvwxyz` }, 'password', /at most 128/],
      ['a common one', { ...acceptance, password: 'Password1234' }, 'password', /first/],
      ['a role of their own', { ...acceptance, role: 'lead' }, '', /role/],
    ],
  },
]

describe.each(tables)('$name', ({ schema, takes, refuses }) => {
  it.each(takes)('takes %s', (_, body) => {
    expect(schema.safeParse(body).error).toBeUndefined()
  })

  it.each(refuses)('refuses %s', (_, body, path, words) => {
    const issues = schema.safeParse(body).error?.issues ?? []
    const hit = issues.find((issue) => issue.path.join('.') === path)
    expect(hit, JSON.stringify(issues)).toBeDefined()
    expect(hit!.message).toMatch(words)
  })
})

it.each(['', ' \n', '\u0085', '\u001c\u2003 \u0085', '\ufeff'])('takes no message that says nothing: %j', (text) => {
  expect(flagMessageSchema.safeParse({ id: id(1), text }).error?.issues).toMatchObject([{ path: ['text'], message: 'Write something first.' }])
  expect(flagMessageSchema.safeParse({ id: id(1), text: `${mixed}${text}` }).success).toBe(true)
})

it('normalises an e-mail address once, in the schema', () => {
  expect(invitationSchema.parse({ email: ' ＡNN@Example.ORG', role: 'lead' }).email).toBe('ann@example.org')
})

it('keeps line feeds and drops carriage returns in prose', () => {
  expect(reopeningSchema.parse({ reason: ' a\r\nb\rc ' }).reason).toBe('a\nb\nc')
})
