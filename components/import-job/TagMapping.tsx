'use client'
import { Button, Select } from '@mantine/core'
import { many } from '@/core/counted'
import { type LayersChoice, type LayersPreview, openTags } from '@/core/import-job/layers-preview'
import classes from './LayersDesk.module.css'

interface Props {
  readonly tags: LayersPreview['tags']
  readonly codebook: LayersPreview['codebook']
  readonly choices: LayersChoice['tags']
  readonly onChange: (choices: LayersChoice['tags']) => void
}

const leave = '\u0000'

/** Which tag of the codebook each tag of a file is. One with the very name is taken; one that is only like it is proposed. */
export const TagMapping = ({ tags, codebook, choices, onChange }: Props) => {
  if (!codebook) {
    return (
      <section aria-labelledby="import-tags" className={classes.part}>
        <h2 id="import-tags" className={classes.head}>{many(tags.length, 'tag')}</h2>
        <p className={classes.soft}>There is no codebook yet: one is made of these tags, without definitions. {tags.map(({ tag, passages }) => `${tag} (${passages.toLocaleString('en')})`).join(', ')}.</p>
      </section>
    )
  }
  const nameOf = (key: string) => codebook.tags.find((one) => one.key === key)?.name ?? key
  const saidOf = (tag: string) => choices.find(({ theirs }) => theirs === tag)
  const open = openTags({ tags, codebook }, choices)
  const likely = open.filter(({ proposed }) => proposed)
  const say = (said: LayersChoice['tags']) => onChange([...choices.filter(({ theirs }) => said.every((one) => one.theirs !== theirs)), ...said])
  return (
    <section aria-labelledby="import-tags" className={classes.part}>
      <h2 id="import-tags" className={classes.head}>{many(tags.length, 'tag')}</h2>
      <p className={classes.soft}>
        {open.length === 0 ? `Each is a tag of version ${codebook.number} of the codebook, or left out.` : `${many(open.length, 'tag is', 'tags are')} not in version ${codebook.number} of the codebook: say of each which it is, or that what has it is left out.`}
      </p>
      {open.length > 1 && (
        <p className={classes.acts}>
          {likely.length > 1 && <Button size="compact-sm" variant="default" onClick={() => say(likely.map(({ tag, proposed }) => ({ theirs: tag, ours: proposed!.key })))}>Take all {likely.length} proposals</Button>}
          <Button size="compact-sm" variant="default" onClick={() => say(open.map(({ tag }) => ({ theirs: tag, ours: null })))}>Leave out all {open.length}</Button>
        </p>
      )}
      <ul className={classes.rows}>
        {tags.map(({ tag, passages, proposed }) => {
          const said = saidOf(tag)
          const value = said ? (said.ours ?? leave) : proposed?.by === 'name' ? proposed.key : null
          return (
            <li key={tag} className={classes.row} data-tags>
              <div className={classes.theirs}>
                <span className={classes.name}>{tag}</span>
                <span className={classes.soft}>{many(passages, 'passage')}</span>
              </div>
              <Select
                aria-label={`${tag} is`} placeholder="not in the codebook" searchable allowDeselect={false} value={value}
                data={[{ value: leave, label: 'leave out what has it' }, ...codebook.tags.map(({ key, name }) => ({ value: key, label: name }))]}
                onChange={(key) => key !== null && say([{ theirs: tag, ours: key === leave ? null : key }])}
              />
              {value === null && proposed && (
                <Button size="compact-sm" variant="subtle" className={classes.proposal} onClick={() => say([{ theirs: tag, ours: proposed.key }])}>
                  {`perhaps ${nameOf(proposed.key)}`}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
