import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser } from '@playwright/test'
import { apiOf, type Send } from './api'
import { articleText } from './article'
import { sessionOf } from './session'
import { system, teammate } from './system'

/** Somebody with an account of their own. */
export interface Account {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** A project that no other process reads, with two annotators and a stack of articles assigned to both. */
export interface Workspace {
  readonly slug: string
  readonly annotators: readonly [Account, Account]
  readonly titles: readonly string[]
}

const codebookFile = fileURLToPath(new URL('../core/codebook/media-framing-v1.json', import.meta.url))

/** The default codebook, as a lead hands it in. */
export async function codebookOf(): Promise<{ readonly tags: readonly { readonly key: string }[] }> {
  return JSON.parse(await readFile(codebookFile, 'utf8')) as Awaited<ReturnType<typeof codebookOf>>
}

/** A password and an address that nobody has had before. */
export function newAccount(name: string): Account {
  return { name, email: `${name.toLowerCase()}.${randomBytes(4).toString('hex')}@example.org`, password: randomBytes(15).toString('base64url') }
}

/** A short name for addresses that is not taken. */
export const newSlug = (name: string): string => `${name}-${randomBytes(4).toString('hex')}`

/** Makes a project with the default codebook, in the name of the demonstration's lead. */
export async function makeProject(lead: Send, peersVisible: 'never' | 'afterSubmit'): Promise<string> {
  const slug = newSlug('stories')
  await lead('POST', '/projects', { name: `Stories ${slug}`, key: slug, settings: { peersVisible, decideOwnCases: false, outletVisibility: 'shown' } })
  await lead('POST', `/projects/${slug}/codebook`, await codebookOf())
  return slug
}

/** Brings in the article of the stories under a title of its own. */
export async function addArticle(lead: Send, project: string, title: string): Promise<void> {
  await lead('PUT', `/projects/${project}/articles/${randomUUID()}`, {
    raw: articleText(title), format: 'markdown', edits: [], title, byline: 'Noor Haddad', publishedAt: '2020-10-26', url: null,
    originatorId: null, publisherId: null, provenance: '', storyTitle: null, slug: newSlug('article'),
  })
}

/** Invites somebody and takes the invitation up. */
export async function addAnnotator(lead: Send, project: string, account: Account): Promise<void> {
  const { href } = await lead<{ href: string }>('POST', `/projects/${project}/invitations`, { email: account.email, role: 'annotator' })
  const stranger = await apiOf()
  await stranger('POST', '/invitations/acceptance', { ...account, token: new URL(href).hash.slice(1) })
}

/** Makes a workspace. What only its lead sees, the table of assignments, is filled as a lead fills it: by its button. */
export async function makeWorkspace(browser: Browser, articles: number, peersVisible: 'never' | 'afterSubmit' = 'afterSubmit'): Promise<Workspace> {
  const lead = await apiOf(teammate('lead'))
  const slug = await makeProject(lead, peersVisible)
  const annotators = [newAccount('Dana'), newAccount('Emil')] as const
  for (const annotator of annotators) await addAnnotator(lead, slug, annotator)
  const titles = Array.from({ length: articles }, (_, index) => `A second batch lands, part ${index + 1}`)
  for (const title of titles) await addArticle(lead, slug, title)

  const page = await browser.newPage({ baseURL: system().origin, storageState: await sessionOf(teammate('lead')) })
  await page.goto(`/projects/${slug}/assignments`)
  await page.getByRole('button', { name: /everything to everybody|assign everything/ }).click()
  await page.getByText(`${articles * annotators.length} assigned. Saved.`).waitFor()
  await page.close()
  return { slug, annotators, titles }
}
