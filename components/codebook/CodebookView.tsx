'use client'
import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { Codebook } from '@/core/codebook/codebook'
import { findTags } from '@/core/codebook/find-tags'
import { CodebookContents } from './CodebookContents'
import { CodebookQuestions } from './CodebookQuestions'
import classes from './CodebookView.module.css'
import { CodebookTag } from './CodebookTag'

interface Props {
  readonly codebook: Codebook
}

/** A codebook to read and to look things up in: tags by group, guidelines, fields and questions; contents at the left. */
export const CodebookView = ({ codebook }: Props) => {
  const [sought, setSought] = useState('')
  const found = findTags(codebook, sought)
  const count = found.reduce((sum, { tags }) => sum + tags.length, 0)
  return (
    <div className={classes.view}>
      <div className={classes.side}>
        <TextInput
          type="search"
          label="Find a tag"
          placeholder="A word, or its letter"
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        <p role="status" className={classes.found}>{sought.trim() && (count === 1 ? '1 tag' : `${count} tags`)}</p>
        <CodebookContents codebook={codebook} found={found} />
      </div>
      <div className={classes.book}>
        {found.map(({ group, tags }) => (
          <section key={group.key} aria-labelledby={`group-${group.key}`} className={classes.group}>
            <h2 id={`group-${group.key}`}>{group.name}</h2>
            {tags.map((tag) => <CodebookTag key={tag.key} codebook={codebook} tag={tag} />)}
          </section>
        ))}
        {count === 0 && <p className={classes.none}>No tag holds “{sought.trim()}”. Try fewer words.</p>}
        {!sought.trim() && <CodebookQuestions codebook={codebook} />}
      </div>
    </div>
  )
}
