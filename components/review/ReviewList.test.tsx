// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { codebookSchema } from '@/core/codebook/codebook'
import media from '@/core/codebook/media-framing-v1.json'
import type { CaseLine } from '@/core/review/case-line'
import { noFilters, type ReviewFilters, writeFilters } from '@/core/review/filters'
import { ReviewList } from './ReviewList'

const codebook = codebookSchema.parse(media)
const line = (key: string, part: Partial<CaseLine> = {}): CaseLine => ({
  key, articleId: 'x', kinds: ['tag'], quote: `🛩️ cafe\u0301 שלום ${key}`, state: 'open', verdict: null,
  positions: [{ annotator: 'A', tags: ['loaded_language'] }, { annotator: 'B', tags: [] }], ...part,
})

function page(lines: readonly CaseLine[], filters: ReviewFilters = noFilters, submitted = 2): HTMLElement {
  const shown = document.createElement('div')
  shown.innerHTML = renderToStaticMarkup(
    <MantineProvider env="test">
      <ReviewList
        lines={lines.filter((each) => filters.kinds.every((kind) => each.kinds.includes(kind)))}
        counts={{
          all: lines.length, shown: 0, waiting: lines.filter(({ state }) => state === 'open').length, flagged: 0, said: {}, sides: { '2-1': 3, '1-1': 1000 }, tags: {},
          kinds: { tag: lines.filter(({ kinds }) => kinds.includes('tag')).length }, states: { open: lines.filter(({ state }) => state === 'open').length },
        }}
        choices={{ outlets: [], tagPairs: [], sides: ['2-1', '1-1'], people: ['A', 'B', 'C'] }}
        offered={[]}
        rulesHref="/review/rules"
        sweepHref="/sweep"
        answersHref="/answers"
        nextHref={lines.length > 1 ? '/review?after=2' : null}
        filters={filters}
        articles={[{ id: 'x', title: null, opening: 'خبر 🛩️ cafe\u0301', outlet: null, href: '/review/x' }]}
        codebook={codebook}
        submitted={submitted}
        caseHref={({ key }) => `/case/${key}`}
        hrefFor={(next) => `/review${writeFilters(next)}`}
        onGo={() => undefined}
      />
    </MantineProvider>,
  )
  return shown
}

const cases = (shown: HTMLElement) => [...shown.querySelectorAll('[aria-label=Cases] a[href^="/case/"]')].map((each) => each.getAttribute('href'))

test('who stands where is said in words too', () => {
  const shown = page([line('2'), line('1', { state: 'decided', verdict: 'Accept A' })])
  expect(cases(shown)).toEqual(['/case/2', '/case/1'])
  shown.querySelectorAll('[aria-hidden]').forEach((each) => each.remove())
  expect(shown.textContent).toContain('A: Loaded language. B: nothing.')
  expect(shown.textContent).toContain('Decided: Accept A')
  expect(shown.querySelector('h2')!.textContent).toBe('Untitled: “خبر 🛩️ cafe\u0301\u00a0…” · outlet unknown')
})

test('filters are links that carry the others along', () => {
  const shown = page([line('1'), line('2', { kinds: ['presence'] })], { ...noFilters, states: ['open'] })
  const links = [...shown.querySelectorAll('[aria-label=Filters] a')].map((each) => `${each.textContent.trim()} ${each.getAttribute('href')}`)
  expect(links).toContain('Open 2 /review')
  expect(links).toContain('Tag 1 /review?kind=tag&state=open')
  const options = (name: string) => [...shown.querySelectorAll(`select[aria-label="${name}"] option`)].map((each) => each.textContent)
  expect(options('Sides')).toEqual(['However they stand', '2 : 1 (3)', '1 : 1 (1,000+)'])
  expect(options('Annotators')).toEqual(['Every pair of annotators', 'A against B', 'A against C', 'B against C'])
  expect(shown.querySelector('a[rel=next]')?.getAttribute('href')).toBe('/review?after=2')
})

test.each([
  [page([], noFilters, 0), 'Nobody has submitted yet.'],
  [page([], noFilters, 1), 'Nothing to compare yet.'],
  [page([line('1', { state: 'decided', verdict: 'Nothing here' })]), 'Everything is decided.'],
  [page([line('1')], { ...noFilters, kinds: ['nesting'] }), 'No case is like that.'],
])('%# an empty list says what it waits for', (shown, words) => {
  expect(shown.textContent).toContain(words)
  expect(page([line('1')]).textContent).not.toContain(words)
})
