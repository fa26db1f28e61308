import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { Later, Turns } from './latest'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('turns', () => {
  it('a late answer is no longer the latest', () => {
    const turns = new Turns()
    const first = turns.begin()
    const second = turns.begin()
    expect(first(), 'another question was asked meanwhile').toBe(false)
    expect(second(), 'nothing came after it').toBe(true)
  })

  it('ending makes every open turn late', () => {
    const turns = new Turns()
    const only = turns.begin()
    turns.end()
    expect(only(), 'nobody waits for it any more').toBe(false)
  })
})

describe('later', () => {
  it('works once after the last key', () => {
    const work = vi.fn()
    const later = new Later(150, work)
    later.soon()
    vi.advanceTimersByTime(100)
    later.soon()
    vi.advanceTimersByTime(149)
    expect(work, 'the pause is not over').not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(work, 'once, not once a key').toHaveBeenCalledOnce()
  })

  it('does nothing once it was cancelled', () => {
    const work = vi.fn()
    const later = new Later(150, work)
    later.soon()
    later.cancel()
    vi.advanceTimersByTime(1000)
    expect(work, 'the page was left').not.toHaveBeenCalled()
  })
})
