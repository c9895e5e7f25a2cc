import type { Handlers } from '../../shared/ipc/bridge';
import { unwired } from './context';
import type { HandlerContext } from './context';

type PresenceChannel = Extract<keyof Handlers, `presence:${string}`>;

export function presenceHandlers(_context: HandlerContext): Pick<Handlers, PresenceChannel> {
  return {
    'presence:takeOver': unwired,
  };
}
