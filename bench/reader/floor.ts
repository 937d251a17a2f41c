import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Inputs } from './inputs'

/** The floor as a page of its own for each input: everything in one answer, with nothing to fetch after it. */
export interface Floor {
  /** Where the n-th input is. */
  address(index: number): string
  stop(): Promise<void>
}

/** In what a browser makes of a site the floor shall be no other than the program. */
const head = { 'cache-control': 'no-store', 'cross-origin-opener-policy': 'same-origin' }

const icon = '<svg xmlns="http://www.w3.org/2000/svg"/>'

/** Serves the floor on a free port of 127.0.0.1. */
export async function startFloor(inputs: readonly Inputs[]): Promise<Floor> {
  const script = await readFile(new URL('floor.js', import.meta.url), 'utf8')
  const pages = inputs.map((input) => page(input, script))
  const server = createServer((request, response) => {
    if (request.url === '/icon.svg') return response.writeHead(200, { ...head, 'content-type': 'image/svg+xml' }).end(icon)
    const found = pages[Number(request.url?.slice(1))]
    response.writeHead(found ? 200 : 404, { ...head, 'content-type': 'text/html; charset=utf-8' }).end(found)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    address: (index) => `http://127.0.0.1:${port}/${index}`,
    stop: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}

/** Offsets of the floor are UTF-16: what it would cost to count code points is not its affair. */
function page(input: Inputs, script: string): Buffer {
  const text = input.paragraphs.join('\n')
  const units: number[] = []
  for (let at = 0; at <= text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) units.push(at)
  const annotations = input.annotations.map(({ tag, start, end }) => ({ tag, start: units[start], end: units[end] }))
  const data = JSON.stringify({ paragraphs: input.paragraphs, annotations }).replaceAll('<', '\\u003c')
  return Buffer.from(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Floor</title>
<style>
  body { margin: 2rem auto; width: 34rem; font: 1.1875rem/1.9375rem serif }
  p { margin: 0 0 1.25rem }
</style>
<div id="text"></div>
<script type="application/json" id="data">${data}</script>
<script>${script}</script>
`)
}
