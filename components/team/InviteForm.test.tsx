// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it, vi } from 'vitest'
import { fail, ok, type Problem, type Result } from '@/core/result'
import { InviteForm, type InvitationLink } from './InviteForm'

/** What is said below the form, and how often a sentence stands on the page, once an invitation was answered so. */
async function invited(problem: Problem) {
  return page(fail(problem.code, problem.message, problem.field ? { field: problem.field } : {}), [], (place) => ({ times: place.textContent.split(problem.message).length - 1, below: place.querySelector('[role=alert]')?.textContent, focused: document.activeElement?.getAttribute('type') }))
}

/** What `look` sees on the page once ada@example.org was invited and this was answered. */
async function page<T>(answer: Result<InvitationLink>, waiting: readonly string[], look: (place: HTMLElement) => T): Promise<T> {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  await act(async () => root.render(<MantineProvider env="test"><InviteForm waiting={new Set(waiting)} onInvite={async () => answer} /></MantineProvider>))
  await act(async () => {
    const field = place.querySelector<HTMLInputElement>('input[type=email]')!
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')!.set!.call(field, 'ada@example.org')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await act(async () => place.querySelector('form')!.requestSubmit())
  const said = look(place)
  await act(async () => { root.unmount(); place.remove() })
  return said
}

it('says what is wrong with an address once, at its field', async () => {
  expect(await invited({ code: 'refused', message: 'This person is in the project already.', field: 'email' })).toEqual({ times: 1, below: undefined, focused: 'email' })
})

it('says below what no field can mend', async () => {
  expect(await invited({ code: 'unavailable', message: 'The server did not answer.' })).toMatchObject({ times: 1, below: expect.stringContaining('Nobody was invited; what you wrote is still here.') })
})

it('says that an earlier link to the same address still works', async () => {
  const made = ok({ link: 'https://crossread.example/invitation#made', expiresAt: '2026-11-26T12:00:00.000Z' })
  const words = (place: HTMLElement) => place.textContent.includes('that link still works too')
  expect(await page(made, ['ada@example.org'], words)).toBe(true)
  expect(await page(made, ['eve@example.org'], words)).toBe(false)
})
