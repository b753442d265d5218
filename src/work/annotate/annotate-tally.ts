// Counts what came of a run's questions, and decides when asking on is pointless.
import type { Words } from '../../intake/format.ts';
import { NANO_A_YUAN } from './ai-settings.ts';
import type { Annotator } from './annotator.ts';
import type { AnswerRecord } from './answer-cache.ts';
import type { Asked } from './ask-model.ts';
import type { Purse } from './purse.ts';

export interface AnnotateReport {
  readonly annotators: readonly string[];
  /** questions = cached + answered + unanswered + notAsked. */
  readonly questions: number;
  readonly cached: number;
  /** Answered in this run, usable or not. */
  readonly answered: number;
  /** Of cached and answered: the model could not tell; it wrote nothing usable. */
  readonly unsure: number;
  readonly failed: number;
  /** No answer after all retries, or refused: reason → how often. */
  readonly unanswered: Readonly<Record<string, number>>;
  readonly notAsked: number;
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Never more than the budget; tries that may have been charged for count in full. */
  readonly spentYuan: number;
  readonly budgetYuan: number;
  /** Why no more was asked; null: everything was. */
  readonly stopped: Words | null;
  /** What the endpoint last said against a request; null: nothing. */
  readonly lastFailure: string | null;
}

/** As many in a row without one answer between: the endpoint is down, or refuses all we send. */
const FAILURES_IN_A_ROW_MAX = 5;

/** A live resource: counters of one run. */
export class AnnotateTally {
  readonly #annotators: readonly Annotator[];
  readonly #purse: Purse;
  readonly #unanswered = new Map<string, number>();
  #cached = 0;
  #answered = 0;
  #unsure = 0;
  #failed = 0;
  #notAsked = 0;
  #calls = 0;
  #promptTokens = 0;
  #completionTokens = 0;
  #failuresInARow = 0;
  #stopped: Words | null = null;
  #lastFailure: string | null = null;

  constructor(annotators: readonly Annotator[], purse: Purse) {
    this.#annotators = annotators;
    this.#purse = purse;
  }

  get stopped(): boolean {
    return this.#stopped !== null;
  }

  get questions(): number {
    let unanswered = 0;
    for (const count of this.#unanswered.values()) unanswered += count;
    return this.#cached + this.#answered + unanswered + this.#notAsked;
  }

  remembered(record: AnswerRecord): AnswerRecord {
    this.#cached++;
    this.#countNone(record);
    return record;
  }

  leftOut(): null {
    this.#notAsked++;
    return null;
  }

  /** `shared`: the same words were already being asked about; only the first asking cost anything. */
  asked(asked: Asked, shared: boolean): AnswerRecord | null {
    if (asked.kind === 'answered') return this.#keep(asked.record, shared);
    if (asked.kind === 'over-budget') {
      this.#stopped ??= overBudget(this.#purse);
      return this.leftOut();
    }
    const reason = asked.kind === 'gave-up' ? asked.reason : `http-${asked.status}`;
    this.#unanswered.set(reason, (this.#unanswered.get(reason) ?? 0) + 1);
    this.#lastFailure = asked.detail;
    this.#failuresInARow++;
    if (asked.kind === 'refused' && asked.all) this.#stopped ??= refused(asked.detail);
    else if (this.#failuresInARow >= FAILURES_IN_A_ROW_MAX) this.#stopped ??= down(asked.detail);
    return null;
  }

  report(): AnnotateReport {
    return {
      annotators: this.#annotators.map(({ id }) => id),
      questions: this.questions,
      cached: this.#cached,
      answered: this.#answered,
      unsure: this.#unsure,
      failed: this.#failed,
      unanswered: Object.fromEntries([...this.#unanswered].sort()),
      notAsked: this.#notAsked,
      calls: this.#calls,
      promptTokens: this.#promptTokens,
      completionTokens: this.#completionTokens,
      spentYuan: this.#purse.spentNano / NANO_A_YUAN,
      budgetYuan: this.#purse.budgetNano / NANO_A_YUAN,
      stopped: this.#stopped,
      lastFailure: this.#lastFailure,
    };
  }

  #keep(record: AnswerRecord, shared: boolean): AnswerRecord {
    this.#failuresInARow = 0;
    if (shared) return this.remembered(record);
    this.#answered++;
    this.#countNone(record);
    this.#calls += record.calls;
    this.#promptTokens += record.promptTokens;
    this.#completionTokens += record.completionTokens;
    return record;
  }

  #countNone({ none }: AnswerRecord): void {
    if (none === 'unsure') this.#unsure++;
    if (none === 'failed') this.#failed++;
  }
}

/** Yuan as people read them; small sums keep their digits. */
export function yuanText(yuan: number): string {
  return yuan >= 1 || yuan === 0 ? yuan.toFixed(2) : yuan.toPrecision(2);
}

function overBudget({ spentNano, budgetNano }: Purse): Words {
  const [spent, budget] = [yuanText(spentNano / NANO_A_YUAN), yuanText(budgetNano / NANO_A_YUAN)];
  return {
    zh: `再问一次就可能超出预算 ${budget} 元（已用 ${spent} 元），没有再问；把 budget 调高再跑一次，已有的答案不再花钱`,
    en: `one more call could exceed the budget of ${budget} yuan (${spent} spent), so no more was asked; raise "budget" and run again, answers already there cost nothing`,
  };
}

function refused(detail: string): Words {
  return {
    zh: `模型接口拒绝了请求（${detail}），没有再问；请检查 baseUrl、model 和环境变量 KEJING_AI_KEY`,
    en: `the endpoint refused (${detail}), so no more was asked; check baseUrl, model and KEJING_AI_KEY`,
  };
}

function down(detail: string): Words {
  return {
    zh: `模型接口连续 ${FAILURES_IN_A_ROW_MAX} 次没有给出答复（${detail}），没有再问；等它恢复后再跑一次，已有的答案不再花钱`,
    en: `the endpoint failed ${FAILURES_IN_A_ROW_MAX} times in a row (${detail}), so no more was asked; run again once it is back, answers already there cost nothing`,
  };
}
