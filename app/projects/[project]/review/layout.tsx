import type { ReactNode } from 'react'
import { LiveDecisions } from './LiveDecisions'
import { RememberedProvider } from './remembered'

type Props = { readonly params: Promise<{ project: string }>; readonly children: ReactNode }

/** Keeps the verdict just given, and how far the reviewer has walked, while they go from case to case; and hears what others decide. */
export default async function ReviewLayout({ params, children }: Props) {
  return <RememberedProvider><LiveDecisions project={(await params).project}>{children}</LiveDecisions></RememberedProvider>
}
