import type { Outlet, OutletFact } from './outlet'

/** A fact while somebody writes it: plain strings, empty where nothing is said. */
export interface FactDraft {
  /** Tells facts apart while they are moved about; not stored. */
  readonly key: string
  readonly text: string
  readonly source: string
  readonly from: string
  readonly to: string
  readonly reply: string
}

/** An outlet while somebody writes it. */
export interface OutletDraft {
  readonly name: string
  readonly kind: string
  /** A code, or `unknown`: a choice like any other. */
  readonly country: string
  readonly language: string
  readonly stateRelation: string
  /** One in each line. */
  readonly aliases: string
  readonly facts: readonly FactDraft[]
}

/** What stands for “nobody knows” among the choices of a form. */
export const unknownChoice = 'unknown'

/** The draft to begin with: of an outlet that is there, or of a new one. */
export function outletDraft(outlet?: Outlet): OutletDraft {
  return {
    name: outlet?.name ?? '',
    kind: outlet?.kind ?? '',
    country: outlet?.country ?? unknownChoice,
    language: outlet?.language ?? unknownChoice,
    stateRelation: outlet?.stateRelation ?? unknownChoice,
    aliases: (outlet?.aliases ?? []).join('\n'),
    facts: (outlet?.facts ?? []).map((fact, index) => factDraft(`was-${index}`, fact)),
  }
}

/** The draft of a fact: of one that is there, or of a new one. */
export function factDraft(key: string, fact?: OutletFact): FactDraft {
  return {
    key,
    text: fact?.text ?? '',
    source: fact?.source ?? '',
    from: fact?.from ?? '',
    to: fact?.to ?? '',
    reply: fact?.reply ?? '',
  }
}

/** What a draft would send: the body of `outletSchema`, not yet checked. Empty options are left out, `unknown` becomes null. */
export function outletBody(draft: OutletDraft) {
  return {
    name: draft.name,
    kind: draft.kind,
    country: known(draft.country),
    language: known(draft.language),
    stateRelation: draft.stateRelation,
    aliases: linesOf(draft.aliases),
    facts: draft.facts.map((fact) => ({
      text: fact.text,
      source: fact.source,
      from: filled(fact.from),
      to: filled(fact.to),
      reply: filled(fact.reply),
    })),
  }
}

/** Whether two drafts say the same. A fact in which nothing stands says nothing. */
export function sameDraft(one: OutletDraft, other: OutletDraft): boolean {
  return saidIn(one) === saidIn(other)
}

function saidIn(draft: OutletDraft): string {
  const { facts, ...rest } = outletBody(draft)
  return JSON.stringify([rest, facts.filter((fact) => Object.values(fact).some((said) => said?.trim()))])
}

/** The lines of a field that say something, each once. */
export function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''))]
}

function known(choice: string): string | null {
  return choice === unknownChoice ? null : choice
}

function filled(value: string): string | undefined {
  return value.trim() === '' ? undefined : value
}
