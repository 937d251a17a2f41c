'use client'
import { createContext } from 'react'

/** Is told when something stands in a field that `onSettle` has not been called with yet, and when it has: until then nothing is saved. */
export const Drafting = createContext<(waiting: boolean) => void>(() => {})
