import { describe, expect, it, vi } from 'vitest'
import { database } from '@/data/database'
import { ownerPool } from '@/data/testing/database'
import { type Team, makeTeam, valueOf } from '@/data/testing/team'
import { issueToken } from '@/data/token'
import { reading } from '@/core/api/route'
import type { Scope } from '@/core/token/scope'
import type { RouteHandler } from './handler'
import { read } from './read'
import { GET as releaseArchive } from './v1/projects/[project]/releases/[number]/archive/route'
import { GET as releaseFile } from './v1/projects/[project]/releases/[number]/file/route'
import { GET as exportLabels } from './v1/projects/[project]/export/[format]/route'
import { GET as exportPackage } from './v1/projects/[project]/export/route'

vi.setConfig({ testTimeout: 60_000 })

const tokenOf = async (team: Team, scopes: Scope[] = ['read', 'export', 'release']) => valueOf(await issueToken(team.lead, { name: 'A script', scopes, project: null, days: 1 })).token

/** Asks a handler as Next does: for HEAD it calls GET, ends the answer itself, and never looks at the body. */
async function ask(handler: RouteHandler, path: string, { method = 'HEAD', token, params }: { method?: string; token: string; params: Record<string, string> }): Promise<Response> {
  return handler(new Request(`http://127.0.0.1:3000/api/v1${path}`, { method, headers: { authorization: `Bearer ${token}` } }), { params: Promise.resolve(params) })
}

describe('a request for the head alone', () => {
  it('opens no export, however often it comes, and says what one would be', async () => {
    const team = await makeTeam()
    const token = await tokenOf(team)
    const { exportPool } = database()
    for (let count = 0; count <= exportPool.options.max; count++) {
      for (const [handler, path, params] of [[exportPackage, 'export?format=brat', {}], [exportPackage, 'export?format=jsonl&as=file', {}], [exportLabels, 'export/labels.csv', { format: 'labels.csv' }]] as const) {
        const response = await ask(handler, `/projects/${team.slug}/${path}`, { token, params: { project: team.slug, ...params } })
        expect({ path, status: response.status, body: response.body }).toEqual({ path, status: 200, body: null })
        expect(response.headers.get('content-disposition')).toContain(team.slug)
      }
    }
    expect(exportPool.totalCount - exportPool.idleCount).toBe(0)
    const { rows } = await ownerPool().query(`SELECT FROM audit_events WHERE action = 'export'`)
    expect(rows).toEqual([])
    const got = await ask(exportLabels, `/projects/${team.slug}/export/labels.csv`, { method: 'GET', token, params: { project: team.slug, format: 'labels.csv' } })
    expect(await got.text()).toContain('article')
  })

  it('is of a table that says to a spreadsheet that it is UTF-8, and to programs nothing', async () => {
    const team = await makeTeam()
    const token = await tokenOf(team)
    const bytesOf = async (format: string) => Buffer.from(await (await ask(exportLabels, `/projects/${team.slug}/export/${format}`, { method: 'GET', token, params: { project: team.slug, format } })).arrayBuffer()).toString('utf8')
    expect(await bytesOf('labels.csv')).toMatch(/^\ufeffarticle,/)
    expect(await bytesOf('labels-raw.csv')).toMatch(/^article,/)
  })

  it('lets go of any body that was opened all the same', async () => {
    const team = await makeTeam()
    const cancelled = vi.fn()
    const handler = read(reading({ path: '/anything', group: 'projects', opens: 'read', summary: 'Anything', answer: { stream: 'text/plain', what: 'Anything.' } }),
      async () => new Response(new ReadableStream({ cancel: cancelled }), { status: 202, headers: { 'content-type': 'text/plain' } }))
    const response = await ask(handler, '/anything', { token: await tokenOf(team), params: {} })
    expect([response.status, response.headers.get('content-type'), response.body, cancelled.mock.calls.length]).toEqual([202, 'text/plain', null, 1])
  })
})

describe('the files of a release', () => {
  it('are not for a token that may only read', async () => {
    const team = await makeTeam()
    for (const [scope, status] of [['read', 403], ['release', 403], ['export', 404]] as const) {
      const token = await tokenOf(team, [scope])
      for (const [handler, end] of [[releaseArchive, 'archive'], [releaseFile, 'file?path=checksums.txt']] as const) {
        expect((await ask(handler, `/projects/${team.slug}/releases/1/${end}`, { method: 'GET', token, params: { project: team.slug, number: '1' } })).status, `${scope}, ${end}`).toBe(status)
      }
    }
  })

  it('have no names that cannot be stored', async () => {
    const team = await makeTeam()
    expect((await ask(releaseFile, `/projects/${team.slug}/releases/1/file?path=%00`, { method: 'GET', token: await tokenOf(team), params: { project: team.slug, number: '1' } })).status).toBe(400)
  })
})
