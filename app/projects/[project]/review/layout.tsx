import type { ReactNode } from 'react'
import { RememberedProvider } from './remembered'

/** Keeps the verdict just given, and how far the reviewer has walked, while they go from case to case. */
export default function ReviewLayout({ children }: { children: ReactNode }) {
  return <RememberedProvider>{children}</RememberedProvider>
}
