import { describe, expect, it } from 'vitest'

import { pieces, selectionOf } from './marks'

describe('marks', () => {
  it('cut a text into marked and plain stretches', () => {
    expect(pieces('指定监护人', [{ start: 2, end: 4 }]), 'in reading order').toEqual([
      { text: '指定', marked: false },
      { text: '监护', marked: true },
      { text: '人', marked: false },
    ])
  })

  it('count a rare character outside the first plane as one', () => {
    const cut = pieces('欧阳𬱖住', [{ start: 2, end: 3 }])
    expect(cut[1], '𬱖 takes two UTF-16 units but is one character').toEqual({ text: '𬱖', marked: true })
  })

  it('may overlap, touch and reach past the end', () => {
    const cut = pieces('母女关系', [
      { start: 3, end: 9 },
      { start: 0, end: 2 },
      { start: 1, end: 3 },
    ])
    expect(cut, 'all four characters are marked, in one piece').toEqual([{ text: '母女关系', marked: true }])
  })

  it('turn into the units a selection is given in', () => {
    expect(selectionOf('𬱖系母女', { start: 1, end: 3 }), 'the first character takes two units').toEqual([2, 4])
  })
})
