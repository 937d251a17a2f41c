import type { Codebook } from '@/core/codebook/codebook'
import { counted } from '@/core/counted'
import { writeDate } from '@/core/partial-date'

interface Props {
  readonly codebook: Pick<Codebook, 'name' | 'version' | 'licence' | 'tags'>
  /** The number of the version in this project, counted from 1. */
  readonly number: number
  /** ISO 8601, UTC. */
  readonly publishedAt: string
}

/** Which codebook this is, in one line: “Media framing 1.0 · version 2 of this project · 26 October 2026 · 17 tags · CC0-1.0”. */
export const CodebookVersionLine = ({ codebook, number, publishedAt }: Props) => (
  <>
    {[`${codebook.name} ${codebook.version}`, `version ${number} of this project`, writeDate(publishedAt.slice(0, 10)), counted(codebook.tags.length, 'tag'), codebook.licence].filter(Boolean).join(' · ')}
  </>
)
