'use client'
import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useId, useRef, useState } from 'react'
import { factDraft, type FactDraft, type OutletDraft } from '@/core/outlet/outlet-draft'
import classes from './OutletForm.module.css'

interface Props {
  readonly form: UseFormReturnType<OutletDraft>
}

/** The facts of an outlet, in the order of its card. One that was removed can be put back. */
export const OutletFormFacts = ({ form }: Props) => {
  const facts = form.values.facts
  const base = useId()
  const made = useRef(0)
  const list = useRef<HTMLOListElement>(null)
  const [removed, setRemoved] = useState<{ fact: FactDraft; index: number }>()
  const [said, setSaid] = useState('')

  const focusSoon = (selector: string) => requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(selector)?.focus())

  const add = () => {
    const key = `${base}${made.current++}`
    form.insertListItem('facts', factDraft(key))
    focusSoon(`[data-fact="${key}"] textarea`)
  }

  const move = (fact: FactDraft, from: number, to: number) => {
    form.reorderListItem('facts', { from, to })
    setSaid(`Fact moved to place ${to + 1} of ${facts.length}.`)
    // At an end the button that was pressed is disabled: the focus goes to its twin.
    const name = to === 0 ? 'down' : to === facts.length - 1 ? 'up' : to < from ? 'up' : 'down'
    focusSoon(`[data-fact="${fact.key}"] [data-move="${name}"]`)
  }

  const remove = (fact: FactDraft, index: number) => {
    form.removeListItem('facts', index)
    setRemoved({ fact, index })
  }

  const putBack = () => {
    if (!removed) return
    form.insertListItem('facts', removed.fact, Math.min(removed.index, facts.length))
    setRemoved(undefined)
    focusSoon(`[data-fact="${removed.fact.key}"] textarea`)
  }

  return (
    <fieldset className={classes.facts}>
      <legend className={classes.factsHead}>Facts</legend>
      <p className={classes.soft}>
        Each says what is the case, who says so and since when; what is known of its relation to a state is one too. Write dates as far as they are
        known: 2022, 2022-02 or 2022-02-24. Where the outlet has answered, its reply stands beside the claim.
      </p>
      <ol ref={list} className={classes.list}>
        {facts.map((fact, index) => (
          <li key={fact.key} data-fact={fact.key} className={classes.fact}>
            <div className={classes.factHead}>
              <span>Fact {index + 1}</span>
              <span className={classes.factTools}>
                <ActionIcon aria-label={`Move fact ${index + 1} up`} data-move="up" disabled={index === 0} onClick={() => move(fact, index, index - 1)}>
                  <IconArrowUp size={18} />
                </ActionIcon>
                <ActionIcon
                  aria-label={`Move fact ${index + 1} down`}
                  data-move="down"
                  disabled={index === facts.length - 1}
                  onClick={() => move(fact, index, index + 1)}
                >
                  <IconArrowDown size={18} />
                </ActionIcon>
                <ActionIcon aria-label={`Remove fact ${index + 1}`} onClick={() => remove(fact, index)}>
                  <IconTrash size={18} />
                </ActionIcon>
              </span>
            </div>
            <Textarea label="What is the case" required withAsterisk={false} autosize minRows={2} maxRows={8} {...form.getInputProps(`facts.${index}.text`)} />
            <div className={classes.factFields}>
              <TextInput label="Source" required withAsterisk={false} className={classes.source} {...form.getInputProps(`facts.${index}.source`)} />
              <TextInput label="From" placeholder="unknown" {...form.getInputProps(`facts.${index}.from`)} />
              <TextInput label="To" placeholder="still so" {...form.getInputProps(`facts.${index}.to`)} />
            </div>
            <Textarea label="The outlet’s reply" autosize minRows={1} maxRows={8} {...form.getInputProps(`facts.${index}.reply`)} />
          </li>
        ))}
      </ol>
      <div role="status" className={classes.removed}>
        {removed ? (
          <>
            A fact was removed.
            <Button size="compact-sm" variant="subtle" onClick={putBack}>
              Put it back
            </Button>
          </>
        ) : (
          said
        )}
      </div>
      <div>
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={add}>
          Add a fact
        </Button>
      </div>
    </fieldset>
  )
}
