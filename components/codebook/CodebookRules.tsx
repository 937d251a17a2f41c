import type { Tag } from '@/core/codebook/codebook'
import { Definition, Definitions } from '@/components/page/Definitions'

/** When a tag is right and when it is not. */
export const CodebookRules = ({ tag }: { readonly tag: Pick<Tag, 'useWhen' | 'doNotUseWhen'> }) => (
  <Definitions>
    <Definition term="Use when">{tag.useWhen}</Definition>
    <Definition term="Do not use when">{tag.doNotUseWhen}</Definition>
  </Definitions>
)
