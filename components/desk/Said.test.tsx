// @vitest-environment happy-dom
import { act, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'
import { Said, useSaid } from './Said'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

it('says the same words again as if they were others', async () => {
  let say = (_: string) => {}
  const Page = () => {
    const [said, next] = useSaid()
    useEffect(() => void (say = next), [next])
    return <Said said={said} />
  }
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () => root.render(<Page />))
  const came: string[] = []
  const ear = new MutationObserver((records) => {
    for (const { target } of records) if (target.textContent) came.push(target.textContent)
  })
  for (const region of document.querySelectorAll('[aria-live="polite"]')) ear.observe(region, { childList: true, characterData: true, subtree: true })
  for (const words of ['It goes no further.', 'It goes no further.', 'Under ███ 🙂 שלום']) await act(async () => say(words))
  await act(async () => {})
  expect(came).toEqual(['It goes no further.', 'It goes no further.', 'Under [masked] 🙂 שלום'])
  expect(document.body.textContent, 'and leaves nothing of what was said before').toBe('Under [masked] 🙂 שלום')
  await act(async () => root.unmount())
})
