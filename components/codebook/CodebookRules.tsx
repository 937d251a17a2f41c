import type { Codebook, Tag } from '@/core/codebook/codebook'
import { withTagNames } from '@/core/codebook/tag-names'
import { Definition, Definitions } from '@/components/page/Definitions'

interface Props {
  readonly codebook: Pick<Codebook, 'tags'>
  readonly tag: Pick<Tag, 'useWhen' | 'doNotUseWhen'>
}

/** When a tag is right and when it is not. */
export const CodebookRules = ({ codebook: { tags }, tag }: Props) => (
  <Definitions>
    <Definition term="Use when">{withTagNames(tag.useWhen, tags)}</Definition>
    <Definition term="Do not use when">{withTagNames(tag.doNotUseWhen, tags)}</Definition>
  </Definitions>
)
