import { findMarkedProjects, refreshLedger } from '@/data/ledger-derive'

/** From so many changed articles on, whoever looks at the cases next would wait for them. */
export const manyArticles = 20

let under = false

/** Derives the ledger of projects in which many articles have changed, before somebody has to wait for it. Fewer are derived by whoever reads. */
export async function deriveInBulk(): Promise<void> {
  if (under) return
  under = true
  try {
    for (const projectId of await findMarkedProjects(manyArticles)) await refreshLedger(projectId)
  } finally {
    under = false
  }
}
