// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { followLinks, prepareLinks, stepThroughCells, stepThroughLinks } from './plot-links'

const press = (key: string, init: KeyboardEventInit = {}) => document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
const here = () => document.activeElement!.getAttribute('href')
const stops = () => [...document.querySelectorAll('a[tabindex="0"]')].map((link) => link.getAttribute('href'))

test('the links of a plot are one stop of the Tab key, and arrows go through them', () => {
  document.body.innerHTML = '<svg><a href="/1"></a><a href="/2"></a><a href="/3"></a></svg>'
  document.body.addEventListener('keydown', stepThroughLinks)
  prepareLinks(document.body)
  expect(stops()).toEqual(['/1'])
  document.querySelector<SVGAElement>('a')!.focus()
  for (const [key, href] of [['ArrowUp', '/1'], ['ArrowDown', '/2'], ['ArrowRight', '/3'], ['ArrowDown', '/3'], ['Home', '/1'], ['End', '/3'], ['x', '/3']] as const) {
    press(key)
    expect([key, here()]).toEqual([key, href])
  }
  expect(stops()).toEqual(['/3'])
  press('Home', { ctrlKey: true })
  expect(here()).toBe('/3')
  document.body.removeEventListener('keydown', stepThroughLinks)
})

test('in a table arrows go along rows and columns, over cells without a link', () => {
  document.body.innerHTML = '<table><tr><th>a</th><td><a href="/11" tabindex="0">1</a></td><td>0</td><td><a href="/13" tabindex="-1">3</a></td></tr><tr><th>b</th><td>0</td><td><a href="/22" tabindex="-1">2</a></td><td><a href="/23" tabindex="-1">3</a></td></tr></table>'
  document.body.addEventListener('keydown', stepThroughCells)
  document.querySelector('a')!.focus()
  for (const [key, href] of [['ArrowLeft', '/11'], ['ArrowRight', '/13'], ['ArrowDown', '/23'], ['ArrowDown', '/23'], ['ArrowLeft', '/22'], ['ArrowUp', '/22'], ['End', '/23'], ['Home', '/22']] as const) {
    press(key)
    expect([key, here()]).toEqual([key, href])
  }
  expect(stops()).toEqual(['/22'])
  document.body.removeEventListener('keydown', stepThroughCells)
})

test('a plain click goes without loading the page anew; with a modifier the browser does as always', () => {
  document.body.innerHTML = '<svg><a href="/1"><rect></rect></a><rect id="off"></rect></svg>'
  const gone: string[] = []
  const click = (target: string, init: MouseEventInit = {}) => {
    const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...init })
    document.querySelector(target)!.dispatchEvent(event)
    return event.defaultPrevented
  }
  document.body.addEventListener('click', (event) => followLinks(event, (href) => gone.push(href)))
  expect([click('a rect'), click('#off'), click('a rect', { metaKey: true }), click('a rect', { button: 1 })]).toEqual([true, false, false, false])
  expect(gone).toEqual(['/1'])
})
