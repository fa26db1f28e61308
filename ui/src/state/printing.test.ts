import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { forgetDesk, pretendDesk, refusal } from '../ipc/pretend'
import { forgetPrinting, printingOf, sendToPrinter } from './printing'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  forgetPrinting('N')
  forgetDesk()
  vi.useRealTimers()
})

describe('printing', () => {
  it('asks after the job once a second until it is out of the queue', async () => {
    const states = ['printing', 'printing', 'done'] as const
    let look = 0
    const asked = pretendDesk({
      print_document: () => ({ printer: 'HP', job: '7' }),
      watch_job: () => ({ state: states[look++] ?? 'done', text: `第 ${look} 次看` }),
    })
    await sendToPrinter('N')
    await vi.advanceTimersByTimeAsync(1999)
    expect(printingOf('N')?.state, 'two looks, still in the queue').toBe('printing')
    await vi.advanceTimersByTimeAsync(1)
    expect(printingOf('N'), 'the third look').toMatchObject({ state: 'done', text: '第 3 次看' })
    await vi.advanceTimersByTimeAsync(5000)
    expect(asked.filter(each => each.name === 'watch_job').length, 'nobody asks after a finished job').toBe(3)
  })

  it('keeps the sentence and the next step when the job fails in the queue', async () => {
    pretendDesk({
      print_document: () => ({ printer: 'HP', job: '7' }),
      watch_job: () => ({ state: 'failed', text: '没打出来：打印机脱机。请开机、放纸，再按 Ctrl+P。' }),
    })
    await sendToPrinter('N')
    await vi.advanceTimersByTimeAsync(0)
    expect(printingOf('N'), 'told as the desk words it').toMatchObject({
      state: 'failed',
      text: expect.stringContaining('脱机'),
    })
  })

  it('does not throw without a printer: the paper is registered all the same', async () => {
    pretendDesk({
      print_document: () => {
        throw refusal({ code: 'no_printer', message: '还没有选打印机。', hint: '可以先存成 PDF。' })
      },
    })
    const printing = await sendToPrinter('N')
    expect(printing, 'with a way out').toMatchObject({ state: 'failed', code: 'no_printer', hint: '可以先存成 PDF。' })
  })

  it('forgets the old job when the paper is sent again', async () => {
    let job = 0
    const asked = pretendDesk({
      print_document: () => ({ printer: 'HP', job: String(++job) }),
      watch_job: ({ job: asked }) =>
        asked === '1' ? { state: 'failed', text: '旧的' } : { state: 'printing', text: '新的' },
    })
    const first = sendToPrinter('N')
    const second = sendToPrinter('N')
    await Promise.all([first, second])
    await vi.advanceTimersByTimeAsync(3000)
    expect(printingOf('N')?.text, 'the failure of the first job is nobody’s business now').toBe('新的')
    const looks = asked.filter(each => each.name === 'watch_job').map(each => (each.request as { job: string }).job)
    expect(new Set(looks), 'nobody even asks after it').toEqual(new Set(['2']))
  })

  it('goes to the named printer only when one was named', async () => {
    const asked = pretendDesk({
      print_document: () => ({ printer: 'HP', job: '1' }),
      watch_job: () => ({ state: 'done', text: '' }),
    })
    await sendToPrinter('N')
    await sendToPrinter('N', 'EPSON')
    const requests = asked.filter(each => each.name === 'print_document').map(each => each.request)
    expect(requests, 'unknown fields are refused, so none is sent empty').toEqual([
      { number: 'N' },
      { number: 'N', printer: 'EPSON' },
    ])
  })
})
