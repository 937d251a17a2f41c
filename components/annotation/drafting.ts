'use client'
import { createContext } from 'react'

/** What stands in the fields of a page and is not handed over. Until it is, nothing is called saved. */
export interface Drafts {
  /**
   * Says of a field whether something stands in it that `onSettle` has not been called with yet.
   * @param tooLong the text, where it is too long to be kept: it waits until it is shortened, also when the field goes away
   */
  tell(field: string, waiting: boolean, tooLong?: string): void
  /** What a field held that was too long, when it went away. */
  leftIn(field: string): string | undefined
}

/** The same object for the life of the page: fields hand over what they have when it is another. */
export const Drafting = createContext<Drafts>({ tell: () => {}, leftIn: () => undefined })
