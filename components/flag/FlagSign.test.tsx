// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import type { Annotation } from '@/core/annotation/annotation'
import { byHand } from '@/core/annotation/origin'
import { codebookSchema } from '@/core/codebook/codebook'
import media from '@/core/codebook/media-framing-v1.json'
import type { FlagMessage } from '@/core/flag/flag'
import { codePoint } from '@/core/text/offset'
import { Card } from '../annotation/Card'
import { tagLooks } from '../annotation/tag-look'
import { FlagsOfReading } from './flags'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const codebook = codebookSchema.parse(media)
const tag = codebook.tags[0]!.key
const actions = {
  open: vi.fn(), hover: vi.fn(), changeTag: vi.fn(), setNote: vi.fn(), setAttribute: vi.fn(), remove: vi.fn(), restore: vi.fn(), moveEnd: vi.fn(), takeFragment: vi.fn(),
}

afterEach(() => document.body.replaceChildren())

/** What the head of a card of one line says. */
async function heard(attributes: Annotation['attributes'], kinds: readonly FlagMessage['kind'][]): Promise<string> {
  const annotation: Annotation = {
    id: 'one', assignmentId: 'a', tag, extent: [{ start: codePoint(0), end: codePoint(11) }], quotes: ['שלום 🙂 e\u0301'], note: '', attributes, origin: byHand, version: 1, deleted: false, changedAt: '',
  }
  const messages = kinds.map((kind, index): FlagMessage => ({ id: String(index), annotationId: 'one', kind, text: `${kind} 👀`, at: '' }))
  const flags = { messagesOf: () => messages, ask: vi.fn(), draftOf: () => '', keepDraft: vi.fn() }
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () => root.render(
    <FlagsOfReading value={flags}><Card annotation={annotation} number={1} look={tagLooks(codebook).get(tag)!} codebook={codebook} open={false} lit={false} compact editable here={null} actions={actions} /></FlagsOfReading>,
  ))
  const words = document.getElementById('card-one')!.textContent
  await act(async () => root.unmount())
  return words
}

it('a card of one line tells that a reviewer was asked, and that one has answered', async () => {
  expect(await heard({ flag: true }, [])).toContain('asked a reviewer')
  expect(await heard({ flag: true }, ['question', 'answer', 'question'])).toContain('asked a reviewer')
  expect(await heard({ flag: true }, ['question', 'answer'])).toContain('answered')
  expect(await heard({}, ['question', 'answer'])).toContain('answered')
})

it('and nothing where nobody was', async () => {
  expect(await heard({}, [])).not.toMatch(/asked|answered/)
})
