import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'

import { pixelsFor, usePicture } from './picture'

let made = 0
const revoked: string[] = []
beforeEach(() => {
  made = 0
  revoked.length = 0
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => `blob:${++made}`)
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(url => void revoked.push(url))
})
afterEach(() => void vi.restoreAllMocks())

const bytes = new ArrayBuffer(4)

describe('a picture', () => {
  it('drawn late never covers a newer one', async () => {
    const picture = effectScope().run(() => usePicture())!
    let finishFirst: (value: ArrayBuffer) => void = () => undefined
    const first = picture.draw(
      () =>
        new Promise(resolve => {
          finishFirst = resolve
        }),
    )
    await picture.draw(async () => bytes)
    finishFirst(bytes)
    await first
    expect(picture.url.value, 'the second is the newest').toBe('blob:1')
    expect(made, 'the late one is not even made').toBe(1)
  })

  it('is given back when another takes its place and when the page goes', async () => {
    const scope = effectScope()
    const picture = scope.run(() => usePicture())!
    await picture.draw(async () => bytes)
    await picture.draw(async () => bytes)
    expect(revoked, 'the first').toEqual(['blob:1'])
    scope.stop()
    expect(revoked, 'and the last').toEqual(['blob:1', 'blob:2'])
  })

  it('is as sharp as the screen and never needlessly large', () => {
    expect(pixelsFor(400, 1), 'one to one').toBe(400)
    expect(pixelsFor(400, 2), 'a sharp screen').toBe(800)
    expect(pixelsFor(1200, 3), 'bounded').toBe(1600)
  })
})
