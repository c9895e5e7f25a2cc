import type { Result } from '../errors/app-error';
import type { Channel, EventName } from './channels';
import type { Request } from './requests';
import type { Events, Responses } from './responses';

/** What the preload script puts on `window.stet`: one named function per channel, one subscription per event. */
export type Bridge = {
  readonly [Name in Channel]: (request: Request<Name>) => Promise<Result<Responses[Name]>>;
} & {
  /** Calls back on each such event until the returned function is called. */
  readonly on: <Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void) => () => void;
};

/** Answers a channel in main; `windowId` is the sender's, already checked. */
export type Handler<Name extends Channel> = (
  request: Request<Name>,
  sender: { readonly windowId: number },
) => Promise<Result<Responses[Name]>> | Result<Responses[Name]>;
export type Handlers = { readonly [Name in Channel]: Handler<Name> };
