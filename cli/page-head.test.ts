import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { lookOverHead, withLateScripts, withSchemeFirst } from './page-head.mjs'

const script = (name: string) => `<script src="/_next/${name}.js" async="" nonce="n"></script>`
const late = (name: string) => `<script data-src="/_next/${name}.js" async="" nonce="n"></script>`
const paintsFirst = '<meta name="crossread:first-paint" content="before-scripts"/>'
const fallback = '<script src="/_next/old.js" noModule=""></script>'

describe('the head of a page', () => {
  it.each([
    ['that paints itself first has its scripts wait', `<head>${script('a')}${paintsFirst}${script('b')}`, `<head>${late('a')}${paintsFirst}${late('b')}`],
    ['that does not stays as it is', `<head>${script('a')}`, `<head>${script('a')}`],
    ['keeps the script that only old browsers run', `<head>${paintsFirst}${fallback}`, `<head>${paintsFirst}${fallback}`],
  ])('%s', (_, head, expected) => expect(withLateScripts(head)).toBe(expected))
})

const sheet = '<link rel="stylesheet" href="/_next/a.css" nonce="n" data-precedence="next"/>'
const scheme = '<script nonce="n" data-mantine-script="true">try {\n  "<"\n} catch (e) {}\n</script>'

describe('the script of the colour scheme', () => {
  it.each([
    ['waits for no sheet', `<html lang="en"><head>${sheet}<title>$& A</title>${scheme}${fallback}`, `<html lang="en"><head>${scheme}${sheet}<title>$& A</title>${fallback}`],
    ['is left out of a page that has none', `<head>${sheet}${fallback}`, `<head>${sheet}${fallback}`],
  ])('%s', (_, head, expected) => expect(withSchemeFirst(head)).toBe(expected))
})

/** What is read of an answer that is written in these pieces. */
async function answered(type: string, pieces: readonly (string | Buffer)[], atEnd?: string): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', type)
    lookOverHead(response)
    for (const piece of pieces) response.write(piece)
    response.end(atEnd)
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const text = await new Promise<string>((done) => get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' }, async (answer) => {
    const chunks: Buffer[] = []
    for await (const chunk of answer) chunks.push(chunk as Buffer)
    done(Buffer.concat(chunks).toString())
  }))
  server.close()
  return text
}

it('tells who writes and who ends when that is done, and writes what is encoded as it is', async () => {
  const told: string[] = []
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html')
    lookOverHead(response)
    response.write('<head>', 'utf8', () => told.push('held'))
    response.end(Buffer.from(`${paintsFirst}</head>é`).toString('latin1'), 'latin1', () => told.push('ended'))
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  expect(await answer.text()).toBe(`<head>${paintsFirst}</head>é`)
  expect(told).toEqual(['held', 'ended'])
  server.closeAllConnections()
  server.close()
})

it('names the sheets of the page before it comes, each once', async () => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.setHeader('link', '</_next/a.css>; rel=preload; as="style"')
    lookOverHead(response)
    response.flushHeaders()
    response.end(`<head>${sheet}${sheet.replace('a.css', 'b.css')}</head>`)
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  expect(answer.headers.get('link')).toBe('</_next/a.css>; rel=preload; as="style", </_next/b.css>; rel=preload; as="style"')
  server.closeAllConnections()
  server.close()
})

it('sends nothing of a page that failed while its head was held', async () => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html')
    lookOverHead(response)
    response.write('<html><head>')
    response.writeHead(503, { 'content-type': 'text/plain' }).end('Something went wrong.')
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  expect([answer.status, await answer.text()]).toEqual([503, 'Something went wrong.'])
  server.closeAllConnections()
  server.close()
})

describe('an answer', () => {
  const page = `<html><head>${script('a')}${paintsFirst}</head><body>é ${script('b')}</body>`
  const held = `<html><head>${late('a')}${paintsFirst}</head><body>é ${script('b')}</body>`
  const bytes = Buffer.from(page)
  it.each([
    ['in one piece', 'text/html; charset=utf-8', [page], undefined, held],
    ['byte by byte, a letter of two bytes among them', 'text/html', [...bytes].map((_, at) => bytes.subarray(at, at + 1)), undefined, held],
    ['in two pieces, the first of which ends within a letter', 'text/html', [bytes.subarray(0, bytes.indexOf(0xc3) + 1), bytes.subarray(bytes.indexOf(0xc3) + 1)], undefined, held],
    ['with all of it in its end', 'text/html', [], page, held],
    ['that ends within its head', 'text/html', [`<html><head>${paintsFirst}${script('a')}`], undefined, `<html><head>${paintsFirst}${late('a')}`],
    ['with nothing in it', 'text/html', [], undefined, ''],
    ['of another kind passes untouched', 'text/x-component', [page], undefined, page],
    ['whose head has no end within its bounds passes', 'text/html', ['<head>', 'x'.repeat(70_000), page], undefined, `<head>${'x'.repeat(70_000)}${page}`],
  ])('%s', async (_, type, pieces, atEnd, expected) => expect(await answered(type, pieces, atEnd)).toBe(expected))
})
