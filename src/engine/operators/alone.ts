// alone: the line is all its side says in that turn.
import { AGENT, BUYER, type Facts } from '../facts.ts';
import type { Operator } from '../operator.ts';

export const alone: Operator = {
  name: 'alone',
  doc: {
    zh: '这一方这一轮里只说了这一句（图片、卡片也算一句）；这一轮可能还没说完时不适用',
    en: 'The only line of its side in that turn (pictures and cards are lines too); n/a while the turn may go on',
  },
  example: 'line: { by: agent, bareAnswer: true, alone: true }',
  bare: 'is',
  compileTest: (args) => {
    const wanted = args.flag('is') ?? true;
    return {
      naReason: 'not-yet',
      test: (facts, line) => {
        const turn = turnOf(facts, line);
        if (turn.lines > 1) return wanted ? 'miss' : 'hit';
        if (turn.open && isOpen(facts)) return 'na';
        return wanted ? 'hit' : 'miss';
      },
    };
  },
};

interface Turn {
  /** Lines of the side in the turn. */
  readonly lines: number;
  /** Nothing of the other side follows it yet. */
  readonly open: boolean;
}

function turnOf(facts: Facts, line: number): Turn {
  const { sides } = facts;
  const own = sides[line];
  const other = own === BUYER ? AGENT : BUYER;
  let lines = 1;
  for (let i = line - 1; i >= 0 && sides[i] !== other; i--) if (sides[i] === own) lines += 1;
  for (let i = line + 1; i < sides.length; i++) {
    if (sides[i] === other) return { lines, open: false };
    if (sides[i] === own) lines += 1;
  }
  return { lines, open: true };
}

function isOpen({ endsAfter, stage }: Facts): boolean {
  return endsAfter !== null && !stage.scene.clock.isPast(endsAfter);
}
