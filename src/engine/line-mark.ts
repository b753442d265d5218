// A line as the place where a condition holds, whose evidence is only worked out where it is looked at.
import type { Evidence } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';
import type { Facts } from './facts.ts';
import type { LineTest } from './line-test.ts';
import type { Mark } from './outcome.ts';
import type { TextSpan } from './text-span.ts';

/** A class for its getters: most marks of most conditions are never cited, only counted. */
class LineMark implements Mark {
  readonly line: number;
  private readonly facts: Facts;
  private readonly test: LineTest;
  private cited: readonly Evidence[] | null = null;

  constructor(facts: Facts, test: LineTest, line: number) {
    this.facts = facts;
    this.test = test;
    this.line = line;
  }

  get at(): Instant | null {
    return this.facts.lines[this.line]!.message.at;
  }

  get agent(): string | null {
    const { by, agent } = this.facts.lines[this.line]!.message;
    return by === 'agent' ? agent : null;
  }

  get evidence(): readonly Evidence[] {
    this.cited ??= evidenceOf(this.facts, this.test, this.line);
    return this.cited;
  }
}

/** The line with the characters in it that passed the test. Not to be spread: see `markWith`. */
export function markLine(facts: Facts, test: LineTest, line: number): Mark {
  return new LineMark(facts, test, line);
}

/** A class for its getters, as above. */
class CitingMark implements Mark {
  readonly line: number;
  private readonly mark: Mark;
  private readonly cite: () => readonly Evidence[];
  private cited: readonly Evidence[] | null = null;

  constructor(mark: Mark, cite: () => readonly Evidence[]) {
    this.line = mark.line;
    this.mark = mark;
    this.cite = cite;
  }

  get at(): Instant | null {
    return this.mark.at;
  }

  get agent(): string | null {
    return this.mark.agent;
  }

  get evidence(): readonly Evidence[] {
    this.cited ??= this.cite();
    return this.cited;
  }
}

/** The same place with other evidence, worked out where it is looked at. Not to be spread either. */
export function markWith(mark: Mark, cite: () => readonly Evidence[]): Mark {
  return new CitingMark(mark, cite);
}

function evidenceOf(facts: Facts, test: LineTest, line: number): readonly Evidence[] {
  const { id } = facts.lines[line]!.message;
  const spans = test.spans(facts, line);
  if (spans.length === 0) return [{ messageId: id, role: 'wrong' }];
  return spans.map((span) => citation(id, span));
}

function citation(messageId: string, { start, end, note }: TextSpan): Evidence {
  return note === undefined
    ? { messageId, start, end, role: 'wrong' }
    : { messageId, start, end, role: 'wrong', note };
}
