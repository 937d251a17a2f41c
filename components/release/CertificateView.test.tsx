// @vitest-environment happy-dom
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { Certificate, FormatCertificate } from '@/core/release/certificate'
import type { WhoseLayers } from '@/core/release/whose-layers'
import { CertificateView } from './CertificateView'

const format = (key: string, whose: WhoseLayers | undefined): FormatCertificate => ({
  format: key, name: key, folder: key, files: 1, bytes: 1, unread: null, counts: { articles: 1, layers: 4, annotations: 14, fragments: 15, offsets: 30, quotes: 15 },
  ...(whose ? { whose } : {}), notes: [], named: [], differences: [], unnamed: 0,
})
const mixed: WhoseLayers = { people: { layers: 2, annotations: 1234 }, gold: { layers: 1, annotations: 3 }, models: { layers: 1, annotations: 9 } }
const alone: WhoseLayers = { people: { layers: 4, annotations: 14 }, gold: { layers: 0, annotations: 0 }, models: { layers: 0, annotations: 0 } }

/** The page, and its tables by their captions: the cells of each row, as they are read out. */
function show(formats: readonly FormatCertificate[]) {
  const certificate: Certificate = {
    version: 1, takenAt: '2026-01-01T00:00:00.000Z', checkedAt: '2026-01-01T00:00:00.000Z', sound: true,
    database: { articles: 1, layers: 2, annotations: 4, fragments: 5, misquoted: 0, misheard: 0 }, formats,
  }
  const page = document.createElement('div')
  page.innerHTML = renderToStaticMarkup(<CertificateView certificate={certificate} />)
  for (const label of page.querySelectorAll('td [aria-hidden]')) label.remove()
  const tables = new Map([...page.querySelectorAll('table')].map((table) => [table.querySelector('caption')!.textContent, [...table.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => cell.textContent))]))
  return { words: page.textContent, tables }
}

describe('the certificate of a release', () => {
  test('tells the layers of people, of the gold and of models apart, as its file does', () => {
    const { tables, words } = show([format('brat', mixed), format('jsonl', alone)])
    expect(tables.get('Whose layers and annotations were read back, format by format')).toEqual([
      ['Format', 'Layers of people', 'Annotations of people', 'Layers of gold', 'Annotations of gold', 'Layers of models', 'Annotations of models'],
      ['brat', '2', '1,234', '1', '3', '1', '9'],
      ['jsonl', '4', '14', '0', '0', '0', '0'],
    ])
    expect(words).toContain('Gold and models stand as layers beside those of people')
  })

  test('has no such table where nobody counted whose they are, or nothing was read', () => {
    expect(show([format('brat', undefined), { ...format('jsonl', mixed), unread: 'It is too large to be read back.' }]).tables.size).toBe(1)
  })
})
