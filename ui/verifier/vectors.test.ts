/** The page answers as the desk does: `tests/golden/verifier.json` holds codes, lists and what the desk says to them. */
import { describe, expect, it } from 'vitest'

import { fromBase64, hex, ascii } from './bytes'
import { openBundle, openWhenever } from './bundle'
import { checkTyped } from './check'
import { isOfHall, readFileSignature } from './fileSignature'
import { ToBeCompared, begin, keep, take, written } from './inForce'
import type { Keeper } from './inForce'
import { Refusal } from './refusal'
import { fingerprint, hasSigned, publicKey } from './suite'
import { hasSm2Signed, isSm2Key } from './sm2'
import { sm3 } from './sm3'
import kept from '../../tests/golden/verifier.json'

const NOON = Date.parse('2026-11-23T14:36:00+08:00')
const files: Record<string, string> = kept.bundles
const list = (name: string | null) => (name ? openWhenever(fromBase64(files[name] ?? '')) : null)

function answered(typed: string, name: string | null, now: number): object {
  try {
    return { verdict: checkTyped(typed, list(name), now) }
  } catch (fault) {
    if (fault instanceof Refusal) return { problem: { message: fault.message, hint: fault.hint } }
    throw fault
  }
}

function told(run: () => unknown): string | null {
  try {
    run()
    return null
  } catch (fault) {
    if (fault instanceof Refusal) return fault.message
    throw fault
  }
}

function bytes(digits: string): Uint8Array {
  const plain = digits.replace(/\s/g, '')
  return Uint8Array.from(plain.match(/../g) ?? [], two => Number.parseInt(two, 16))
}

describe('codes', () => {
  it.each(kept.codes.map(one => [`${one.what} (${one.list ?? 'no list'})`, one] as const))('%s', (_, one) => {
    expect(answered(one.typed, one.list, Date.parse(one.now)), 'word for word what the desk says').toEqual(one.answer)
  })

  it('are never accepted when anything was changed', () => {
    for (const { typed, list: name, outcome } of kept.changed) {
      const said = answered(typed, name, NOON) as { verdict?: { outcome: string } }
      expect(said.verdict?.outcome ?? null, typed).toBe(outcome)
    }
  })
})

describe('lists', () => {
  const inForce = list('sm2')

  it.each(kept.lists.map(one => [one.what, one] as const))('%s', (_, one) => {
    const answer = told(() => take(fromBase64(one.file), inForce, null, Date.parse(one.now)))
    expect(answer, 'refused as the desk refuses').toBe(one.told)
  })

  it('are noticed when one bit was flipped', () => {
    const file = fromBase64(files.sm2 ?? '')
    for (let bit = 0; bit < 8 * file.length; bit += 7) {
      const flipped = file.slice()
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(told(() => openBundle(flipped, NOON)), `bit ${bit}`).not.toBeNull()
    }
  })

  it('of a county nobody compared yet are taken only with its fingerprint', () => {
    const file = fromBase64(files.sm2 ?? '')
    expect(() => take(file, null, null, NOON), 'first it is asked for').toThrow(ToBeCompared)
    expect(told(() => take(file, null, '0000 0000 0000 0000', NOON)), 'a wrong one').toContain('对不上')
    const typed = kept.fingerprint.toUpperCase().replaceAll(' ', '　')
    expect(take(file, null, typed, NOON).version, 'as somebody types it').toBe(5)
  })

  it('that were opened once are in force at the next visit, unless the page has a newer one', () => {
    const shelf = new Map<string, string>()
    const keeper: Keeper = { getItem: name => shelf.get(name) ?? null, setItem: (name, text) => void shelf.set(name, text) }
    const own = written(` ${files.sm2} `)
    const next = take(fromBase64(kept.lists[0]?.file ?? ''), own, null, NOON)
    expect(begin(own, keeper)?.version, 'nothing was kept yet').toBe(5)
    expect(keep(next, keeper), 'the browser keeps it').toBe(true)
    expect(begin(own, keeper)?.version, 'the newer one').toBe(6)
    expect(begin(next, keeper)?.version, 'a page with the same one').toBe(6)
    expect(begin(null, keeper), 'a page without a list trusts nothing that lies about').toBeNull()
    const stranger = kept.lists.find(one => one.what === 'of another county')
    shelf.set('shouzhang.trust', stranger?.file ?? '')
    expect(begin(own, keeper)?.version, 'another county’s does not take its place').toBe(5)
    shelf.set('shouzhang.trust', 'AAAA')
    expect(begin(own, keeper)?.version, 'nor does rubbish').toBe(5)
    expect(keep(next, { ...keeper, setItem: () => { throw new Error('full') } }), 'and it is said when it is full').toBe(false)
  })

  it('are named by a fingerprint one can read out', () => {
    expect(inForce && fingerprint(inForce.countyKey)).toBe(kept.fingerprint)
  })
})

