/** A pretended desk, for tests only: each command answers as told, everything asked is written down. */
import { clearMocks, mockIPC } from '@tauri-apps/api/mocks'

import type { Contract, WireProblem } from './contract'
import type { Command } from './index'

/** What a command answers: a value, or what it makes of the request. */
export type Answers = {
  [K in Command]?: (request: Contract[K]['request']) => Contract[K]['response'] | Promise<Contract[K]['response']>
}

export interface Asked {
  name: Command
  request: unknown
}

/** Takes the place of the desk. The list grows with every call. A command nobody told what to answer fails the test. */
export function pretendDesk(answers: Answers): Asked[] {
  const asked: Asked[] = []
  mockIPC((command, args) => {
    if (command !== 'call') throw new Error(`unknown Tauri command ${command}`)
    const { name, payload } = args as { name: Command; payload: never }
    asked.push({ name, request: JSON.parse(JSON.stringify(payload)) })
    const answer = answers[name] as ((request: never) => unknown) | undefined
    if (!answer) throw new Error(`nobody said what ${name} answers`)
    return answer(payload)
  })
  return asked
}

export function forgetDesk(): void {
  clearMocks()
}

/** A refusal as the desk sends it. Thrown by an answer. */
export function refusal(problem: Partial<WireProblem>): WireProblem {
  return {
    kind: 'refused',
    code: 'bad_request',
    message: '这样不行。',
    hint: '换一个办法。',
    field: null,
    prohibition: null,
    checks: [],
    ...problem,
  }
}
