// A process that answers one JSON line with another, started again when it ends.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export class JsonLines {
  constructor(command, args) {
    this.command = [command, args]
    this.start()
  }
  start() {
    this.process = spawn(...this.command, { stdio: ['pipe', 'pipe', 'inherit'] })
    this.process.stdin.on('error', () => {})
    this.answers = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]()
  }
  // The answer's line; null where the process has ended, and a new one stands there.
  async line(request) {
    this.process.stdin.write(JSON.stringify(request) + '\n')
    const { value, done } = await this.answers.next()
    if (!done) return value
    this.start()
    return null
  }
  async ask(request) {
    const line = await this.line(request)
    return line === null ? null : JSON.parse(line)
  }
  end() {
    this.process.stdin.end()
  }
}
