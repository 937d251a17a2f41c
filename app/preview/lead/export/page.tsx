import { ExportDesk } from '@/components/export/ExportDesk'
import { PageHeader } from '@/components/page/PageHeader'
import { Frame } from '../Frame'

export default function Page() {
  return <Frame><PageHeader title="Export" explanation="The labelled data, with the disagreement kept." />
    <ExportDesk counts={{ articles: 5, annotators: 3, submitted: 15, annotations: 214, decisions: 31, gold: 96 }} jsonl={{ href: '/x.jsonl', fileName: 'car.jsonl' }} csv={{ href: '/x.csv', fileName: 'car.csv' }} csvRaw={{ href: '/x.csv?raw', fileName: 'car-raw.csv' }} /></Frame>
}
