import type { Handlers } from '../../shared/ipc/bridge';
import { unwired } from './context';
import type { HandlerContext } from './context';

type AuditChannel = Extract<keyof Handlers, `audit:${string}`>;

export function auditHandlers(_context: HandlerContext): Pick<Handlers, AuditChannel> {
  return {
    'audit:export': unwired,
  };
}
