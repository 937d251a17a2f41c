import { expect, it, vi } from 'vitest'
import { makeTeam, assign, signedIn } from './testing/team'
import { ownerPool } from './testing/database'
import { openProject } from './access'
import { findSameText } from './import'
import { findArticle } from './reading'
const owner = ownerPool()
it('x', async () => {
  const t0 = performance.now()
  const team = await makeTeam()
  console.log(performance.now() - t0, JSON.stringify(team.article))
  console.log((await owner.query('select blocks from article_versions')).rows[0].blocks)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 86400_000 })
  const s = await signedIn(team.ana.userId).catch(e => e)
  console.log(s)
  vi.useRealTimers()
  console.log((await owner.query('select created_at, now() from sessions')).rows)
  console.log(await openProject(team.lead, '\0').catch(e=>e))
  const a = await team.enter(team.lead)
  console.log(await findSameText(a, '\0').catch(e=>e))
  console.log(await findArticle(a, '\0').catch(e=>e))
  console.log((await owner.query(`select e'\\u00a0x' ~ '^\\s' a, e'\\u3000x' ~ '^\\s' b, e'\\ufeffx' ~ '^\\s' c, e'\\u0085x' ~ '^\\s' d, e'\\u2028x' ~ '^\\s' e,e'\\u200bx' ~ '^\\s' f, e'\\u180ex' ~ '^\\s' g, e'\\u202fx' ~ '^\\s' h, e'\\u001cx' ~ '^\\s' i`)).rows)
})
