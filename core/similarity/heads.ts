import { compareText } from '@/core/disagreement/order'
import { bandsOf } from './bands'
import { nearThreshold, similarity, trigramsOf } from './trigrams'

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

/** The forms among `candidates` with nearly the same words, each with its similarity. */
export function nearTo(one: Form, candidates: Iterable<Form>): readonly { readonly form: Form; readonly alike: number }[] {
  const trigrams = trigramsOf(one.words)
  return [...candidates]
    .filter(({ form }) => form !== one.form)
    .map((form) => ({ form, alike: similarity(trigrams, trigramsOf(form.words)) }))
    .filter(({ alike }) => alike >= nearThreshold)
}

/**
 * The head of a form: the smallest of itself and those near it. What has the same head stands together in the sweep. It
 * depends on the pair alone whether two forms are near, and on the set alone who the head is: not on what came first.
 */
export function headOf(one: Form, candidates: Iterable<Form>): string {
  return nearTo(one, candidates).map(({ form }) => form).reduce((least, form) => (compareForms(form, least) < 0 ? form : least), one).form
}

/** The heads of many forms at once, by their keys: each compared with those that share a band with it. */
export function headsOf(forms: readonly Form[]): ReadonlyMap<string, string> {
  const bands = forms.map(({ words }) => bandsOf(trigramsOf(words)).map((band, index) => `${index} ${band}`))
  const sharing = new Map<string, Form[]>()
  bands.forEach((keys, index) => {
    for (const key of keys) {
      const known = sharing.get(key)
      if (known) known.push(forms[index]!)
      else sharing.set(key, [forms[index]!])
    }
  })
  return new Map(forms.map((one, index) => {
    const candidates = new Set(bands[index]!.flatMap((key) => sharing.get(key) ?? []))
    return [one.form, headOf(one, candidates)]
  }))
}
