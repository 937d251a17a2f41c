// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, test } from 'vitest'
import type { AgreementState, PieceState } from '@/core/agreement/report/agreement-state'
import { type ReportChoice, besideScope, firstChoice, readChoice, writeChoice } from '@/core/agreement/report/choice'
import type { AgreementInput } from '@/core/agreement/report/input'
import { metricKeys } from '@/core/agreement/report/metric-key'
import { wholeReport } from '@/core/agreement/report/metric-report'
import type { ReportScope } from '@/core/agreement/report/report'
import { scoped } from '@/core/agreement/report/scope'
import { tagReport } from '@/core/agreement/report/tag-report'
import { testInput, testLayer, testPlace, testTags } from '@/core/agreement/report/test-input'
import { codebookSchema } from '@/core/codebook/codebook'
import media from '@/core/codebook/media-framing-v1.json'
import { AgreementPage } from './AgreementPage'

const codebook = codebookSchema.parse(media)
const [smile = '', coffee = '', peace = ''] = testTags

/** Articles that two annotators did; every second one not quite alike. */
const articles = (count: number): AgreementInput =>
  testInput(Array.from({ length: count }, (_, index) => testPlace(`${index}`.padStart(2, '0'), [
    testLayer('annotator-1', [{ start: 0, end: 10, label: smile }, { start: 20, end: 30, label: coffee }]),
    testLayer('annotator-2', [{ start: 0, end: index % 2 === 0 ? 10 : 14, label: smile }, { start: 20, end: 30, label: index % 3 === 0 ? peace : coffee }]),
  ], { codebook: index < count / 2 ? 1 : 2 })))

interface Shown {
  readonly choice?: Partial<ReportChoice>
  readonly piece?: Exclude<PieceState<never>, { kind: 'done' }>
  readonly problem?: string
  readonly mayPickPeople?: boolean
  readonly strange?: readonly string[]
}

function show(input: AgreementInput, { choice: part = {}, piece, problem, mayPickPeople = true, strange = [] }: Shown = {}): HTMLElement {
  const choice = { ...firstChoice, ...part }
  const at = '2026-11-22T03:04:05.000Z'
  const stateOf = (scope: ReportScope): AgreementState => ({
    scope, content: '0'.repeat(64),
    metrics: Object.fromEntries(metricKeys.map((key) => [key, piece ?? (key === choice.metric ? { kind: 'done', at, report: wholeReport(scoped(input, scope), key) } : { kind: 'none' })])) as AgreementState['metrics'],
    tags: piece ?? { kind: 'done', at, report: tagReport(scoped(input, scope)) },
    choices: input.places.length === 0 ? { codebooks: [], first: null, last: null } : { codebooks: [1, 2], first: '2026-11-02', last: '2026-11-02' },
  })
  const other = besideScope(choice.scope, choice.beside)
  const none = () => undefined
  const page = document.createElement('div')
  page.innerHTML = renderToStaticMarkup(
    <MantineProvider env="test">
      <AgreementPage
        choice={choice} strange={strange} state={stateOf(choice.scope)} beside={other && stateOf(other)} codebook={codebook} project={{ slug: 'p', name: 'P' }} reviewHref="/review" mayPickPeople={mayPickPeople}
        assignmentsHref="/assignments" hrefFor={(next) => `/agreement${writeChoice(next)}`} onGo={none} problem={problem} onAsk={none} onCancel={none} onAskBeside={none} onCancelBeside={none}
      />
    </MantineProvider>,
  )
  return page
}

const table = (page: HTMLElement, index = 0) => {
  const cells = (row: Element) => [...row.querySelectorAll('th, td')].map((cell) => {
    const copy = cell.cloneNode(true) as Element
    copy.querySelectorAll('[aria-hidden]').forEach((hidden) => hidden.remove())
    return copy.textContent.replaceAll('\u00a0', ' ').trim()
  })
  return [...page.querySelectorAll('table')[index]!.querySelectorAll('tr')].map(cells)
}
const links = (page: HTMLElement) => [...page.querySelectorAll('tbody a')].map((link) => `${link.getAttribute('aria-label')} -> ${link.getAttribute('href')}`)

