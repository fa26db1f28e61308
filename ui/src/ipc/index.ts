/**
 * The one door to the desk. Nothing else in the window imports `@tauri-apps/*`.
 *
 * `call` sends a command of the generated contract and returns its answer; a refusal or failure is thrown as `Problem`.
 */
import { invoke } from '@tauri-apps/api/core'

import type { Contract } from './contract'
import { problemFrom } from './problem'

export type * from './contract'
export { Problem, problemFrom } from './problem'

/** Name of a command. */
export type Command = keyof Contract

export async function call<K extends Command>(
  name: K,
  request: Contract[K]['request'],
): Promise<Contract[K]['response']> {
  try {
    return await invoke<Contract[K]['response']>('call', { name, payload: request })
  } catch (thrown) {
    throw problemFrom(thrown)
  }
}
