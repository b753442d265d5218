// Where a model is asked, at what price and within which limits: one file and the environment → settings.
import { parse } from 'yaml';
import { z } from 'zod';
import { parseDuration } from '../../engine/option-value.ts';
import type { Words } from '../../intake/format.ts';

export interface AiSettings {
  /** Without a slash at the end; `/chat/completions` is added to it. */
  readonly baseUrl: string;
  /** null: the endpoint wants none. Never written anywhere. */
  readonly key: string | null;
  readonly model: string;
  /** Most that one run may cost. Money is in nano-yuan: a price per million tokens × 1000, each token. */
  readonly budgetNano: number;
  readonly inputNano: number;
  readonly outputNano: number;
  readonly concurrency: number;
  readonly timeoutMs: number;
  /** Tries after the first. */
  readonly retries: number;
  /** First pause before a retry; doubled each time. */
  readonly backoffMs: number;
  readonly outputTokensMax: number;
  /** Ask for `response_format: json_object`; some endpoints do not know it. */
  readonly jsonMode: boolean;
  readonly stream: boolean;
  /** Annotators to ask; null: those the rules read. */
  readonly annotations: readonly string[] | null;
  /** Folder of a shop's own annotators, beside the shipped ones; relative to the working directory. */
  readonly folder: string | null;
  /** Ask again where an earlier run got no usable answer. */
  readonly retryFailed: boolean;
  /** Of the jitter between retries. */
  readonly seed: number;
}

export const NANO_A_YUAN = 1_000_000_000;

/** Environment variables that may stand in for the file's lines, and the only place for the key. */
export interface AiEnvironment {
  readonly KEJING_AI_BASE_URL?: string | undefined;
  readonly KEJING_AI_KEY?: string | undefined;
  readonly KEJING_AI_MODEL?: string | undefined;
}

const Yuan = z.number().min(0).max(1_000_000);
const Duration = z
  .string()
  .transform((text) => parseDuration(text))
  .pipe(
    z.number('要写带单位的时长，如 60s · a duration with its unit, e.g. 60s').min(1).max(3_600_000),
  );

const AiFile = z.strictObject({
  baseUrl: z.string().trim().optional(),
  model: z.string().trim().min(1).optional(),
  budget: Yuan,
  prices: z.strictObject({ input: Yuan, output: Yuan }),
  concurrency: z.number().int().min(1).max(64).default(4),
  timeout: Duration.prefault('60s'),
  retries: z.number().int().min(0).max(10).default(4),
  backoff: Duration.prefault('500ms'),
  maxTokens: z.number().int().min(50).max(100_000).default(400),
  jsonMode: z.boolean().default(true),
  stream: z.boolean().default(false),
  annotations: z.array(z.string()).nullable().default(null),
  folder: z.string().nullable().default(null),
  retryFailed: z.boolean().default(false),
  seed: z.number().int().default(1),
});

export interface ParsedAiSettings {
  /** null: there are problems. */
  readonly settings: AiSettings | null;
  readonly problems: readonly Words[];
}

/** YAML or JSON text; the environment wins over the file. All problems at once. */
export function parseAiSettings(text: string, env: AiEnvironment): ParsedAiSettings {
  let raw: unknown;
  try {
    raw = parse(text);
  } catch {
    return refuse({
      zh: '不是有效的 YAML 或 JSON，请检查缩进和冒号',
      en: 'it is not valid YAML or JSON; check indentation and colons',
    });
  }
  if (typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'key')) {
    return refuse({
      zh: '密钥不要写在文件里，请放进环境变量 KEJING_AI_KEY，并删掉 key 这一行',
      en: 'keep the key out of the file: put it into the environment as KEJING_AI_KEY and remove the line',
    });
  }
  const read = AiFile.safeParse(raw);
  if (!read.success) {
    return refuse(
      ...read.error.issues.map(({ path, message }) => ({
        zh: `“${path.join('.') || '整个文件'}”写得不对：${message}；写法见 docs/how-to/use-an-ai-model.md`,
        en: `"${path.join('.') || 'the file'}" is not right: ${message}; see docs/how-to/use-an-ai-model.md`,
      })),
    );
  }
  const file = read.data;
  const baseUrl = (env.KEJING_AI_BASE_URL || file.baseUrl || '').replace(/\/+$/, '');
  const model = env.KEJING_AI_MODEL || file.model || '';
  const problems = [...urlProblems(baseUrl), ...modelProblems(model)];
  if (problems.length > 0) return refuse(...problems);
  const { concurrency, retries, jsonMode, stream, annotations, folder, retryFailed, seed } = file;
  const settings: AiSettings = {
    baseUrl,
    key: env.KEJING_AI_KEY || null,
    model,
    budgetNano: Math.round(file.budget * NANO_A_YUAN),
    inputNano: Math.round(file.prices.input * 1000),
    outputNano: Math.round(file.prices.output * 1000),
    timeoutMs: file.timeout,
    backoffMs: file.backoff,
    outputTokensMax: file.maxTokens,
    ...{ concurrency, retries, jsonMode, stream, annotations, folder, retryFailed, seed },
  };
  return { settings, problems: [] };
}

function refuse(...problems: readonly Words[]): ParsedAiSettings {
  return { settings: null, problems };
}

function urlProblems(baseUrl: string): readonly Words[] {
  if (baseUrl === '') {
    return [
      {
        zh: '没写把会话发到哪里：请写 baseUrl，或设置环境变量 KEJING_AI_BASE_URL',
        en: 'it does not say where to send to: write baseUrl, or set KEJING_AI_BASE_URL',
      },
    ];
  }
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.username === '') {
    return [];
  }
  return [
    {
      zh: `baseUrl“${baseUrl}”不是接口地址，应像 https://api.example.com/v1`,
      en: `baseUrl "${baseUrl}" is no endpoint; write one like https://api.example.com/v1`,
    },
  ];
}

function modelProblems(model: string): readonly Words[] {
  if (model !== '') return [];
  return [
    {
      zh: '没写用哪个模型：请写 model，或设置环境变量 KEJING_AI_MODEL',
      en: 'it does not name a model: write model, or set KEJING_AI_MODEL',
    },
  ];
}
