// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test, vi } from 'vitest'
import { offeredFormats } from '@/core/export/offered-format'
import { ExportForm } from './ExportForm'

async function show(groups: number) {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  await act(async () => root.render(<MantineProvider env="test"><ExportForm formats={offeredFormats()} address="/export" groups={groups} /></MantineProvider>))
  const field = (label: string) => document.getElementById([...place.querySelectorAll('label')].find((one) => one.textContent === label)!.htmlFor) as HTMLInputElement
  return {
    said: () => place.textContent,
    press: (label: string) => act(async () => field(label).click()),
    link: () => place.querySelector('a')?.getAttribute('href'),
    end: () => act(async () => { root.unmount(); place.remove() }),
  }
}

test('says which splits would be empty where they are chosen, and lets them be downloaded all the same', async () => {
  const { said, press, link, end } = await show(2)
  expect(said()).not.toContain('Nothing is left')
  await press('Split for training')
  expect(said()).toContain('Nothing is left for test: the articles are of 2 groups that belong together, by their story or because their texts are nearly the same, and 3 splits are asked for.')
  expect(link()).toContain('train')
  await end()
})

test('says nothing of it where there are groups enough', async () => {
  const { said, press, end } = await show(3)
  await press('Split for training')
  expect(said()).not.toContain('Nothing is left')
  await end()
})
