import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { codebookSchema } from '@/core/codebook/codebook'
import mediaFraming from '@/core/codebook/media-framing-v1.json'
import type { LabelledArticle } from '@/core/formats/labelled-article'
import { labelledArticles } from '@/core/formats/test-articles'
import { readCorpus } from '@/prisma/seed/articles'
import { readLayer } from '@/prisma/seed/layers'
import { project } from '../project'

/** A project of everything that formats go wrong on, always the same for a seed. Names of articles are unique. */
export function generatedProject(seed: number, projects: number): LabelledArticle[] {
  return fc.sample(labelledArticles(), { seed, numRuns: projects }).flat().map((article, index) => ({ ...article, name: `${String(index).padStart(4, '0')} ${article.name}` }))
}

/** The files of the demonstration that say what its three annotators marked. */
const readings = { anna: 'expert-passages.json', ben: 'illustration-second-reader.json', clara: 'illustration-third-reader.json' } as const

/** The five articles of the demonstration, read by its three annotators. */
export async function demonstration(): Promise<LabelledArticle[]> {
  const corpus = join(project, 'corpus')
  const codebook = codebookSchema.parse(mediaFraming)
  const articles = (await readCorpus(corpus)).articles.map(({ known, imported }) => ({ file: known.file, slug: known.slug, text: imported.canonical.text }))
  const layers = await Promise.all(Object.entries(readings).map(async ([annotator, file]) => {
    const { annotations } = readLayer(JSON.parse(await readFile(join(corpus, file), 'utf8')), articles, codebook)
    return { annotator, annotations }
  }))
  return articles.map(({ slug, text }) => ({
    name: slug, text,
    layers: layers.map(({ annotator, annotations }) => ({ annotator, machine: false, passages: annotations.filter(({ article }) => article === slug).map(({ content }) => content) })),
  }))
}
