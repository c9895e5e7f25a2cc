import { createHash } from 'node:crypto';
import type { Fault, FaultPlan, SeenRequest } from '../../helpers/fault-proxy';

/** What a network does to newsrooms, by name. */
export const faultKinds = [
  'drop-before',
  'drop-after',
  'truncate',
  'duplicate',
  'delay',
  'overtaken',
  'error-500',
  'busy-429',
  'html-200',
  'kill-before',
  'kill-after',
] as const;
export type FaultKind = (typeof faultKinds)[number];

interface FaultParts {
  /** Names the moment: what is decided in it depends on nothing that came before. */
  readonly moment: () => string;
  /** One request in so many goes wrong. */
  readonly oneIn: number;
  readonly note: (what: string) => void;
  /** Somebody else does something while a request is on its way. */
  readonly meanwhile: () => Promise<unknown>;
  /** The process dies and starts again. */
  readonly kill: () => void;
}

/** A moment's later questions of one kind are let pass: how many there are depends on WordPress's clock. */
function mostOfAKind(method: string): number {
  return method === 'POST' ? 3 : 1;
}

/**
 * Decides what happens to each request of a machine, by the moment and the request alone: told again, a schedule meets
 * the same faults, even where the clock adds a question. What is asked of revisions depends on the clock altogether.
 */
export function faultPlan(parts: FaultParts): FaultPlan {
  const asked = new Map<string, number>();
  return (request) => {
    const route = routeOf(request);
    const name = `${parts.moment()} ${request.method} ${route}`;
    const times = (asked.get(name) ?? 0) + 1;
    asked.set(name, times);
    if (times > mostOfAKind(request.method) || route.endsWith('/revisions')) return { kind: 'pass' };
    const dice = createHash('sha256').update(`${name} ${times}`).digest();
    if (dice.readUInt32BE(0) % parts.oneIn !== 0) return { kind: 'pass' };
    const kind = faultKinds[dice.readUInt32BE(4) % faultKinds.length] ?? 'delay';
    parts.note(`${kind}: ${request.method} ${route}`);
    return faultOf(kind, parts);
  };
}

function faultOf(kind: FaultKind, { meanwhile, kill }: FaultParts): Fault {
  switch (kind) {
    case 'drop-before':
    case 'drop-after':
    case 'truncate':
    case 'duplicate':
      return { kind };
    case 'delay':
      return { kind, ms: 20 };
    case 'overtaken':
      return { kind, by: meanwhile };
    case 'error-500':
      return { kind: 'answer', status: 500, body: '{"code":"broken","message":"A plugin failed."}' };
    case 'busy-429':
      return { kind: 'answer', status: 429, body: '{"code":"busy","message":"Later."}' };
    case 'html-200':
      return { kind: 'answer', status: 200, body: '<html><body>Verify that you are human</body></html>' };
    case 'kill-before':
      kill();
      return { kind: 'drop-before' };
    case 'kill-after':
      kill();
      return { kind: 'drop-after' };
  }
}

/** A request's route with numbers taken out: they differ from run to run. */
function routeOf({ path }: SeenRequest): string {
  return path
    .replace(/^\/wp-json/, '')
    .replace(/\?.*$/, '')
    .replace(/\d+/g, 'N');
}
