import type { Handlers } from '../../shared/ipc/bridge';
import { withNewsroomAsync } from './context';
import type { HandlerContext } from './context';

type PresenceChannel = Extract<keyof Handlers, `presence:${string}`>;

export function presenceHandlers(context: HandlerContext): Pick<Handlers, PresenceChannel> {
  return {
    'presence:takeOver': ({ articleId }) =>
      withNewsroomAsync(context, ({ sync }) => sync.presence.takeOver(articleId)),
  };
}
