// Random single edits of schemas, each answered by schemac and by Prisma's engine: diagnostics (file, place, text,
// severity, order) and formatted text. See tools/mutate.
// node mutate.mjs SERVER ORACLE OUT --seed N --count N SCHEMA...      edits of schemas (files or folders)
// node mutate.mjs SERVER ORACLE OUT --given FILE                      schemas as they are, JSON lines {id, schema}
import { appendFileSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { JsonLines } from './support/json_lines.mjs'

const [server, oracle, out, ...rest] = process.argv.slice(2)
const options = { seed: 1, count: 2000, given: null }
const roots = []
while (rest.length > 0) {
  const word = rest.shift()
  if (word.startsWith('--')) options[word.slice(2)] = word === '--given' ? rest.shift() : Number(rest.shift())
  else roots.push(word)
}

// A small generator of its own (mulberry32), so that a seed gives the same edits everywhere.
let state = options.seed >>> 0
function random() {
  state = (state + 0x6d2b79f5) >>> 0
  let t = Math.imul(state ^ (state >>> 15), state | 1)
  t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}
const below = (n) => Math.floor(random() * n)
const pick = (list) => list[below(list.length)]

const ours = new JsonLines(server, [])
const engine = new JsonLines('node', [oracle, 'serve'])
async function askEngine(request) {
  const answer = await engine.ask(request)
  if (answer === null || (answer.error ?? '').startsWith('panic')) {
    if (answer !== null) engine.start()
    return null
  }
  return answer.ok
}

// What the goldens' README says to leave aside, and what the engine gives in any order.
const urlMessage = /is no longer supported in schema files\. Move connection URLs/
const leftAside = (d) =>
  urlMessage.test(d.text) ||
  d.text.startsWith('The preview feature "metrics" is not known.') ||
  d.text.startsWith('Preview feature "metrics" is deprecated.')
const unordered = /^(Attribute|Property|Argument) not known: |^No such argument\./
function lines(diagnostics) {
  const all = diagnostics
    .filter((d) => !leftAside(d))
    .map((d) => ({ loose: unordered.test(d.text), text: `${d.file_name}:${d.start}-${d.end} ${d.is_warning ? 'W' : 'E'} ${d.text}` }))
  const result = []
  for (let i = 0; i < all.length; ) {
    let end = i
    while (end < all.length && all[end].loose) ++end
    if (end === i) ++end
    result.push(...all.slice(i, end).map((d) => d.text).sort())
    i = end
  }
  return result.join('\n')
}

// The engine of 7 refuses URLs and then stops: it is asked without them.
const withoutUrls = (text) => text.replace(/^[ \t]*(url|directUrl|shadowDatabaseUrl)([ \t]*=).*$/gm, '').replace(/"metrics"\s*,?/g, '')

const counts = { asked: 0, lint: 0, format: 0, panic: 0, valid: 0 }
async function compare(id, schema) {
  const lint = await askEngine({ command: 'lint', schema })
  const format = lint === null ? null : await askEngine({ command: 'format', schema })
  const mine = await ours.ask({ schema })
  ++counts.asked
  if (mine === null) {
    appendFileSync(out, JSON.stringify({ id, what: 'schemac ended', schema }) + '\n')
    return
  }
  if (lint === null || format === null) {
    ++counts.panic
    return
  }
  if (lint.every((d) => d.is_warning)) ++counts.valid
  const expected = lines(lint)
  const got = lines(mine.lint)
  if (got === expected) ++counts.lint
  else appendFileSync(out, JSON.stringify({ id, what: 'lint', got, expected, schema }) + '\n')
  const formatted = (files) => JSON.stringify([...files].sort())
  if (formatted(mine.format) === formatted(format)) ++counts.format
  else appendFileSync(out, JSON.stringify({ id, what: 'format', got: mine.format, expected: format, schema }) + '\n')
}

// Schemas as [[path, text], ...].
function readSchema(where) {
  if (!statSync(where).isDirectory()) return [[path.basename(where), readFileSync(where, 'utf8')]]
  return readdirSync(where, { recursive: true })
    .filter((file) => file.endsWith('.prisma'))
    .sort()
    .map((file) => [file, readFileSync(path.join(where, file), 'utf8')])
}

// Large schemas are cut to a window of blocks, so that an edit is answered in milliseconds. Types that the window does
// not hold make the schema wrong, which is fine: both must say the same.
function cut(text) {
  const blocks = text.split(/^(?=(?:model|enum|view|type|generator|datasource)\b)/m)
  if (blocks.length < 16) return text
  const heads = blocks.filter((block) => /^(generator|datasource|enum)\b/.test(block))
  const rest = blocks.filter((block) => !/^(generator|datasource|enum)\b/.test(block))
  const at = below(Math.max(1, rest.length - 8))
  return [...heads, ...rest.slice(at, at + 8)].join('')
}

// The corpus' schemas that the engine finds valid once they have no URLs, PostgreSQL's and those without a datasource.
async function corpus() {
  const root = '../shared/corpus'
  const folders = readdirSync(`${root}/projects`, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const files = readdirSync(`${root}/prisma-engines`, { recursive: true }).filter((file) => file.endsWith('.prisma'))
  const all = [...folders.map((folder) => `${root}/projects/${folder.name}`), ...files.sort().map((file) => `${root}/prisma-engines/${file}`)]
  const schemas = []
  for (const where of all) {
    const schema = readSchema(where).map(([name, text]) => [name, withoutUrls(text)])
    const text = schema.map((file) => file[1]).join('')
    const provider = /^\s*provider\s*=\s*"(mysql|sqlite|sqlserver|mongodb|cockroachdb)"/m
    if (schema.length === 0 || provider.test(text)) continue
    const lint = await askEngine({ command: 'lint', schema })
    if (lint !== null && lint.every((d) => d.is_warning)) schemas.push(schema)
  }
  console.log(`${schemas.length} valid schemas`)
  return schemas
}

const tokenPattern = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|@@?[\w.]+|[\w-]+|\S/g
const scalars = ['Int', 'BigInt', 'Float', 'Decimal', 'Boolean', 'String', 'DateTime', 'Json', 'Bytes']
const values = ['1', '-3.5', '"x"', 'true', 'null', '[1, 2]', '[]', '{ a: 1 }', 'now()', 'uuid(4)', 'autoincrement()', 'dbgenerated("x")', 'Foo', '""',
  'raw("x")', 'Cascade', 'SetNull', 'Hash', 'Desc', 'GinOps', '[id]', 'env("X")']
const attributes = ['@id', '@unique', '@updatedAt', '@ignore', '@default(now())', '@default(1)', '@map("m")', '@relation("r")', '@db.VarChar(20)', '@db.Text', '@db.Uuid',
  '@db.Decimal(10, 2)', '@foo', '@relation(fields: [id], references: [id])']
const blockAttributes = ['@@id([id])', '@@unique([id])', '@@index([id])', '@@map("t")', '@@schema("s")', '@@ignore', '@@index([id], type: Hash)', '@@fulltext([id])',
  '@@unique([id], name: "n", map: "m")', '@@index([id(sort: Desc)], map: "")', '@@foo']
const replaced = (text, match, by) => text.slice(0, match.index) + by + text.slice(match.index + match[0].length)
const matches = (text, pattern) => [...text.matchAll(pattern)]
const edits = {
  dropToken: (text) => replaced(text, pick(matches(text, tokenPattern)), ''),
  doubleToken: (text) => { const m = pick(matches(text, tokenPattern)); return replaced(text, m, m[0] + ' ' + m[0]) },
  swapTokens: (text) => {
    const all = matches(text, tokenPattern)
    const at = below(all.length - 1)
    const [a, b] = [all[at], all[at + 1]]
    return text.slice(0, a.index) + b[0] + text.slice(a.index + a[0].length, b.index) + a[0] + text.slice(b.index + b[0].length)
  },
  swapType: (text) => {
    const fields = matches(text, /(?<=^[ \t]+\w+[ \t]+)\w+/gm)
    const types = [...scalars, ...matches(text, /(?<=^(?:model|enum) )\w+/gm).map((m) => m[0])]
    return fields.length === 0 ? text : replaced(text, pick(fields), pick(types))
  },
  changeArity: (text) => {
    const fields = matches(text, /(?<=^[ \t]+\w+[ \t]+)(\w+)(\?|\[\])?/gm)
    if (fields.length === 0) return text
    const m = pick(fields)
    return replaced(text, m, m[1] + pick(['', '?', '[]', '!', '[]?'].filter((a) => a !== (m[2] ?? ''))))
  },
  renameUse: (text) => {
    const m = pick(matches(text, /\b[A-Za-z]\w+\b/g))
    return replaced(text, m, pick([m[0] + 'x', m[0].toLowerCase(), m[0].toUpperCase(), m[0].slice(1), '1' + m[0], m[0] + '-x']))
  },
  duplicateLine: (text) => { const all = text.split('\n'); const at = below(all.length); all.splice(at, 0, all[at]); return all.join('\n') },
  dropLine: (text) => { const all = text.split('\n'); all.splice(below(all.length), 1); return all.join('\n') },
  swapLines: (text) => { const all = text.split('\n'); const [a, b] = [below(all.length), below(all.length)]; [all[a], all[b]] = [all[b], all[a]]; return all.join('\n') },
  changeArgument: (text) => {
    const all = matches(text, /(?<=[(,:]\s*)(?:"[^"\n]*"|\[[^\]\n]*\]|[\w.-]+(?:\([^()\n]*\))?)(?=\s*[,)])/g)
    return all.length === 0 ? text : replaced(text, pick(all), pick(values))
  },
  dropArgument: (text) => {
    const all = matches(text, /(?:\w+:\s*)?(?:"[^"\n]*"|\[[^\]\n]*\]|[\w.-]+)\s*,\s*(?=\w+:)|,\s*\w+:\s*(?:"[^"\n]*"|\[[^\]\n]*\]|[\w.-]+)/g)
    return all.length === 0 ? text : replaced(text, pick(all), '')
  },
  addAttribute: (text) => {
    const all = matches(text, /(?<=^[ \t]+\w+[ \t]+\w+(?:\?|\[\])?)(?=[ \t]|$)/gm)
    return all.length === 0 ? text : replaced(text, pick(all), ' ' + pick(attributes))
  },
  addBlockAttribute: (text) => {
    const all = matches(text, /^(?=\})/gm)
    return all.length === 0 ? text : replaced(text, pick(all), '  ' + pick(blockAttributes) + '\n')
  },
  dropAttribute: (text) => {
    const all = matches(text, /[ \t]@@?[\w.]+(?:\((?:"[^"\n]*"|[^()\n]|\([^()\n]*\))*\))?/g)
    return all.length === 0 ? text : replaced(text, pick(all), '')
  },
  moveAttribute: (text) => {
    const all = matches(text, /[ \t]@[\w.]+(?:\((?:"[^"\n]*"|[^()\n]|\([^()\n]*\))*\))?/g)
    const ends = matches(text, /(?<=^[ \t]+\w+[ \t]+\w+(?:\?|\[\])?)(?=[ \t]|$)/gm)
    return all.length === 0 || ends.length === 0 ? text : replaced(text, pick(ends), pick(all)[0])
  },
  insertCharacter: (text) => { const at = below(text.length + 1); return text.slice(0, at) + pick([...'(){}[]@,:."?!/\\ \n\r\t-_é😀=']) + text.slice(at) },
}

writeFileSync(out, '')
if (options.given) {
  for (const line of readFileSync(options.given, 'utf8').split('\n')) {
    if (!line) continue
    const { id, schema } = JSON.parse(line)
    await compare(id, typeof schema === 'string' ? [['schema.prisma', schema]] : schema)
  }
} else {
  const schemas = roots.length > 0 ? roots.map(readSchema) : await corpus()
  const names = Object.keys(edits)
  for (let i = 0; i < options.count; ++i) {
    const schema = pick(schemas).map(([name, text]) => [name, withoutUrls(text)])
    const file = pick(schema)
    file[1] = cut(file[1])
    const edit = pick(names)
    if (file[1].trim() !== '') file[1] = edits[edit](file[1])
    await compare(`${options.seed}/${i} ${edit}`, schema.length > 12 ? [file] : schema)
  }
}
ours.end()
engine.end()
const compared = counts.asked - counts.panic
const share = (n) => `${n} of ${compared} (${((100 * n) / Math.max(1, compared)).toFixed(2)} %)`
console.log(`${counts.asked} schemas asked, ${counts.valid} valid, ${counts.panic} crashed the engine`)
console.log(`diagnostics equal: ${share(counts.lint)}`)
console.log(`formatted text equal: ${share(counts.format)}`)
if (counts.lint < compared || counts.format < compared) console.log(`differences: ${out}`)
process.exit(counts.lint >= 0.99 * compared && counts.format >= 0.99 * compared ? 0 : 2)
