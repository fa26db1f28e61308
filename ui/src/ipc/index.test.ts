import { afterEach, describe, expect, it } from 'vitest'

import { Problem, call } from './index'
import { forgetDesk, pretendDesk, refusal } from './pretend'

afterEach(forgetDesk)

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  return work.then(
    () => {
      throw new Error('it should have been refused')
    },
    (thrown: unknown) => thrown as Problem,
  )
}

describe('the door to the desk', () => {
  it('sends the name and the request, and hands the answer back', async () => {
    const asked = pretendDesk({ save_copy: () => ({ path: '/tmp/a.pdf' }) })
    expect(await call('save_copy', { number: 'N' }), 'the answer as it is').toEqual({ path: '/tmp/a.pdf' })
    expect(asked, 'one call').toEqual([{ name: 'save_copy', request: { number: 'N' } }])
  })

  it('throws a refusal with its sentence, its next step and its field', async () => {
    pretendDesk({
      save_copy: () => {
        throw refusal({ code: 'not_found', message: '没有这一份。', hint: '查台账。', field: 'number' })
      },
    })
    const problem = await problemOf(call('save_copy', { number: 'N' }))
    expect(problem, 'screens catch one type').toBeInstanceOf(Problem)
    expect([problem.message, problem.hint, problem.field, problem.refused], 'all of it').toEqual([
      '没有这一份。',
      '查台账。',
      'number',
      true,
    ])
  })

  it('has a sentence for the clerk whatever breaks', async () => {
    pretendDesk({
      save_copy: () => {
        throw new TypeError('x is undefined')
      },
    })
    const problem = await problemOf(call('save_copy', { number: 'N' }))
    expect(problem.code, 'nobody expected it').toBe('internal')
    expect(problem.message + problem.hint, 'no English, and what to do next').toMatch(/没有做成.*再试一次/)
  })
})
