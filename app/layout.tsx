import '@/components/page/styles.css'
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Appearance } from '@/components/page/Appearance'

export const metadata: Metadata = { title: { default: 'Crossread', template: '%s · Crossread' }, robots: { index: false } }
export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

/** Every page: fonts, tokens, the colour scheme. The nonce is made afresh by proxy.ts for each request. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? ''
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <Appearance nonce={nonce}>{children}</Appearance>
      </body>
    </html>
  )
}