describe('figures in a table', () => {
  it('each has what it was computed from, its interval, and the way to its cases', () => {
    const page = show(articles(12))
    const [head, ...rows] = table(page)
    expect(head).toEqual(['Tag', '|uα of this tag alone', '95 % interval', 'Articles', 'Annotators', 'Spans', 'Dropped', 'More for ± 0.05'])
    expect(rows.map((cells) => cells[0])).toEqual(testTags)
    // Of 120 characters 4 differ on average, 22 have the tag: 1 - (4/120) / (2 · 22/120 · 98/120).
    expect(rows[0]!.slice(1, 7)).toEqual(['0.89', expect.stringMatching(/^0\.\d\d to /), '12', '2', '24', '0'])
    expect(links(page)).toContain(`${smile}: its cases -> /review?tag=${new URLSearchParams({ t: smile }).toString().slice(2)}`)
    expect(page.textContent).toContain('From 12 articles that two or more have done, 2 annotators and 48 spans, each piece of a passage being one; nothing dropped.')
    expect(page.querySelector('figcaption')!.textContent).toMatch(/^\|uα of this tag alone: marked with it or not.*\. Of all submitted work\. Lines are 95 % intervals\. 0 is what chance alone would give, 1 is full agreement\.$/)
  })

  it('the caption says which variant it is, and a fold how that is computed', () => {
    const told = (metric: ReportChoice['metric']) => {
      const page = show(articles(4), { choice: { view: 'pair', metric } })
      const [summary, recipe] = page.querySelector('figure + details')!.children
      expect(summary!.textContent).toBe('How this is computed')
      expect(recipe!.textContent).toMatch(/replicates, seed 17\b/)
      expect(page.querySelector('figcaption')!.textContent).not.toMatch(/bootstrap|seed|quantile|95 %/)
      return page.querySelector('figcaption b')!.textContent
    }
    expect(told('u-alpha')).toBe('uα (Krippendorff et al. 2016) for nominal tags, gaps included')
    expect(told('f1-exact')).toBe('F1, exact')
    expect(told('gamma')).toBe('γ (Mathet et al. 2015), α = β = Δ∅ = 1')
    expect(told('token-kappa')).toMatch(/^Cohen’s κ over tokens \(.*\), a token in a span bearing its tag and any other O$/)
  })

  it('with few articles there is no interval, and the page says what the figures hold for', () => {
    const page = show(articles(5))
    const [head, first] = table(page)
    expect(head).not.toContain('More for ± 0.05')
    expect(first![2]).toBe('too few articles')
    expect(page.textContent).toContain('The figure says how far these annotators agree on these 5 articles. How far they would on others, only an interval can say, and that takes at least 10 articles: 5 more.')
  })

  it('what is undefined is a word with its reason, not 0 and not 1', () => {
    const silent = testInput([testPlace('a', [testLayer('annotator-1', []), testLayer('annotator-2', [])])])
    const [, row] = table(show(silent, { choice: { view: 'all', metric: 'f1-exact' } }))
    expect(row![1]).toMatch(/^undefined[A-Z].*\.$/)
    expect(row![2]).toBe('–')
  })

  it('opens up what each was divided from, as agreement where kappa has it so', () => {
    const parts = (metric: ReportChoice['metric'], index: number) => table(show(articles(4), { choice: { view: 'pair', metric } }), index)
    const figureOf = (metric: ReportChoice['metric']) => parts(metric, 1)[1]!.slice(1).map(Number) as [number, number, number]
    const [disagreement, byChance, alpha] = figureOf('u-alpha')
    expect(1 - disagreement / byChance).toBeCloseTo(alpha, 1)
    const [agreement, chance, kappa] = figureOf('token-kappa')
    expect((agreement - chance) / (1 - chance)).toBeCloseTo(kappa, 1)
    const folds = (metric: ReportChoice['metric']) => [...show(articles(4), { choice: { metric } }).querySelectorAll('summary')].map(({ textContent }) => textContent)
    expect(folds('token-kappa')).toEqual(['How this is computed', 'Observed and expected agreement'])
    expect(folds('f1-exact')).toEqual(['How this is computed'])
  })

  it('where one annotator’s passages overlap, the mean of the tags comes first, and then why there is no single figure', () => {
    const place = testPlace('a', [
      testLayer('annotator-1', [{ start: 0, end: 10, label: smile }, { start: 5, end: 15, label: coffee }]),
      testLayer('annotator-2', [{ start: 0, end: 10, label: smile }, { start: 5, end: 15, label: coffee }]),
    ])
    const page = show(testInput([place]))
    expect(page.textContent).toContain('Tag by tag the annotators agree at 1.00 on average.This is the mean over 2 tags of |uα, each tag taken alone. There is no single uα over all tags, because passages of one annotator overlap. From 1 article')
    expect(page.textContent).not.toContain('Together')
  })

  it('another codebook version stands beside, and the difference claims no more than it may', () => {
    const page = show(articles(24), { choice: { scope: { codebook: 2, from: null, until: null }, beside: { kind: 'codebook', number: 1 } } })
    const [head, first] = table(page)
    expect(head!.slice(3, 5)).toEqual(['Version 1', 'Difference'])
    expect(first![3]).toMatch(/^0\.89/)
    expect(first![4]).toBe('the sameThe intervals overlap: neither a difference nor its absence is shown.')
  })

  it('says when there is nothing to set beside, and that weeks are other weeks before', () => {
    const scope = { codebook: null, from: '2026-11-01', until: null }
    const page = (view: ReportChoice['view']) => show(articles(4), { choice: { view, scope, beside: { kind: 'before' } } })
    expect(page('pair').textContent).toContain('Before 1 November 2026: no article was done by two annotators, so there is nothing to set beside.')
    expect(page('week').textContent).toContain('Weeks are not set beside others.')
    expect(table(page('pair'))[0]).not.toContain('Difference')
  })

  it('articles whose genre is disputed stand in a row that says so', () => {
    const layers = [testLayer('annotator-1', [{ start: 0, end: 10, label: smile }]), testLayer('annotator-2', [{ start: 0, end: 10, label: smile }])]
    const [, ...rows] = table(show(testInput([testPlace('a', layers), testPlace('b', layers, { genre: null })]), { choice: { view: 'genre' } }))
    expect(rows.map(([name]) => name)).toEqual(['reporting', 'Genre unclear: no answer had a majority'])
  })

  it('articles with a layer that was brought in stand in the table by week, without a place in time', () => {
    const broughtIn = ['annotator-3', 'annotator-4'].map((name) => testLayer(name, [{ start: 0, end: 10, label: smile }], { submitted: null, outlet: 'unknown' }))
    const week = (input: AgreementInput) => show(input, { choice: { view: 'week' } })
    const names = (page: HTMLElement) => table(page).slice(1).map(([name]) => name)
    const both = week(testInput([...articles(2).places, testPlace('z', broughtIn)]))
    expect(names(both)).toEqual(['Week 45 of 2026', 'Not known: brought in'])
    expect(both.querySelector('figcaption')!.textContent).toContain('Articles with a layer that was brought in stand in the table alone: when it was made is not known.')
    const alone = week(testInput([testPlace('z', broughtIn)]))
    expect(names(alone)).toEqual(['Not known: brought in'])
    expect(alone.querySelector('figcaption')!.textContent).not.toContain('in the table alone')
  })

  it('pairs lead to cases only where it is not hidden who they are', () => {
    expect(links(show(articles(3), { choice: { view: 'pair' } }))).toEqual(['annotator-1 and annotator-2: its cases -> /review?people=annotator-1%7Eannotator-2'])
    expect(links(show(articles(3), { choice: { view: 'pair' }, mayPickPeople: false }))).toEqual([])
  })

  it('an annotator against the rest leads to the pairs, a version to its tags, and a week nowhere', () => {
    expect(links(show(articles(3), { choice: { view: 'rest' } }))[0]).toBe('annotator-1 and the others: pair by pair -> /agreement?by=pair')
    expect(links(show(articles(4), { choice: { view: 'codebook' } }))[1]).toBe('Codebook 2: its tags -> /agreement?codebook=2')
    expect(links(show(articles(4), { choice: { view: 'week' } }))).toEqual([])
  })
})

