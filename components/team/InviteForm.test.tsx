// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it, vi } from 'vitest'
import { fail, type Problem } from '@/core/result'
import { InviteForm } from './InviteForm'

/** What is said below the form, and how often a sentence stands on the page, once an invitation was answered so. */
async function invited(problem: Problem) {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  await act(async () => root.render(<MantineProvider env="test"><InviteForm onInvite={async () => fail(problem.code, problem.message, problem.field ? { field: problem.field } : {})} /></MantineProvider>))
  await act(async () => {
    const field = place.querySelector<HTMLInputElement>('input[type=email]')!
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')!.set!.call(field, 'ada@example.org')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await act(async () => place.querySelector('form')!.requestSubmit())
  const said = { times: place.textContent.split(problem.message).length - 1, below: place.querySelector('[role=alert]')?.textContent, focused: document.activeElement?.getAttribute('type') }
  await act(async () => { root.unmount(); place.remove() })
  return said
}

it('says what is wrong with an address once, at its field', async () => {
  expect(await invited({ code: 'refused', message: 'This person is in the project already.', field: 'email' })).toEqual({ times: 1, below: undefined, focused: 'email' })
})

it('says below what no field can mend', async () => {
  expect(await invited({ code: 'unavailable', message: 'The server did not answer.' })).toMatchObject({ times: 1, below: expect.stringContaining('Nobody was invited; what you wrote is still here.') })
})
