// Times whole commands of schemac against warm calls and whole commands of Prisma's engine, pair by pair in one run.
// In between, the front end within a process of ours (bench_resolve), since that is what a warm call of the engine is.
// node bench-ratios.mjs SCHEMAC ORACLE WORK_FOLDER MODELS...
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { JsonLines } from './support/json_lines.mjs'

const [schemac, oracle, work, ...sizes] = process.argv.slice(2)
const runs = 7

const ms = (f) => {
  const start = process.hrtime.bigint()
  f()
  return Number(process.hrtime.bigint() - start) / 1e6
}
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

// The engine kept warm: one JSON request a line.
const server = new JsonLines('node', [oracle, 'serve'])
const warm = async (request) => {
  const start = process.hrtime.bigint()
  await server.line(request)
  return Number(process.hrtime.bigint() - start) / 1e6
}

// Parse and validate in process: milliseconds, and the peak memory of the process that did nothing else.
const bench = path.join(path.dirname(schemac), 'bench/bench_resolve')
const inProcess = (models) => {
  const args = [`--benchmark_filter=^front_end/${models}$`, '--benchmark_min_time=1', '--benchmark_format=json']
  const [run] = JSON.parse(execFileSync(bench, args, { stdio: ['ignore', 'pipe', 'ignore'] })).benchmarks
  return run && { ms: run.real_time, mb: run.peak_mb }
}

const quiet = { stdio: ['ignore', 'ignore', 'ignore'], maxBuffer: 1 << 30 }
const work_items = [
  { name: 'validate', ours: (s) => ['validate', '--schema', s], engine: (s) => ({ command: 'lint', schema: s }) },
  {
    name: 'diff empty -> schema',
    ours: (s) => ['diff', '--from', 'empty', '--to', s, '--style', 'prisma'],
    engine: (s) => ({ command: 'diff', from: 'empty', to: s }),
  },
]

console.log('models  work                   schemac ms   engine warm ms  ratio   engine process ms  ratio')
for (const models of sizes) {
  const schema = `${work}/${models}.prisma`
  for (const item of work_items) {
    const ours = []
    const engine = []
    const whole = []
    const request = { ...item.engine(schema), url: process.env.DATABASE_URL }
    await warm(request)
    for (let i = 0; i < runs; ++i) {
      ours.push(ms(() => execFileSync(schemac, item.ours(schema), quiet)))
      engine.push(await warm(request))
      const { command, ...rest } = request
      const args = Object.entries(rest).map(([key, value]) => `${key}=${value}`)
      whole.push(ms(() => execFileSync('node', [oracle, command, ...args], quiet)))
    }
    const [a, b, c] = [median(ours), median(engine), median(whole)]
    const cell = (value, width) => value.toFixed(1).padStart(width)
    console.log(
      `${models.padEnd(8)}${item.name.padEnd(22)}${cell(a, 11)}${cell(b, 17)}${cell(b / a, 7)}${cell(c, 20)}${cell(c / a, 7)}`,
    )
  }
}

console.log('\nmodels  parse + validate in process ms   engine warm ms  ratio   peak MB')
for (const models of sizes) {
  const request = { command: 'lint', schema: `${work}/${models}.prisma` }
  const engine = []
  const own = []
  await warm(request)
  for (let i = 0; i < runs; ++i) {
    engine.push(await warm(request))
    if (i % 3 === 0) own.push(inProcess(models))
  }
  if (own.includes(undefined)) continue
  const ours = { ms: median(own.map((run) => run.ms)), mb: Math.max(...own.map((run) => run.mb)) }
  const cell = (value, width) => value.toFixed(1).padStart(width)
  const warmMs = median(engine)
  console.log(`${models.padEnd(8)}${cell(ours.ms, 32)}${cell(warmMs, 17)}${cell(warmMs / ours.ms, 7)}${cell(ours.mb, 10)}`)
}
server.end()
