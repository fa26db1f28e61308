import type { Check, ProblemCode, WireProblem } from './contract'

/** A refusal or failure of the desk, thrown by `call`. Its message and hint are sentences meant for the clerk. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly hint: string
  readonly field: string | null
  readonly prohibition: string | null
  readonly checks: Check[]
  readonly refused: boolean

  constructor(wire: WireProblem) {
    super(wire.message)
    this.name = 'Problem'
    this.code = wire.code
    this.hint = wire.hint
    this.field = wire.field
    this.prohibition = wire.prohibition
    this.checks = wire.checks
    this.refused = wire.kind === 'refused'
  }
}

function isWireProblem(thrown: unknown): thrown is WireProblem {
  if (typeof thrown !== 'object' || thrown === null) return false
  const fields = thrown as Record<string, unknown>
  return typeof fields.message === 'string' && typeof fields.hint === 'string' && typeof fields.code === 'string'
}

/** Whatever was thrown, as something that can be shown to the clerk. */
export function problemFrom(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  if (isWireProblem(thrown)) return new Problem({ ...thrown, checks: thrown.checks ?? [] })
  const problem = new Problem({
    kind: 'failed',
    code: 'internal',
    message: '这一步没有做成。',
    hint: '请再试一次；还不行，请记下时间，联系技术支持。',
    field: null,
    prohibition: null,
    checks: [],
  })
  problem.cause = thrown
  return problem
}
