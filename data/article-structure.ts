import { z } from 'zod'
import { type Block, type Mark, blockKinds } from '@/core/article/block'
import { codePoint } from '@/core/text/offset'

const offset = z.int().min(0).transform(codePoint)
const blockList: z.ZodType<readonly Block[]> = z.array(z.object({ kind: z.enum(blockKinds), start: offset, end: offset, reason: z.string().optional() }))
const markList: z.ZodType<readonly Mark[]> = z.array(
  z.union([
    z.object({ kind: z.enum(['emphasis', 'strong']), start: offset, end: offset }),
    z.object({ kind: z.literal('link'), start: offset, end: offset, href: z.string() }),
  ]),
)

/** Stored blocks as the domain speaks of them. @throws when they are not of their form. */
export function blocksOf(stored: unknown): readonly Block[] {
  return blockList.parse(stored)
}

/** Stored marks as the domain speaks of them. @throws when they are not of their form. */
export function marksOf(stored: unknown): readonly Mark[] {
  return markList.parse(stored)
}
