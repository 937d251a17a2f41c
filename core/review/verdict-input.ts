import type { Decision } from '@/core/decision/decision'

/** A verdict as a reviewer gives it; who, when and at which versions is added where it is stored. */
export interface VerdictInput extends Pick<Decision, 'verdict' | 'chosen' | 'drawn' | 'reason' | 'clause' | 'proposal'> {
  /** The decision that was on the screen, if there was one: another one in its place is a conflict. */
  readonly replaces: string | null
}
