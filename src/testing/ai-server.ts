// A real HTTP server on this machine that speaks the chat-completions protocol, and fails as told.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it came. */
export interface AiCall {
  readonly path: string;
  readonly authorization: string | null;
  readonly raw: string;
  /** Contents of all messages, one after another. */
  readonly said: string;
}

export type AiReply =
  | { readonly kind: 'says'; readonly content: string; readonly use?: readonly [number, number] }
  /** As server-sent events; `cut`: the connection ends in the middle. */
  | { readonly kind: 'streams'; readonly content: string; readonly cut?: boolean }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** Ends the connection: before a byte, in the middle of the body, or never. */
  | { readonly kind: 'resets' }
  | { readonly kind: 'half' }
  | { readonly kind: 'hangs' };

export interface AiServer {
  /** To be used as base URL. */
  readonly url: string;
  readonly calls: readonly AiCall[];
  /** Most requests that were open at once. */
  readonly openMost: () => number;
  close(): Promise<void>;
}

export interface AiServerOptions {
  /** Answers nobody before this many requests have been open at once; 1 if left out. */
  readonly together?: number;
}

/** `reply` is asked for each request, with its number from 0. */
export async function startAiServer(
  reply: (call: AiCall, index: number) => AiReply,
  { together = 1 }: AiServerOptions = {},
): Promise<AiServer> {
  let held: (() => void)[] = [];
  const calls: AiCall[] = [];
  let open = 0;
  let most = 0;
  const server: Server = createServer((request, response) => {
    open++;
    most = Math.max(most, open);
    response.on('close', () => open--);
    void readCall(request).then((call) => {
      calls.push(call);
      const index = calls.length - 1;
      held.push(() => answer(response, reply(call, index)));
      if (most < together) return;
      const ready = held;
      held = [];
      for (const send of ready) send();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    calls,
    openMost: () => most,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function readCall(request: IncomingMessage): Promise<AiCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks).toString('utf8');
  const { messages } = JSON.parse(raw) as { messages: { content: string }[] };
  return {
    path: request.url ?? '',
    authorization: request.headers.authorization ?? null,
    raw,
    said: messages.map(({ content }) => content).join('\n'),
  };
}

function answer(response: ServerResponse, reply: AiReply): void {
  switch (reply.kind) {
    case 'says':
      sendJson(response, completion(reply.content, reply.use ?? [100, 20]));
      return;
    case 'streams':
      stream(response, reply);
      return;
    case 'status':
      response.writeHead(reply.status, { ...reply.headers }).end(reply.body ?? '');
      return;
    case 'resets':
      response.socket?.resetAndDestroy();
      return;
    case 'half': {
      const body = completion('{"answer": null}', [100, 20]);
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': body.length,
      });
      response.write(body.slice(0, 40), () => response.socket?.destroy());
      return;
    }
    case 'hangs':
      return;
  }
}

function completion(content: string, [promptTokens, completionTokens]: readonly [number, number]) {
  return JSON.stringify({
    id: 'c1',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: promptTokens, completion_tokens: completionTokens },
  });
}

function sendJson(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}

function stream(
  response: ServerResponse,
  { content, cut = false }: Extract<AiReply, { kind: 'streams' }>,
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  const send = (data: object): boolean => response.write(`data: ${JSON.stringify(data)}\n\n`);
  const middle = Math.ceil(content.length / 2);
  send({ choices: [{ delta: { role: 'assistant', content: '' }, finish_reason: null }] });
  send({ choices: [{ delta: { content: content.slice(0, middle) }, finish_reason: null }] });
  if (cut) {
    response.end();
    return;
  }
  send({ choices: [{ delta: { content: content.slice(middle) }, finish_reason: 'stop' }] });
  send({ choices: [], usage: { prompt_tokens: 100, completion_tokens: 20 } });
  response.end('data: [DONE]\n\n');
}
