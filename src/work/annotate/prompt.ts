// What is sent to the model: the annotator's prompt around the transcript, and the second try.
import type { Annotator, AnswerShape } from './annotator.ts';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

const SYSTEM = '你是网店客服质检员，按给定的口径看会话。只输出一个 JSON 对象，不要写别的。';

/** The request for one conversation. */
export function assemblePrompt(annotator: Annotator, transcript: string): readonly ChatMessage[] {
  const parts: Readonly<Record<string, string>> = {
    '{question}': annotator.question,
    '{answer}': describeAnswer(annotator.answer),
    '{transcript}': transcript,
  };
  // In one go: what a buyer wrote may itself hold `{answer}`.
  const content = annotator.prompt.replace(
    /\{(?:question|answer|transcript)\}/g,
    (place) => parts[place] ?? place,
  );
  return [
    { role: 'system', content: SYSTEM },
    { role: 'user', content },
  ];
}

/** The same request with what was wrong about the first answer. */
export function assembleRepair(
  prompt: readonly ChatMessage[],
  answer: string,
  fault: string,
): readonly ChatMessage[] {
  return [
    ...prompt,
    { role: 'assistant', content: answer.slice(0, 2000) },
    { role: 'user', content: `上面的回答不能用：${fault}。请只输出一个符合要求的 JSON 对象。` },
  ];
}

function describeAnswer(shape: AnswerShape): string {
  const { form, meanings } = formOf(shape);
  return [
    `用 JSON 回答：{"answer": ${form}, "lines": [最能说明答案的行号，最多 5 个], "because": "一句话理由"}`,
    ...meanings.map((meaning) => `- ${meaning}`),
    '- null：看不出来',
  ].join('\n');
}

function formOf(shape: AnswerShape): { form: string; meanings: readonly string[] } {
  if (shape.type === 'enum') {
    const names = Object.keys(shape.values);
    return {
      form: [...names.map((name) => `"${name}"`), 'null'].join(' 或 '),
      meanings: Object.entries(shape.values).map(([name, meaning]) => `"${name}"：${meaning}`),
    };
  }
  if (shape.type === 'boolean') {
    return {
      form: 'true 或 false 或 null',
      meanings: [`true：${shape.yes}`, `false：${shape.no}`],
    };
  }
  const { min, max, meaning } = shape;
  return { form: `${min} 到 ${max} 的数或 null`, meanings: [`${min} 到 ${max}：${meaning}`] };
}
