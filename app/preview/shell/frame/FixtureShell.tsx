'use client'
import type { ReactNode } from 'react'
import { Shell } from '@/components/page/Shell'

const keys = ['work', 'articles', 'outlets', 'codebook', 'assignments', 'team', 'review', 'export'] as const

export const FixtureShell = ({ children }: { children: ReactNode }) => (
  <Shell
    entries={keys.map((key) => ({ key, href: `/preview/shell/${key}`, count: key === 'review' ? 12 : undefined }))}
    projects={[
      { id: '1', name: 'Russian military instructors in the Central African Republic', href: '/preview/shell/work' },
      { id: '2', name: 'Elections 2026', href: '/preview/shell/work' },
    ]}
    projectId="1"
    person={{ name: 'Ada Lovelace', email: 'ada@example.org' }}
    accountHref="/preview/shell/account"
    onSignOut={() => undefined}
  >
    {children}
  </Shell>
)
