import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Outlet } from '@/core/outlet/outlet'
import source from '@/corpus/outlets.json'
import { OutletCardLine } from './OutletCardLine'
import { Provenance } from './Provenance'

const find = (key: string): Outlet => ({ aliases: [], ...source.outlets.find((one) => one.key === key)!, id: key })

/** The words of the markup in their order, without tags. */
const words = (element: React.ReactElement) => renderToStaticMarkup(element).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim()

it('names an outlet once that wrote and published, with kind and date', () => {
  const line = words(<OutletCardLine originator={find('moscow-times')} publisher={find('moscow-times')} publishedAt="2020-10-26" />)
  expect(line).toContain('The Moscow Times · publisher · 26 October 2020')
})

it('keeps originator and publisher apart', () => {
  const line = words(<OutletCardLine originator={find('afp')} publisher={find('moscow-times')} publishedAt="2020-12-22" />)
  expect(line).toContain('Text by Agence France-Presse (AFP) , published by The Moscow Times · 22 December 2020')
})

it('marks what became true later, and only that', () => {
  const card = (publishedAt: string | null) => words(<OutletCardLine originator={find('sputnik')} publisher={find('sputnik')} publishedAt={publishedAt} />)
  expect(card('2021-05-01')).toContain('later: after this article appeared Broadcasting in the EU suspended')
  expect(card('2021-05-01').match(/later: after/g)).toHaveLength(1)
  expect(card('2023-01-20T08:02:00Z')).not.toContain('later: after')
  expect(card(null)).toContain('it cannot be told')
  expect(card(null)).toContain('date unknown')
})

it('shows the reply beside the claim', () => {
  const card = words(<OutletCardLine originator={find('sputnik')} publisher={find('sputnik')} publishedAt="2023-01-20" />)
  expect(card).toMatch(/Labelled “Russia state-affiliated media” by Twitter\..*Reply Rossiya Segodnya rejected the label/)
})

it('says unknown where nothing is known, and what would be needed', () => {
  const card = words(<OutletCardLine originator={find('unsourced')} publisher={null} publishedAt={null} />)
  expect(card).toContain('published by unknown')
  expect(card).toContain('Publisher: unknown – to know it, one needs')
  expect(words(<OutletCardLine originator={null} publisher={null} publishedAt={null} />)).toBe('outlet unknown · date unknown')
})

it.each([
  ['https://example.org/كتاب', true],
  ['javascript:alert(1)', false],
  ['e\u0301👩‍🔬', false],
])('links the address %s: %s', (url, linked) => {
  const html = renderToStaticMarkup(
    <Provenance provenance="" byline={null} publishedAt={null} url={url} rawSha256={'a'.repeat(64)} textSha256={'b'.repeat(64)} importedAt="2026-11-21T10:00:00Z" />,
  )
  expect(html.includes('<a ')).toBe(linked)
  expect(html).toContain(url)
  if (linked) expect(html).toContain('rel="noopener noreferrer nofollow"')
})
