import { stringify } from 'yaml'
import { counted } from '@/core/counted'
import { type DatasetFacts, splits } from '../format-writer'
import type { ParquetCounts } from './write-parquet'

/** Sizes as the hub of `datasets` names them. */
const sizes: readonly (readonly [number, string])[] = [[1_000, 'n<1K'], [10_000, '1K<n<10K'], [100_000, '10K<n<100K'], [1_000_000, '100K<n<1M'], [Infinity, '1M<n<10M']]

/** The card of a data set: what programs read of it at the top, and below it what a person has to know. What is unknown is left out. */
export function datasetCard(dataset: DatasetFacts | undefined, { articles, people, gold, models, annotators, tags, splits: rows }: ParquetCounts): string {
  const named = splits.filter((split) => rows.has(split))
  const of = named.length === 0 ? (['train'] as const) : named
  const matter = {
    ...(dataset === undefined ? {} : { pretty_name: dataset.title }),
    ...(dataset?.languages === undefined || dataset.languages.length === 0 ? {} : { language: [...dataset.languages] }),
    ...(dataset?.licence === undefined ? {} : { license: dataset.licence.toLowerCase() }),
    task_categories: ['token-classification', 'text-classification'],
    size_categories: [sizes.find(([most]) => articles < most)![1]],
    configs: [{ config_name: 'default', data_files: of.map((split) => ({ split, path: `data/${split}-*` })) }],
  }
  const shares = named.length < 2 ? '' : ` ${named.map((split) => `${split}: ${rows.get(split)}`).join(', ')}.`
  return `---
${stringify(matter)}---

# ${dataset?.title ?? 'Annotated articles'}

${dataset?.description === undefined ? '' : `${dataset.description}\n\n`}${counted(articles, 'article')}, ${counted(people, 'annotation')} by ${counted(annotators.size, 'annotator')}, ${counted(tags.size, 'tag')}.${gold === 0 ? '' : ` ${counted(gold, 'annotation')} of the gold ${gold === 1 ? 'stands' : 'stand'} beside them under the annotator \`gold\`, who is nobody: it is what is unanimous or decided.`}${models === 0 ? '' : ` ${counted(models, 'annotation is', 'annotations are')} of models (\`machine\` is true).`}${shares}

A row is an article: its text, what is known of it (null where unknown), and what each annotator marked in it.

| Column | What it holds |
|---|---|
| \`article\`, \`text\` | the name of the article, and its text |
| \`title\`, \`outlet\`, \`originator\`, \`published_at\`, \`url\`, \`text_sha256\`, \`codebook\` | what is known of it |
| \`annotators\` | \`name\` and \`machine\` of all whose layers it has, \`gold\` and models too: without annotations, nothing was marked |
| \`annotations\` | \`annotator\`, \`machine\`, \`tag\`, \`start\`, \`end\`, \`start_utf16\`, \`end_utf16\`, \`quote\`, \`fragments\`, \`note\`, \`attributes\` (JSON) |

\`start\` and \`end\` count Unicode code points, from 0, the end not included: \`text[start:end]\` in Python. \`start_utf16\` and \`end_utf16\` count UTF-16 units, as JavaScript and Java do. An annotation of several fragments goes from the start of the first to the end of the last; \`fragments\` has each of them, and in \`quote\` their words are joined by “ … ”.

\`\`\`python
from datasets import load_dataset

articles = load_dataset("path/to/this/folder")
for article in articles["${of[0]}"]:
    for annotation in article["annotations"]:
        for fragment in annotation["fragments"]:
            assert article["text"][fragment["start"]:fragment["end"]] == fragment["quote"]
\`\`\`
`
}
