import type { Ground } from './ground'
import type { Actor } from './world'

/** A page, and what each of those who may open it gets: the page, or the way to a better one. */
export interface Page {
  /** As the folders have it. */
  readonly name: string
  readonly path: (ground: Ground) => string
  /** Who gets the page. Of those named nowhere, people get 404, and nobody the way to the sign-in. */
  readonly shown: readonly Actor[]
  /** Who is sent on, and where. */
  readonly sent?: Readonly<Partial<Record<Actor, (ground: Ground) => string>>>
}

const inProject =
  (path: string) =>
  ({ world }: Ground) =>
    `/projects/${world.project}${path}`
const everybody: readonly Actor[] = ['lead', 'reviewer', 'ana', 'ben', 'viewer', 'foreign', 'out']
const members: readonly Actor[] = ['lead', 'reviewer', 'ana', 'ben', 'viewer']
const readers: readonly Actor[] = ['lead', 'reviewer', 'viewer']
const judges: readonly Actor[] = ['lead', 'reviewer']
const lead: readonly Actor[] = ['lead']

/** To the list of projects, or into the only one. */
const home = {
  maker: () => '/projects',
  out: () => '/projects',
  lead: inProject(''),
  reviewer: inProject(''),
  ana: inProject(''),
  ben: inProject(''),
  viewer: inProject(''),
  foreign: ({ world }: Ground) => `/projects/${world.foreignProject}`,
}

/** Every page. A test walks the folder and fails where one is missing here. */
export const pages: readonly Page[] = [
  { name: '/', path: () => '/', shown: [], sent: home },
  { name: '/sign-in', path: () => '/sign-in', shown: [...everybody, 'nobody'] },
  { name: '/invitation', path: () => '/invitation', shown: [...everybody, 'nobody'] },
  { name: '/account', path: () => '/account', shown: everybody },
  { name: '/api-reference', path: () => '/api-reference', shown: everybody },
  { name: '/problems/[problem]', path: () => '/problems/not-found', shown: [...everybody, 'nobody'] },
  { name: '/projects', path: () => '/projects', shown: everybody },
  { name: '/projects/new', path: () => '/projects/new', shown: ['maker'] },
  {
    name: '/projects/[project]',
    path: inProject(''),
    shown: [],
    sent: {
      lead: inProject('/articles'),
      reviewer: inProject('/review'),
      ana: inProject('/work'),
      ben: inProject('/work'),
      viewer: inProject('/articles'),
    },
  },
  { name: '/projects/[project]/agreement', path: inProject('/agreement?by=pair&beside=before&from=2026-01-01'), shown: judges },
  { name: '/projects/[project]/articles', path: inProject('/articles'), shown: readers },
  { name: '/projects/[project]/articles/new', path: inProject('/articles/new'), shown: lead },
  {
    name: '/projects/[project]/articles/[article]',
    path: (ground) => inProject(`/articles/${ground.own.slug}`)(ground),
    shown: readers,
    sent: { ana: (ground) => inProject(`/read/${ground.ownAssignment}`)(ground) },
  },
  {
    name: '/projects/[project]/articles/[article]/edit',
    path: (ground) => inProject(`/articles/${ground.own.slug}/edit`)(ground),
    shown: lead,
  },
  {
    name: '/projects/[project]/articles/[article]/masks',
    path: (ground) => inProject(`/articles/${ground.own.slug}/masks`)(ground),
    shown: lead,
  },
  { name: '/projects/[project]/assignments', path: inProject('/assignments'), shown: lead },
  { name: '/projects/[project]/assignments/kept', path: inProject('/assignments/kept'), shown: lead },
  { name: '/projects/[project]/codebook', path: inProject('/codebook'), shown: members },
  { name: '/projects/[project]/codebook/new', path: inProject('/codebook/new'), shown: lead },
  { name: '/projects/[project]/export', path: inProject('/export'), shown: lead },
  { name: '/projects/[project]/releases', path: inProject('/releases'), shown: readers },
  { name: '/projects/[project]/releases/new', path: inProject('/releases/new'), shown: lead },
  { name: '/projects/[project]/releases/[number]', path: (ground) => inProject(`/releases/${ground.release}`)(ground), shown: readers },
  { name: '/projects/[project]/releases/[number]/changes', path: (ground) => inProject(`/releases/${ground.release}/changes?since=${ground.release}`)(ground), shown: readers },
  { name: '/projects/[project]/flags', path: inProject('/flags'), shown: judges },
  { name: '/projects/[project]/imports', path: inProject('/imports'), shown: lead },
  { name: '/projects/[project]/imports/[import]', path: (ground) => inProject(`/imports/${ground.import}`)(ground), shown: lead },
  { name: '/projects/[project]/outlets', path: inProject('/outlets'), shown: readers },
  { name: '/projects/[project]/outlets/new', path: inProject('/outlets/new'), shown: lead },
  {
    name: '/projects/[project]/outlets/[outlet]',
    path: (ground) => inProject(`/outlets/${ground.world.outlet}`)(ground),
    shown: readers,
  },
  {
    name: '/projects/[project]/read/[assignment]',
    path: (ground) => inProject(`/read/${ground.ownAssignment}`)(ground),
    shown: ['ana'],
  },
  { name: '/projects/[project]/review', path: inProject('/review'), shown: judges },
  { name: '/projects/[project]/reasons', path: inProject('/reasons'), shown: lead },
  { name: '/projects/[project]/rules', path: inProject('/rules'), shown: judges },
  { name: '/projects/[project]/answers', path: inProject('/answers'), shown: judges },
  { name: '/projects/[project]/sweep', path: inProject('/sweep'), shown: judges },
  {
    name: '/projects/[project]/review/[article]',
    path: (ground) => inProject(`/review/${ground.judged.slug}`)(ground),
    shown: judges,
  },
  {
    name: '/projects/[project]/review/[article]/[case]',
    path: (ground) => inProject(`/review/${ground.judged.slug}/${[...ground.cases[0]!].sort()[0]}`)(ground),
    shown: judges,
  },
  { name: '/projects/[project]/team', path: inProject('/team'), shown: lead },
  { name: '/projects/[project]/work', path: inProject('/work'), shown: members },
  { name: '/projects/[project]/work/cases', path: inProject('/work/cases'), shown: members },
  {
    name: '/projects/[project]/work/cases/[decision]',
    path: (ground) => inProject(`/work/cases/${ground.decided}`)(ground),
    shown: ['ana', 'ben'],
  },
]
