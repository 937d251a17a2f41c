/**
 * What languages do to the end of a name. A small table, on purpose: the endings of nouns and adjectives in the singular and
 * plural, no changes within the stem (“Огонёк”, “Огонька”). What it does not know is offered to the lead beside the preview
 * of the masks (`near-mentions.ts`). All of it is written as `fold` leaves it: small, without accents: “й” is “и”, and a “ς” at the end is “σ”.
 */
interface Declension {
  /** What the form of the dictionary ends in, and other cases do not, the longest first. */
  readonly drops: readonly string[]
  /** What stands in its place, or after a name that drops nothing. */
  readonly adds: readonly string[]
  /** Letters that have to be left of a word for it to be looked for in other cases. */
  readonly least: number
}

const words = (list: string): readonly string[] => list.split(' ')

/**
 * Russian, Ukrainian, Belarusian, Bulgarian, Macedonian and Serbian together: which of them a text is in need not be known, and
 * what one has too many no word of the others ends in by chance often. Sources: A. A. Zaliznyak, Grammatical Dictionary of the Russian
 * Language (1977), tables of nouns and adjectives; Ukrainian orthography (2019); for Bulgarian the articles -ът, -та, -то, -те.
 */
const cyrillic: Declension = {
  drops: words('ая яя ое ее ые ие ыи ии ои а я о е и і ы у ю ь ъ'),
  adds: words('а у ы и і е о я ю ь ъ ом ем ов ев еи ои ою ею ам ям ах ях ами ями ью ові еві ів ії ія ію ая яя ое ее ые ие ыи ии ої ього ого его ому ему ым им ім ую юю ых их іх ыми ими іми ът ят та то те'),
  least: 3,
}

/** Modern Greek: D. Holton et al., Greek: A Comprehensive Grammar (2012), nouns of the three genders. */
const greek: Declension = { drops: words('οσ ησ ασ οι εσ α η ο ι'), adds: words('α αι ασ ε εσ η ησ ι ιου ο οι ον οσ ου ουσ υ ων'), least: 3 }

/** Languages in Latin letters, by their subtag (BCP 47). A word has to be of four letters at least, and none drops its end where that is not said. */
const latin: Readonly<Record<string, Declension>> = {
  // Duden, Die Grammatik (2016), names of things in the genitive; the dative plural of what ends in -e or -er.
  de: { drops: [], adds: words('s es n ns'), least: 4 },
  // Genitive -s, without an apostrophe: Språkrådet, Retskrivningsordbogen, Svenska skrivregler. Definite forms are names of their own.
  sv: { drops: [], adds: words('s'), least: 4 }, da: { drops: [], adds: words('s'), least: 4 }, nb: { drops: [], adds: words('s'), least: 4 }, nn: { drops: [], adds: words('s'), least: 4 }, no: { drops: [], adds: words('s'), least: 4 },
  nl: { drops: [], adds: words('s'), least: 4 },
  // Polish: A. Nagórko, Zarys gramatyki polskiej (2007), declension of nouns and of adjectives.
  pl: { drops: words('owie a o e y i'), adds: words('a ach ami e ego em emu i ie iem iego iemu im imi ich o om owi ow u y ych ym ymi ej iej'), least: 4 },
  // Czech and Slovak: Mluvnice češtiny 2 (1986); Pravidlá slovenského pravopisu (2013).
  cs: { drops: words('a e o y i'), adds: words('a am ami ach e ech ech ej eho em emu i ich im imi o ou ov ove ovi u um y ych ym ymi'), least: 4 },
  sk: { drops: words('a e o y i'), adds: words('a am ami ach e och ej eho em emu i ich im imi o om ou ov ovi u y ych ym ymi'), least: 4 },
  // Croatian, Bosnian, Serbian in Latin letters, Slovene: Barić et al., Hrvatska gramatika (1995); Toporišič, Slovenska slovnica (2004).
  hr: { drops: words('a e o i'), adds: words('a ama e em i ih im ima o og oga oj om ome omu u'), least: 4 },
  sl: { drops: words('a e o i'), adds: words('a ah am ami e ega em emu i ih im imi o om ov u'), least: 4 },
  // Finnish and Estonian: the local cases after a stem that stays (Iso suomen kielioppi, 2004; Eesti keele käsiraamat, 2007).
  fi: { drops: words('i'), adds: words('a e en i ia iin iksi illa ille ilta in ina issa ista ksi lla lle lta n na ssa sta ta'), least: 4 },
  et: { drops: [], adds: words('ga i iga iks il ile ilt is ist it ks l le lt s st t'), least: 4 },
  // Hungarian: the cases with and without a linking vowel (Keszler, Magyar grammatika, 2000).
  hu: { drops: [], adds: words('t at et ot nak nek ban ben bol ba be ra re rol hoz hez ig on en val vel nal nel tol ert'), least: 4 },
  // Lithuanian and Latvian: first and second declensions.
  lt: { drops: words('as is us ys a e'), adds: words('a as ai e ei es i io is iui o os oje ui u us uje'), least: 4 },
  lv: { drops: words('s is a e'), adds: words('a ai am as e ei es i im is o u us'), least: 4 },
  // Romanian: the definite article and its genitive.
  ro: { drops: words('a'), adds: words('a e ei i ii ul ului le lui lor'), least: 4 },
}
/** “Der Spiegel” is “des Spiegels” and “dem Spiegel”. */
const germanArticles = words('der die das')
const sameAs: Readonly<Record<string, string>> = { bs: 'hr', sr: 'hr', sh: 'hr', cnr: 'hr' }

/** A word of a name cut to what stays in all its forms, and what may follow; a word that has no other forms is followed by nothing. */
export interface Inflected {
  readonly stem: string
  /** With the ending of the dictionary, the longest first. */
  readonly endings: readonly string[]
}

/** How a folded word of a name can end, in a text of this language; of an unknown one where it is null. */
export function inflect(word: string, language: string | null): Inflected {
  if (germanArticles.includes(word) && subtagOf(language) === 'de') return { stem: 'd', endings: words('em en er es as ie') }
  const declension = declensionOf(word, language)
  if (!declension) return { stem: word, endings: [''] }
  const dropped = declension.drops.find((end) => word.endsWith(end) && word.length - end.length >= declension.least) ?? ''
  const stem = word.slice(0, word.length - dropped.length)
  if ([...stem].length < declension.least) return { stem: word, endings: [''] }
  // Without an end that is dropped, the bare stem is a form too, as the genitive plural of “Правда”.
  return { stem, endings: [...new Set([dropped, '', ...declension.adds])].sort((a, b) => b.length - a.length) }
}

function subtagOf(language: string | null): string {
  return (language ?? '').toLowerCase().split('-')[0]!
}

function declensionOf(word: string, language: string | null): Declension | undefined {
  if (/^\p{Script=Cyrillic}+$/u.test(word)) return cyrillic
  if (/^\p{Script=Greek}+$/u.test(word)) return greek
  if (!/^\p{Script=Latin}+$/u.test(word)) return undefined
  const subtag = subtagOf(language)
  return latin[sameAs[subtag] ?? subtag]
}
