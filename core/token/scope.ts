/**
 * What a token may be good for: what people give a script, and no more. A token does what its owner may do, cut down to
 * these. What is a person's own judgement (marking, answering, deciding) has no scope, so that nothing stands under
 * somebody's name that they did not do; nor has what opens doors (people, settings, names, the account).
 */
export const scopes = ['read', 'export', 'import', 'release', 'manage'] as const

export type Scope = (typeof scopes)[number]

/** Each scope in words: what it is called, and what it opens. */
export const scopeWords: Readonly<Record<Scope, { readonly name: string; readonly opens: string }>> = {
  read: { name: 'Read', opens: 'Projects, articles, codebooks, assignments, submitted layers, verdicts, gold and figures of agreement, as far as you may see them.' },
  export: { name: 'Export', opens: 'Downloads of the labelled data of a project you lead, and of the releases that you may see.' },
  import: { name: 'Import', opens: 'Bringing articles and the layers of other tools into a project you lead.' },
  release: { name: 'Release', opens: 'Publishing releases of a project you lead.' },
  manage: { name: 'Manage', opens: 'Publishing the codebook, correcting what is known of articles, editing outlets and masks, and assigning, in a project you lead. Not people, roles or settings.' },
}
