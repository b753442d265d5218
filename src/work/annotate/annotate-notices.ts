// What a manager is told of a run's AI annotations: how many, at what cost, and what is missing.
import type { Notice } from '../../intake/format.ts';
import { type AnnotateReport, yuanText } from './annotate-tally.ts';

/** None if no model was asked. */
export function annotateNotices(report: AnnotateReport | null): Notice[] {
  if (report === null) return [];
  const notices: Notice[] = [];
  const tell = (code: string, zh: string, en: string): void => {
    notices.push({ file: '', code, words: { zh, en }, count: 1 });
  };
  const { questions, cached, answered, failed, unsure, notAsked, spentYuan, budgetYuan } = report;
  if (report.annotators.length === 0) {
    tell(
      'ai-nothing-to-ask',
      '没有规则用到 AI 标注，设置里也没有点名，所以一句也没有发给模型',
      'no rule reads an AI annotation and the settings name none, so nothing was sent to a model',
    );
    return notices;
  }
  const [spent, budget] = [yuanText(spentYuan), yuanText(budgetYuan)];
  tell(
    'ai-annotated',
    `AI 标注 ${questions} 个问题：新问 ${answered}，以前答过 ${cached}，看不出来 ${unsure}，答非所求 ${failed}；花费 ${spent} 元，预算 ${budget} 元`,
    `${questions} AI questions: ${answered} asked, ${cached} answered before, ${unsure} could not be told, ${failed} without a usable answer; ${spent} of ${budget} yuan spent`,
  );
  const unanswered = Object.values(report.unanswered).reduce((sum, count) => sum + count, 0);
  if (unanswered > 0) {
    tell(
      'ai-unanswered',
      `有 ${unanswered} 个问题模型接口没有答复（${report.lastFailure}），用到它们的规则按“不适用”处理，再跑一次会重新问`,
      `${unanswered} questions got no answer (${report.lastFailure}); rules that read them are n/a, another run asks again`,
    );
  }
  if (report.stopped !== null) {
    const { zh, en } = report.stopped;
    tell(
      'ai-stopped',
      `AI 标注提前停下，${notAsked} 个问题没问：${zh}`,
      `AI annotation stopped early, ${notAsked} questions not asked: ${en}`,
    );
  }
  return notices;
}
