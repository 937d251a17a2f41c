import { type BrowserContext, expect, test } from '@playwright/test'
import { v7 as uuid } from 'uuid'
import { marking } from '@/data/testing/marking'
import { system } from '../system'
import { sessionCookie } from './client'
import { beginLayers } from './ground'
import { pages } from './page-table'
import { publish } from './release'
import {
  type Actor,
  type Text,
  type World,
  addArticle,
  assign,
  fresh,
  inviteTo,
  makeWorld,
  must,
  outletBody,
  submit,
} from './world'

/** Runs wherever it is taken for markup. Short enough for a name. */
const script = '<script>window.__ran=1</script><img src=x onerror=window.__ran=1>'
/** Ends a string, an attribute and a comment first. */
const breakout = `"'\`--></script></style></title></textarea>${script}`

/** Addresses that a browser would run, as links of Markdown. */
const links = [
  '[one](javascript:window.__ran=1)',
  `[two](data:text/html,${encodeURIComponent(script)})`,
  '[three](https://example.org/"onmouseover="window.__ran=1)',
  '[four](vbscript:x)',
  '<javascript:window.__ran=1>',
].join(' ')

let world: World
let article: Text
let assignment: string
let second: string
let release: number
const [anas, bens, verdict] = [uuid(), uuid(), uuid()]

test.beforeAll(async () => {
  world = await makeWorld({ peersVisible: 'afterSubmit' }, (actor) => `${actor} ${script}`)
  const { lead } = world.people
  const api = `/projects/${world.project}`
  const named = (one: Record<string, unknown>) => ({ ...one, name: `${String(one['name'])} ${script}`.slice(0, 120) })
  const tags = world.codebook['tags'] as Record<string, unknown>[]
  await must(lead.client, 'POST', `${api}/codebook`, {
    ...world.codebook,
    name: script,
    version: '2',
    guidelines: [breakout],
    groups: (world.codebook['groups'] as Record<string, unknown>[]).map(named),
    tags: tags.map((tag) => ({
      ...named(tag),
      definition: breakout,
      useWhen: breakout,
      doNotUseWhen: breakout,
      example: { quote: breakout, note: breakout, article: breakout },
    })),
    attributes: (world.codebook['attributes'] as Record<string, unknown>[]).map(named),
  })
  await must(
    lead.client,
    'PUT',
    `${api}/outlets/${world.outlet}`,
    outletBody({
      name: script,
      kind: '<img src=x onerror=window.__ran=1>',
      stateRelation: script,
      aliases: [script, 'javascript:window.__ran=1'],
      facts: [{ text: breakout, source: `javascript:window.__ran=1 ${script}`, reply: breakout }],
    }),
  )
  article = await addArticle(world, {
    raw: [`# ${script}`, `Family news of \u{1f600} e\u0301 שלום ${breakout}`, links, `${script} number ${fresh()}\n`].join(
      '\n\n',
    ),
    format: 'markdown',
    title: breakout,
    byline: breakout,
    provenance: breakout,
    storyTitle: breakout,
    url: `https://example.org/?"><script>window.__ran=1</script>`,
  })
  await must(lead.client, 'PUT', `${api}/articles/${article.id}/masked-terms`, { terms: [script] })
  assignment = await assign(world, article, 'ana')
  second = await assign(world, article, 'ben')
  for (const [actor, given, id, tag] of [
    ['ana', assignment, anas, 'loaded_language'],
    ['ben', second, bens, 'labelling'],
  ] as const) {
    const request = marking(article.text, 'Family news', {
      tag,
      note: breakout,
      attributes: { target: script, source_chain: [script, breakout], rationale: breakout },
    })
    await must(world.people[actor].client, 'PUT', `/assignments/${given}/annotations/${id}`, request)
  }
  // Sent back with a reason, read, and submitted again by Ben; Ana still has hers before her.
  await submit(world, 'ana', assignment)
  await submit(world, 'ben', second)
  await must(lead.client, 'POST', `${api}/reviews/${article.slug}/decisions`, {
    id: verdict,
    verdict: 'bothDefensible',
    judged: [
      { id: anas, version: 1 },
      { id: bens, version: 1 },
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    chosen: [],
    reason: breakout,
    replaces: null,
  })
  await must(lead.client, 'POST', `${api}/reviews/${article.slug}/messages`, { id: uuid(), text: breakout, about: [anas] })
  await must(world.people.ana.client, 'POST', `${api}/own-cases/${verdict}/messages`, { id: uuid(), kind: 'objection', text: breakout })
  release = await publish(world)
  await inviteTo(lead.client, world.project, `guest-${fresh()}@example.org`)
  for (const { client, email, password } of Object.values(world.people))
    if (email) await client.send('GET', '/', undefined, { 'user-agent': script }).then(() => signInAs(client, email, password))
})

/** Signs in once more with a browser that calls itself by the marker, for the list of sessions. */
async function signInAs(client: World['people']['ana']['client'], email: string, password: string): Promise<void> {
  const { csrfToken } = JSON.parse((await client.get('/api/auth/csrf')).body) as { csrfToken: string }
  const form = new URLSearchParams({ csrfToken, email, password, json: 'true' }).toString()
  await client.send('POST', '/api/auth/callback/credentials', form, {
    'content-type': 'application/x-www-form-urlencoded',
    origin: system().origin,
    'user-agent': script,
  })
}

interface Watched {
  readonly violations: string[]
  readonly errors: string[]
}

/** Listens to everything that a page refuses or throws, from before its first script. */
async function watch(context: BrowserContext): Promise<Watched> {
  const watched: Watched = { violations: [], errors: [] }
  await context.exposeBinding('reportViolation', (_source, line: string) => void watched.violations.push(line))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, documentURI }) => {
      const { reportViolation } = window as unknown as { reportViolation(line: string): void }
      reportViolation(`${violatedDirective} ${blockedURI} on ${documentURI}`)
    })
  })
  context.on('weberror', (error) => watched.errors.push(error.error().message))
  context.on('dialog', (dialog) => void dialog.dismiss())
  return watched
}

