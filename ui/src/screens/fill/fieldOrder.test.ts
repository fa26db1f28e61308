import { describe, expect, it } from 'vitest'

import { field, fields } from '../../testing/samples'
import { fieldAfter, firstMissing, groupFields, subjectName, takenOver } from './fieldOrder'

describe('the order of the form', () => {
  it('begins with who asks, whatever order the catalog has', () => {
    expect(
      groupFields(fields).map(group => group.title),
      'an empty group has no heading',
    ).toEqual(['谁要、办什么', '是谁', '什么事实'])
    expect(firstMissing(fields, {})?.key, 'without a unit the form should not start').toBe('asking_unit')
  })

  it('leads Enter from group to group and ends after the last field', () => {
    expect(fieldAfter(fields, 'asking_unit')?.key, 'into the next group').toBe('applicant_name')
    expect(fieldAfter(fields, 'note'), 'nothing after the last').toBeNull()
  })

  it('takes blanks for empty and leaves what may stay empty', () => {
    const values = { asking_unit: '学校', applicant_name: '  ', live_from: '2019-03-01' }
    expect(firstMissing(fields, values)?.key, 'a name of spaces is no name').toBe('applicant_name')
    expect(firstMissing(fields, { ...values, applicant_name: '张某' }), 'the note may stay empty').toBeNull()
  })

  it('offers known people at the first name of the person’s group only', () => {
    const two = [field('verify_person', { kind: 'name', group: 'verification' }), ...fields]
    expect(subjectName(two)?.key, 'who verified is not whom it is about').toBe('applicant_name')
  })

  it('takes a known person over without touching what was typed about anything else', () => {
    const taken = { applicant_name: '张某某', asking_unit: '某学校', live_from: '2019-03-01', gone: 'x' }
    const changes = takenOver(fields, { asking_unit: '某银行', applicant_name: '张' }, taken)
    expect(changes, 'the person is replaced, the unit stays, unknown keys are dropped').toEqual({
      applicant_name: '张某某',
      live_from: '2019-03-01',
    })
  })
})
