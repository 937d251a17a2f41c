import {
  IconArticle, IconBook2, IconBuilding, IconChartDots, IconChecklist, IconDownload, IconFlag, IconPackage, IconScale, IconUsers, IconWriting,
} from '@tabler/icons-react'
import type { NavKey } from './navigation'

const icons = {
  work: IconWriting,
  articles: IconArticle,
  outlets: IconBuilding,
  codebook: IconBook2,
  assignments: IconChecklist,
  team: IconUsers,
  review: IconScale,
  flags: IconFlag,
  agreement: IconChartDots,
  export: IconDownload,
  releases: IconPackage,
} satisfies Record<NavKey, unknown>

/** The sign of an entry of the rail; always beside its name. */
export const NavIcon = ({ entry }: { readonly entry: NavKey }) => {
  const Icon = icons[entry]
  return <Icon size={20} stroke={1.4} aria-hidden />
}