const ran = () => (window as unknown as { __ran?: number }).__ran

async function signedIn(context: BrowserContext, actor: Actor): Promise<void> {
  const value = world.people[actor].client.session
  if (value !== undefined)
    await context.addCookies([{ name: sessionCookie, value, url: system().origin, httpOnly: true, sameSite: 'Lax' }])
}

for (const actor of ['lead', 'reviewer', 'ana', 'viewer', 'nobody'] as const)
  test(`script in every field does not run on any page of ${actor}`, async ({ browser }) => {
    const context = await browser.newContext()
    const watched = await watch(context)
    await signedIn(context, actor)
    const page = await context.newPage()
    // A file's name is a field too.
    const begun = await beginLayers(world)
    const ground = {
      world,
      judged: article,
      own: article,
      ownAssignment: assignment,
      cases: [[anas, bens]] as const,
      decided: verdict,
      import: begun,
      release,
      nextCase: () => Promise.reject(new Error('no case is decided here')),
    }
    let shown = 0
    for (const one of pages.filter((each) => each.shown.includes(actor))) {
      const path = one.path(ground)
      const answer = await page.goto(path, { waitUntil: 'load' })
      expect([path, answer?.status()]).toEqual([path, 200])
      await page.waitForFunction(() => document.readyState === 'complete')
      if ((await page.content()).includes('window.__ran=1')) shown += 1
      expect([path, await page.evaluate(ran)]).toEqual([path, undefined])
      const addresses = await page
        .locator('[href], [src], [action]')
        .evaluateAll((all) => all.flatMap((element) => ['href', 'src', 'action'].map((name) => element.getAttribute(name) ?? '')))
      expect(addresses.filter((address) => /^\s*(javascript|vbscript|data:text)/i.test(address))).toEqual([])
      expect([path, await page.locator('img[onerror], [onmouseover]').count()]).toEqual([path, 0])
    }
    // The markers were there to be run: as text.
    if (actor !== 'nobody') expect(shown).toBeGreaterThan(3)
    expect(watched).toEqual({ violations: [], errors: [] })
    await context.close()
  })

test('a script that gets in all the same does not run, and is reported: the control', async ({ browser }) => {
  const context = await browser.newContext()
  const watched = await watch(context)
  await signedIn(context, 'ana')
  const page = await context.newPage()
  const link = '<a href="javascript:window.__ran=1" style="position: fixed; inset: 0; z-index: 10000">A link</a>'
  // As if the server had taken the marker for markup.
  await page.route('**/account', async (route) => {
    const answer = await route.fetch()
    const body = await answer.text()
    expect(body).toContain('</body>')
    await route.fulfill({ response: answer, body: body.replace('</body>', `${script}${link}</body>`) })
  })
  await page.goto('/account')
  await page.getByText('A link').click()
  const refused = () => watched.violations.map((one) => one.split(' ')[0])
  await expect.poll(() => refused().filter((one) => one === 'script-src-elem').length).toBe(2)
  expect(refused()).toContain('script-src-attr')
  expect(await page.evaluate(ran)).toBeUndefined()
  await context.close()
})
