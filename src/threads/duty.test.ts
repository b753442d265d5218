// On duty by roster or service hours, to the millisecond.
import { describe, expect, test } from 'vitest';
import { defaultSetup, type Setup } from '../domain/setup.ts';
import { scriptInstant } from '../testing/script-thread.ts';
import { shippedPolicy } from '../testing/shipped-policies.ts';
import { isOnDuty, onDutyThrough } from './duty.ts';

const at = scriptInstant;
const base = defaultSetup(shippedPolicy('common-tool'));
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const roster: Setup = {
  ...base,
  duty: new Map([
    ['雅', [span('13:00:00', '18:00:00'), span('09:00:00', '13:00:00')]],
    ['敏', []],
  ]),
};
const hours = (fromMinute: number, toMinute: number): Setup => ({
  ...base,
  serviceHours: { fromMinute, toMinute },
});

describe('M12 duty', () => {
  test.each([
    ['roster begins', roster, '雅', '09:00:00.000', true],
    ['before it', roster, '雅', '08:59:59.999', false],
    ['its end is exclusive', roster, '雅', '18:00:00.000', false],
    ['in the last millisecond', roster, '雅', '17:59:59.999', true],
    ['a roster for some says nothing about the others', roster, '杰', '20:00:00', true],
    ['an empty roster is never', roster, '敏', '12:00:00', false],
    ['unknown agent: service hours', roster, null, '08:00:00.000', true],
    ['service hours begin', base, '杰', '07:59:59.999', false],
    ['service hours end', base, '杰', '23:00:00.000', false],
    ['over midnight, evening', hours(22 * 60, 6 * 60), '杰', '23:30:00', true],
    ['over midnight, morning', hours(22 * 60, 6 * 60), '杰', '05:59:59.999', true],
    ['over midnight, day', hours(22 * 60, 6 * 60), '杰', '06:00:00.000', false],
    ['equal means round the clock', hours(0, 0), '杰', '03:00:00', true],
  ])('%s', (_, setup, agent, time, expected) => {
    expect(isOnDuty(setup, agent, at(time))).toBe(expected);
  });

  test.each([
    ['a limit that ends with the duty', roster, '雅', '17:59:40.000', '18:00:00.000', true],
    ['a millisecond after it', roster, '雅', '17:59:40.000', '18:00:00.001', false],
    ['across adjoining spans', roster, '雅', '12:59:50', '13:00:10', true],
    ['off duty at the start', roster, '雅', '08:59:59', '09:00:10', false],
    ['service hours end in between', base, null, '22:59:50', '23:00:10', false],
    ['service hours reach', base, null, '22:59:40', '23:00:00', true],
    [
      'midnight inside night hours',
      hours(22 * 60, 6 * 60),
      null,
      '23:59:50',
      '06-02 00:00:10',
      true,
    ],
    ['round the clock', hours(0, 1440), null, '23:59:50', '06-03 00:00:10', true],
  ])('through: %s', (_, setup, agent, from, to, expected) => {
    expect(onDutyThrough(setup, agent, at(from), at(to))).toBe(expected);
  });
});