describe('tables about tags', () => {
  it('shows shares of the row, and leads from two tags to the cases where they meet', () => {
    const page = show(articles(3), { choice: { view: 'confusion' } })
    // The first of three articles: coffee against peace over 10 characters, in both orders; the other two: coffee twice.
    const row = table(page).find(([name]) => name === coffee)!
    expect(row.slice(1)).toEqual(['0', '80', '20', '0', '50'])
    const link = [...page.querySelectorAll('td a')].find((one) => one.textContent === '20')!
    expect(link.getAttribute('aria-label')).toBe(`${coffee}, by another ${peace}: 20 %, 10 characters`)
    expect(new URLSearchParams(link.getAttribute('href')!.split('?')[1]).get('tags')).toBe([coffee, peace].sort().join('~'))
    const alone = [...page.querySelectorAll('td a')].find((one) => one.getAttribute('aria-label')?.startsWith(`${smile}, where another gave no other tag`))!
    expect(new URLSearchParams(alone.getAttribute('href')!.split('?')[1]).getAll('kind')).toEqual(['presence'])
  })

  it('says what “no other tag” is, with an example from the project', () => {
    const page = show(articles(3), { choice: { view: 'confusion' } })
    expect(page.querySelector('figcaption')!.textContent).toContain(`if both say ${smile} and one adds ${coffee}, ${coffee} stands against “no other tag”.`)
    expect(table(page)[0]).toContain('no other tag')
    expect(page.querySelector('table')!.textContent).not.toContain('nothing')
  })

  it('has the rate of each annotator beside that of the others', () => {
    const [head, ...rows] = table(show(articles(3), { choice: { view: 'rates' } }))
    expect(head).toEqual(['Tag', 'annotator-1, 3 articles', 'annotator-2, 3 articles'])
    expect(rows.find(([name]) => name === peace)).toEqual([peace, '0.00others 0.33 · 0 spans', '0.33others 0.00 · 1 span'])
  })
})

