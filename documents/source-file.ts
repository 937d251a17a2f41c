/** A file that can be read from its beginning as often as is needed, piece by piece. */
export interface SourceFile {
  /** What entries say that they come from: `source.file`. */
  readonly name: string
  /** Throws a `Refusal` where the file turns out to be damaged, or larger than it may be. */
  readonly open: () => AsyncIterable<Uint8Array>
}
