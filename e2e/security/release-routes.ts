import { type Ground, inProject } from './ground'
import type { Route } from './route-table'
import { asked, calm, draft, publish } from './release'
import type { Actor } from './world'

const lead: readonly Actor[] = ['lead']
const readers: readonly Actor[] = ['lead', 'reviewer', 'viewer']
const base = '/api/v1/projects/[project]/releases'

const path = (ground: Ground, number: number, more = '') => inProject(ground, `/releases/${number}${more}`)

/** Releases: made, read, published, withdrawn and downloaded. */
export const releaseRoutes: readonly Route[] = [
  { name: `GET ${base}`, may: readers, make: (ground) => ({ path: inProject(ground, '/releases') }) },
  { name: `POST ${base}`, may: lead, make: async (ground) => { await calm(ground.world); return { path: inProject(ground, '/releases'), body: asked } } },
  { name: `GET ${base}/[number]`, may: readers, make: (ground) => ({ path: path(ground, ground.release) }) },
  { name: `DELETE ${base}/[number]`, may: lead, make: async (ground) => ({ path: path(ground, await draft(ground.world)), body: {} }) },
  { name: `POST ${base}/[number]/attempts`, may: lead, make: async (ground) => ({ path: path(ground, await draft(ground.world), '/attempts'), body: {} }) },
  { name: `PUT ${base}/[number]/datasheet`, may: lead, make: async (ground) => ({ path: path(ground, await draft(ground.world), '/datasheet'), body: { answers: { purpose: 'To see.' } } }) },
  { name: `POST ${base}/[number]/publication`, may: lead, make: async (ground) => ({ path: path(ground, await draft(ground.world), '/publication'), body: {} }) },
  { name: `POST ${base}/[number]/withdrawal`, may: lead, make: async (ground) => ({ path: path(ground, await publish(ground.world), '/withdrawal'), body: { reason: 'A test.' } }) },
  { name: `GET ${base}/[number]/file`, may: readers, make: (ground) => ({ path: path(ground, ground.release, '/file?path=checksums.txt') }) },
  { name: `GET ${base}/[number]/archive`, may: readers, make: (ground) => ({ path: path(ground, ground.release, '/archive') }) },
  { name: `GET ${base}/[number]/changes`, may: readers, make: (ground) => ({ path: path(ground, ground.release, `/changes?since=${ground.release}`) }) },
]