describe('before there are figures', () => {
  it('says what is needed, with the next step', () => {
    const page = show(testInput([]))
    expect(page.textContent).toContain('Figures need two who have read the same.')
    expect(page.querySelector('a[href="/assignments"]')).not.toBeNull()
    expect(page.querySelector('select')).toBeNull()
    expect(show(testInput([testPlace('a', [testLayer('annotator-1', [])])])).textContent).toContain('Figures need two who have read the same.')
  })

  it('an address that asks for what there is not is answered above the figures', () => {
    const note = (shown: Shown) => show(articles(4), shown).querySelector('[role=note]')?.textContent
    expect(note({ strange: ['a last day “banana”'] })).toBe('This address asks for a last day “banana”, which there is not; shown is uα, tag by tag, of all submitted work.')
    expect(note({ choice: readChoice({ codebook: '9' }) })).toBe('This address asks for codebook version 9, with which nothing was submitted.')
    expect(note({ choice: readChoice({ codebook: '2' }) })).toBeUndefined()
  })

  it('tells a part of a project without pairs from a project without', () => {
    const page = show(articles(4), { choice: readChoice({ from: '2026-12-01' }) })
    expect(page.textContent).toContain('Nothing like that.')
    expect(page.querySelector('a[href="/agreement"]')!.textContent).toBe('Show the whole project')
  })

  it.each([
    [{ kind: 'waiting' }, 'uα waits for its turn.', ['Cancel']],
    [{ kind: 'running', done: 13, of: 48 }, '13 of 48 parts computed', ['Cancel']],
    [{ kind: 'cancelled', done: 13, of: 48 }, 'cancelled after 13 of 48 parts', ['Compute']],
    [{ kind: 'cancelled', done: 0, of: 0 }, 'cancelled before it had begun', ['Compute']],
    [{ kind: 'failed', because: 'The worker stopped.' }, 'The worker stopped.', ['Try again']],
  ] as const)('%j', (piece, words, buttons) => {
    const page = show(articles(4), { piece })
    expect(page.textContent).toContain(words)
    expect([...page.querySelectorAll('button')].map((button) => button.textContent)).toEqual(buttons)
  })

  it('shows the shape of what comes, and no count before there is one', () => {
    for (const piece of [{ kind: 'none' }, { kind: 'waiting' }, { kind: 'running', done: 0, of: 0 }] as const) {
      const page = show(articles(4), { piece })
      expect(page.querySelectorAll('[aria-hidden] > span:empty').length).toBeGreaterThan(4)
      expect(page.textContent).not.toContain('0 of 0')
      expect(page.querySelector('[role=progressbar]')).toBeNull()
    }
  })

  it('says how far it is in one region that stays until the figures are there, and after', () => {
    const spoken = (piece?: Shown['piece']) => [...show(articles(4), piece ? { piece } : {}).querySelectorAll('[role=status]')].map((one) => one.textContent)
    expect(spoken({ kind: 'waiting' })).toEqual(['uα waits for its turn.'])
    expect(spoken({ kind: 'running', done: 1, of: 9 })).toEqual(['uα is being computed.'])
    expect(spoken()).toEqual(['uα is computed.'])
    expect(spoken({ kind: 'failed', because: 'No.' })).toEqual([''])
  })

  it('says what stood in the way of asking', () => {
    expect(show(articles(4), { piece: { kind: 'none' }, problem: 'The server did not answer.' }).querySelector('[role=alert]')!.textContent).toContain('The server did not answer.')
  })
})

test('every metric can be chosen, and every view is an address', () => {
  const page = show(articles(3), { choice: { metric: 'f1-iou' } })
  expect(page.querySelectorAll('optgroup option')).toHaveLength(metricKeys.length)
  const views = [...page.querySelectorAll('nav a')].map((link) => link.getAttribute('href'))
  expect(views).toContain('/agreement?metric=f1-iou&by=outletShown')
  expect(views).toContain('/agreement?metric=f1-iou')
})
