// node read-parquet.mjs FOLDER, where @duckdb/node-api can be found: DuckDB slices every quote out of the Parquet.
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [folder, modules] = process.argv.slice(2)
const { DuckDBInstance, version } = createRequire(join(modules, 'package.json'))('@duckdb/node-api')
const connection = await (await DuckDBInstance.create(':memory:')).connect()
const files = join(folder, 'parquet', 'data', '*.parquet').replaceAll("'", "''")
// Its substring counts code points, from 1.
const { 0: row } = (await connection.runAndReadAll(`
  WITH annotations AS (SELECT article, text, unnest(annotations) AS one FROM read_parquet('${files}')),
       fragments AS (SELECT article, text, unnest(one.fragments) AS part FROM annotations)
  SELECT count(*)::INT AS compared, (count(*) FILTER (part.quote IS DISTINCT FROM substring(text, part."start" + 1, part."end" - part."start")))::INT AS differ FROM fragments
`)).getRowObjects()
console.log(JSON.stringify({ reader: `DuckDB ${version()}`, format: 'parquet', compared: row.compared, differ: row.differ, wrong: [] }))
