/** Milliseconds that a computation may take before other things of the process have their turn. */
const turn = 25
/** Milliseconds between two reports of progress. */
const between = 500

/** How driving a computation ended: with its value, or because nobody wanted it any more, or because the process is to end. */
export type Driven<Value> = { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'unwanted' } | { readonly kind: 'stopped' }

/**
 * Drives a computation step by step, letting other things of the process run between, and tells how far it is. It stops
 * where `tell` answers false, and where `signal` is aborted: both within a step.
 */
export async function drive<Step, Value>(steps: Generator<Step, Value, void>, tell: (step: Step) => Promise<boolean>, signal: AbortSignal): Promise<Driven<Value>> {
  let told = -Infinity
  let since = performance.now()
  for (;;) {
    if (signal.aborted) return { kind: 'stopped' }
    const step = steps.next()
    if (step.done) return { kind: 'value', value: step.value }
    const now = performance.now()
    if (now - told >= between) {
      told = now
      if (!(await tell(step.value))) return { kind: 'unwanted' }
    }
    if (now - since >= turn) {
      await new Promise((resolve) => setImmediate(resolve))
      since = performance.now()
    }
  }
}
