// How long the network is waited for, in milliseconds: in one place, so that tests can wait less.

export const patience = {
  /** Without a byte of a transfer: it counts as dead. However long it takes, it lives while bytes come. */
  stall: 20_000,
  /** For the page of the frame, which is a few hundred bytes. */
  frame: 20_000,
  /** For that page to speak, once the browser has loaded what came in its place. */
  mute: 3_000,
  /** For a module that is loaded when it is wanted, until the reader is told. */
  module: 20_000,
};
