// How long the network is waited for, in milliseconds: in one place, so that tests can wait less.

export const patience = {
  /** Without a byte of a transfer: it counts as dead. However long it takes, it lives while bytes come. */
  stall: 20_000,
  /** For the page of the frame, which is at hand, to speak. */
  frame: 20_000,
  /** For a module that is loaded when it is wanted, until the reader is told. */
  module: 20_000,
};
