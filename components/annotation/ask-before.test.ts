import { expect, it } from 'vitest'
import { askBefore } from './ask-before'

it('asks of one place what it is, and of several how many they are', () => {
  expect(askBefore(['caption'])).toEqual({ question: 'This is a caption, and captions are not annotated by default.', agree: 'Tag it all the same', leave: 'Leave it' })
  expect(askBefore(['caption', 'caption'], 3)).toEqual({ question: 'These 3 places are in captions, and captions are not annotated by default.', agree: 'Tag them all the same', leave: 'Leave them' })
})

it('names no kind where there are several, or none that people would know', () => {
  for (const kinds of [['caption', 'byline'], ['furniture', 'furniture'], ['byline', 'footer']] as const) {
    expect(askBefore(kinds).question).toBe('These words are not part of the article proper, and such words are not annotated by default.')
    expect(askBefore(kinds, 2).question).toBe('These 2 places are not part of the article proper, and such places are not annotated by default.')
  }
})
