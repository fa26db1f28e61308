import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'

import type { FindAnswer } from '../../ipc'
import { forgetDesk, pretendDesk } from '../../ipc/pretend'
import { found, hit, kinship, nothingFound } from '../../testing/samples'
import { bestHit, groupsOf, requestWords, useSearch } from './useSearch'

afterEach(forgetDesk)

describe('the search box', () => {
  it('shows permitted first and prohibited second, whatever is ranked first', () => {
    const groups = groupsOf([kinship, hit()])
    expect(
      groups.map(group => group.lane),
      'a fixed order',
    ).toEqual(['permitted', 'prohibited'])
    expect(groupsOf([kinship]).length, 'an empty group has no heading').toBe(1)
  })

  it('selects what a request is prohibited by, and nothing for one on neither list', () => {
    expect(bestHit(found())?.code, 'prohibited, though a permitted hit is ranked first').toBe('P01')
    expect(bestHit(found({ lane: 'permitted' }))?.code, 'the best ranked').toBe('K05')
    expect(bestHit({ ...nothingFound, hits: [hit()] }), 'a near miss is not chosen for the clerk').toBeNull()
  })

  it('never puts the initials that were typed on a slip', () => {
    expect(requestWords('jhgx', kinship), 'the name the resident would use').toBe('监护关系证明')
    expect(requestWords('证明我妈是我妈', hit({ ...kinship, matched: 'wording' })), 'their own words').toBe(
      '证明我妈是我妈',
    )
    expect(requestWords('rqgh', null), 'initials of nothing known: to be written by the clerk').toBe('')
    expect(requestWords(' 燃气过户住址 ', null), 'on neither list').toBe('燃气过户住址')
  })

  it('ignores an answer to what is no longer typed', async () => {
    const answers: ((value: FindAnswer) => void)[] = []
    pretendDesk({ find_item: () => new Promise<FindAnswer>(resolve => answers.push(resolve)) })
    const search = useSearch()
    search.text.value = 'q'
    await flushPromises()
    search.text.value = 'qs'
    await flushPromises()
    answers[1]?.(found())
    await flushPromises()
    answers[0]?.(nothingFound)
    await flushPromises()
    expect(search.answer.value?.lane, 'the answer to “qs” stays').toBe('prohibited')
  })

  it('forgets everything when the box is emptied, even an answer on its way', async () => {
    let answer: (value: FindAnswer) => void = () => undefined
    pretendDesk({
      find_item: () =>
        new Promise<FindAnswer>(resolve => {
          answer = resolve
        }),
    })
    const search = useSearch()
    search.text.value = 'q'
    await flushPromises()
    search.clear()
    await flushPromises()
    answer(found())
    await flushPromises()
    expect([search.answer.value, search.selected.value], 'the next person starts from nothing').toEqual([null, null])
  })
})
