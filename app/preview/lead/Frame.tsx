'use client'
import type { ReactNode } from 'react'
import { Shell } from '@/components/page/Shell'

export const Frame = ({ children }: { children: ReactNode }) => (
  <Shell
    entries={[
      { key: 'work', href: '#' },
      { key: 'articles', href: '/preview/lead/articles' },
      { key: 'outlets', href: '/preview/lead/outlets' },
      { key: 'assignments', href: '/preview/lead/assignments' },
      { key: 'team', href: '/preview/lead/team' },
      { key: 'export', href: '/preview/lead/export' },
    ]}
    projects={[{ id: 'p', name: 'Russian instructors in CAR', href: '#' }]}
    projectId="p"
    person={{ name: 'Lena Lead', email: 'lena@example.org' }}
    accountHref="#"
    onSignOut={() => undefined}
    width="wide"
  >
    {children}
  </Shell>
)
