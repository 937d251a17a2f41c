'use client'
import { createContext } from 'react'
import type { UnsentArticle } from '@/core/saving/unsent'

/** What waits in this browser of articles whose pages are not open here: whoever says that all is saved says this beside it. */
export const UnsentElsewhere = createContext<readonly UnsentArticle[]>([])
