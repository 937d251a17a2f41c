import { z } from 'zod'
import { blockKinds } from '@/core/article/block'
import { codePoint } from '@/core/text/offset'

const index = z.number().int().nonnegative()

/** The form of one correction as it is sent; strict, so that a mistyped field is an error and not ignored. */
export const blockEditSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('kind'), block: index, kind: z.enum(blockKinds) }),
  z.strictObject({ op: z.literal('join'), block: index }),
  z.strictObject({ op: z.literal('split'), at: index.transform(codePoint) }),
])

/** Corrections in their order. A person makes no more than this in one sitting. */
export const blockEditsSchema = z.array(blockEditSchema).max(2000)
