import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** A request as the proxy saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** What the site answered to a request, whatever the network then made of it. */
export interface SeenAnswer {
  readonly request: SeenRequest;
  readonly status: number;
  readonly body: Buffer;
}

/** What happens to one request. Everything but these is passed through untouched. */
export type Fault =
  | { readonly kind: 'pass' }
  /** Cut before the server hears of it. */
  | { readonly kind: 'drop-before' }
  /** The server did it; the answer never arrives. */
  | { readonly kind: 'drop-after' }
  /** The answer stops half-way through its body. */
  | { readonly kind: 'truncate' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** Carried on only when something else has happened, as on a slow line. */
  | { readonly kind: 'overtaken'; readonly by: () => Promise<unknown> }
  /** The server is asked twice; the first answer is given. */
  | { readonly kind: 'duplicate' }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body: string;
      readonly headers?: Record<string, string>;
    }
  | { readonly kind: 'strip-authorization' };

export type FaultPlan = (request: SeenRequest, index: number) => Fault;

export interface FaultProxy {
  readonly url: string;
  /** Every request since the start, in order. */
  readonly log: readonly SeenRequest[];
  /** Every answer of the site since the start, in the order in which they came. */
  readonly answers: readonly SeenAnswer[];
  readonly setFault: (plan: FaultPlan | null) => void;
  readonly offline: () => void;
  readonly online: () => void;
  readonly stop: () => Promise<void>;
}

/** Stands on loopback in front of a test site and does to requests what networks do. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const log: SeenRequest[] = [];
  const answers: SeenAnswer[] = [];
  let plan: FaultPlan | null = null;
  let reachable = true;
  const server = createServer((incoming, outgoing) => {
    void readAll(incoming)
      .then(async (body) => {
        const seen = seenRequest(incoming, body);
        if (!reachable) return void incoming.socket.destroy();
        const fault = plan?.(seen, log.length) ?? { kind: 'pass' };
        log.push(seen);
        await carry(seen, fault, { target, own: ownHost(), incoming, outgoing, answers });
      })
      .catch(() => incoming.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  const ownHost = (): string => `127.0.0.1:${address.port}`;
  return {
    url: `http://${ownHost()}`,
    log,
    answers,
    setFault: (next) => {
      plan = next;
    },
    offline: () => {
      reachable = false;
      server.closeAllConnections();
    },
    online: () => {
      reachable = true;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Wires {
  readonly target: string;
  readonly own: string;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly answers: SeenAnswer[];
}

async function carry(seen: SeenRequest, fault: Fault, wires: Wires): Promise<void> {
  const { incoming, outgoing } = wires;
  switch (fault.kind) {
    case 'drop-before':
      incoming.socket.destroy();
      return;
    case 'answer':
      outgoing.writeHead(fault.status, { 'Content-Type': 'application/json', ...fault.headers });
      outgoing.end(fault.body);
      return;
    case 'drop-after':
      await forward(seen, wires);
      incoming.socket.destroy();
      return;
    case 'duplicate': {
      const first = await forward(seen, wires);
      await forward(seen, wires);
      give(first, outgoing);
      return;
    }
    case 'truncate': {
      const answer = await forward(seen, wires);
      outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': String(answer.body.length) });
      outgoing.write(answer.body.subarray(0, Math.floor(answer.body.length / 2)), () =>
        incoming.socket.destroy(),
      );
      return;
    }
    case 'delay':
      await pause(fault.ms);
      give(await forward(seen, wires), outgoing);
      return;
    case 'overtaken':
      await fault.by();
      give(await forward(seen, wires), outgoing);
      return;
    case 'strip-authorization': {
      const { authorization: _stripped, ...headers } = seen.headers;
      give(await forward({ ...seen, headers }, wires), outgoing);
      return;
    }
    case 'pass':
      give(await forward(seen, wires), outgoing);
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly body: Buffer;
}

/** The site is asked under the proxy's own host, so that the addresses it builds lead back through the proxy. */
function forward(seen: SeenRequest, { target, own, answers }: Wires): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const upstream = ask(
      new URL(seen.path, target),
      { method: seen.method, headers: { ...seen.headers, host: own, connection: 'close' } },
      (answer) => {
        void readAll(answer).then((body) => {
          const { 'transfer-encoding': _chunked, connection: _closed, ...headers } = answer.headers;
          const status = answer.statusCode ?? 502;
          answers.push({ request: seen, status, body });
          resolve({ status, headers: definedHeaders(headers), body });
        }, reject);
      },
    );
    upstream.on('error', reject);
    upstream.end(seen.body);
  });
}

function give(answer: Answer, outgoing: ServerResponse): void {
  outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': String(answer.body.length) });
  outgoing.end(answer.body);
}

function definedHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined),
  );
}

function seenRequest(incoming: IncomingMessage, body: Buffer): SeenRequest {
  return { method: incoming.method ?? 'GET', path: incoming.url ?? '/', headers: incoming.headers, body };
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