describe('the signature of a file', () => {
  for (const file of kept.files) {
    const suite = file.suite === 'sm2' ? 'sm2' : 'ed25519'
    const [contents, digest] = [fromBase64(file.contents), fromBase64(file.digest)]
    const hall = publicKey(suite, fromBase64(file.key))
    const stranger = list(suite)?.halls[0]?.keys[1]?.public
    const isGood = (changed: Uint8Array): boolean => {
      const signature = readFileSignature(changed, digest)
      return signature !== null && hall !== null && isOfHall(signature, hall)
    }

    it(`fits its file and its hall alone (${suite})`, () => {
      const signature = readFileSignature(contents, digest)
      expect(isGood(contents), 'by the hall’s word').toBe(true)
      expect(signature && stranger && isOfHall(signature, stranger), 'no other key’s').toBe(false)
      const other = digest.slice()
      other[0] = (other[0] ?? 0) ^ 1
      expect(readFileSignature(contents, other), 'another file').toBeNull()
      expect(readFileSignature(contents.subarray(0, contents.length - 101), digest), 'cut off').toBeNull()
      expect(readFileSignature(new Uint8Array(2048), digest), 'zeros').toBeNull()
      expect(readFileSignature(new Uint8Array(), digest), 'nothing').toBeNull()
    })

    it(`notices every flipped bit (${suite})`, () => {
      for (let bit = 0; bit < 8 * contents.length; bit += 1) {
        const flipped = contents.slice()
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        if (isGood(flipped)) expect.unreachable(`bit ${bit}`)
      }
    }, 120_000)
  }
})

describe('the standards’ own examples', () => {
  it('SM3: GB/T 32905-2016, A.1 and A.2', () => {
    expect(hex(sm3(ascii('abc')))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(hex(sm3(ascii('abcd'.repeat(16))))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
  })

  it('SM2: GB/T 32918.5-2017, A.2', () => {
    const key = bytes(`04
      09F9DF31 1E5421A1 50DD7D16 1E4BC5C6 72179FAD 1833FC07 6BB08FF3 56F35020
      CCEA490C E26775A5 2DC6EA71 8CC1AA60 0AED05FB F35E084A 6632F607 2DA9AD13`)
    const signature = bytes(`
      F5A03B06 48D2C463 0EEAC513 E1BB81A1 5944DA38 27D5B741 43AC7EAC EEE720B3
      B1B6AA29 DF212FD8 763182BC 0D421CA1 BB9038FD 1F7F42D4 840B69C4 85BBC1AA`)
    expect(isSm2Key(key), 'a point of the curve').toBe(true)
    expect(hasSm2Signed(key, ascii('message digest'), signature), 'the standard’s signature').toBe(true)
    expect(hasSm2Signed(key, ascii('message digesT'), signature), 'of nothing else').toBe(false)
    for (const wrong of [new Uint8Array(64), new Uint8Array(64).fill(255), new Uint8Array(64).fill(1)]) {
      expect(hasSm2Signed(key, ascii('message digest'), wrong), 'no empty one, none out of range').toBe(false)
    }
    const off = key.slice()
    off[64] = (off[64] ?? 0) ^ 1
    expect(isSm2Key(off), 'off the curve').toBe(false)
    expect(isSm2Key(key.subarray(0, 64)), 'cut off').toBe(false)
  })

  it('Ed25519: RFC 8032, 7.1', () => {
    const key = publicKey('ed25519', bytes('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'))
    const signature = bytes(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    )
    expect(key && hasSigned(key, Uint8Array.of(0x72), signature), 'the RFC’s signature').toBe(true)
    expect(key && hasSigned(key, Uint8Array.of(0x73), signature), 'of nothing else').toBe(false)
    const weak = bytes('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa')
    expect(publicKey('ed25519', weak), 'a point of order 8 is nobody’s key').toBeNull()
    expect(publicKey('ed25519', new Uint8Array(31)), 'nor are 31 bytes').toBeNull()
  })
})
