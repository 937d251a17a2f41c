/** A model whose predictions were brought in as a layer. */
export interface Machine {
  readonly model: string
  /** Empty where it is not known. */
  readonly version: string
}

/** “bert-base 1.2”, as it stands among annotators. `machineOf` reads it back. */
export function writeMachine({ model, version }: Machine): string {
  return version === '' ? model : `${model} ${version}`
}

/**
 * The model and version that a source calls a machine by: what follows the last white space, `@` or `:` is the version,
 * where it begins with a digit, or with a `v` and a digit. A name that is none stands for a model that is not known.
 */
export function machineOf(name: string): Machine {
  const plain = name.trim()
  const [, model = '', version = ''] = /^(.*\S)(?:\s+|@|:)(v?\d\S*)$/su.exec(plain) ?? []
  return model === '' ? { model: plain === '' ? 'a model' : plain, version: '' } : { model: model.trim(), version }
}
