import { type NetConnectOpts, Socket } from 'node:net';

export interface WatchedConnections {
  /** host:port of each connection that was begun. */
  readonly begun: ReadonlySet<string>;
  stop(): void;
}

/** Notes to where this process opens connections. */
export function watchConnections(): WatchedConnections {
  const begun = new Set<string>();
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    begun.add(addressIn(args));
    return Reflect.apply(connect, this, args) as Socket;
  } as typeof connect;
  const stop = () => {
    Socket.prototype.connect = connect;
  };
  return { begun, stop };
}

/** `net.connect` hands its arguments on as one list; a socket may be given them one by one. */
function addressIn(args: readonly unknown[]): string {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as readonly unknown[]) : args;
  if (typeof first !== 'object' || first === null) return `${second ?? 'localhost'}:${first}`;
  const options = first as NetConnectOpts;
  return 'path' in options && options.path
    ? options.path
    : `${'host' in options ? options.host : ''}:${'port' in options ? options.port : ''}`;
}
