import type { Handlers } from '../../shared/ipc/bridge';
import { unwired } from './context';
import type { HandlerContext } from './context';

type VersionChannel = Extract<keyof Handlers, `version:${string}`>;

export function versionsHandlers(_context: HandlerContext): Pick<Handlers, VersionChannel> {
  return {
    'version:list': unwired,
    'version:read': unwired,
    'version:name': unwired,
    'version:restore': unwired,
    'version:moments': unwired,
  };
}
