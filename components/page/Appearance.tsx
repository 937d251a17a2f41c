'use client'
import { MantineProvider } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { preload } from 'react-dom'
import { faces } from './fonts'
import { theme } from './theme'

/** The theme around every page; its variables are in widget-variables.css. The nonce is that of the answer's policy. */
export function Appearance({ nonce, children }: { nonce: string; children: ReactNode }) {
  for (const face of faces) preload(face, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  // Dialogs keep the page from scrolling with a style element of another package, which finds the nonce here (get-nonce).
  useEffect(() => void Object.assign(globalThis, { __webpack_nonce__: nonce }), [nonce])
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false} getStyleNonce={() => nonce}>
      {children}
    </MantineProvider>
  )
}
