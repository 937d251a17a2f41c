import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { listArticles as route } from '@/core/api/routes/reading'
import { asMember } from '@/data/access'
import { listArticlePage } from '@/data/article-list'

/** The articles that the asker may read. */
export const GET = read(route, async ({ asker, params, asked }) => answer(await asMember(asker, params['project'], (access) => listArticlePage(access, asked))))
