import media from '@/core/codebook/media-framing-v1.json'
import { codebookSchema } from '@/core/codebook/codebook'
import { load } from './data'
import { Desk } from './Desk'

export const dynamic = 'force-dynamic'

export default function Page() {
  return <Desk given={load()} codebook={codebookSchema.parse(media)} />
}
