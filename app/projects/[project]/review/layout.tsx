import type { ReactNode } from 'react'
import { JustDecidedProvider } from './just-decided'

/** Keeps the verdict just given while the reviewer goes from case to case, so that it can be undone from the next one. */
export default function ReviewLayout({ children }: { children: ReactNode }) {
  return <JustDecidedProvider>{children}</JustDecidedProvider>
}
