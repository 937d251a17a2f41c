'use client'
import { createContext } from 'react'
import type { End } from '@/core/annotation/extent-edit'
import type { Platform } from '@/core/keys/combo'
import { type KeyMap, defaultKeys } from '@/core/keys/key-map'

/** The keys that move an end. */
export const EndKeys = createContext<{ readonly map: KeyMap; readonly platform: Platform }>({ map: defaultKeys('other'), platform: 'other' })

/** Where the focus goes to move an end by keys. */
export const endId = (id: string, side: End['side'], fragment: number) => `${side}-${fragment}-${id}`
