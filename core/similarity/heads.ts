import { compareText } from '@/core/disagreement/order'
import { nearKeys } from './near-keys'
import { type Trigrams, nearThreshold, similarity, trigramsOf } from './trigrams'

/** Words that occur somewhere, by their key. */
export interface Form {
  /** See `formOf`. */
  readonly form: string
  readonly words: string
}

/** Of two forms the shorter is smaller; of equally long ones the first by its letters, then by its key. */
export function compareForms(a: Form, b: Form): number {
  return a.words.length - b.words.length || compareText(a.words, b.words) || compareText(a.form, b.form)
}

/** Finds trigrams, and remembers them: words that are compared once are compared often. */
export function rememberedTrigrams(): (words: string) => Trigrams {
  const known = new Map<string, Trigrams>()
  return (words) => {
    const trigrams = known.get(words) ?? trigramsOf(words)
    known.set(words, trigrams)
    return trigrams
  }
}

/** The forms among `candidates` with nearly the same words, each with its similarity. */
export function nearTo<Other extends Form>(one: Form, candidates: Iterable<Other>, trigrams = rememberedTrigrams()): readonly { readonly form: Other; readonly alike: number }[] {
  const near: { form: Other; alike: number }[] = []
  for (const form of candidates) {
    if (form.form === one.form) continue
    const alike = similarity(trigrams(one.words), trigrams(form.words))
    if (alike >= nearThreshold) near.push({ form, alike })
  }
  return near
}

/**
 * The head of a form: the smallest of itself and those near it. What has the same head stands together in the sweep. It
 * depends on the pair alone whether two forms are near, and on the set alone who the head is: not on what came first.
 * @param near what is near to it: see `nearTo`
 */
export function headOf<Other extends Form>(one: Other, near: readonly { readonly form: Other }[]): Other {
  return near.map(({ form }) => form).reduce((least, form) => (compareForms(form, least) < 0 ? form : least), one)
}

/** The heads of many forms at once, by their keys: each compared with those that share a key with it (`nearKeys`). */
export function headsOf(forms: readonly Form[]): ReadonlyMap<string, string> {
  const trigrams = rememberedTrigrams()
  const keys = forms.map(({ words }) => nearKeys(words))
  const sharing = new Map<number, Form[]>()
  keys.forEach((own, index) => {
    for (const key of own) {
      const known = sharing.get(key)
      if (known) known.push(forms[index]!)
      else sharing.set(key, [forms[index]!])
    }
  })
  return new Map(forms.map((one, index) => {
    const candidates = new Set(keys[index]!.flatMap((key) => sharing.get(key) ?? []))
    return [one.form, headOf(one, nearTo(one, candidates, trigrams)).form]
  }))
}
