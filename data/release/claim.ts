/** Which release a job makes. */
export interface ReleaseJob {
  readonly projectId: string
  readonly releaseId: string
}

/** A release that a worker has taken on. */
export interface ReleaseClaim extends ReleaseJob {
  /** Which attempt this is. Every write says it, and counts only as long as nobody has begun another. */
  readonly attempt: number
}

/** Thrown where a release is not wanted any more: it was given up, or another worker makes it. */
export class NotWantedAnyMore extends Error {
  constructor() {
    super('the release is not wanted any more, or somebody else makes it')
  }
}
