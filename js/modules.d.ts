/** The numbers of textbook/runtime/limits.py. */
declare module '#limits' {
  const limits: Record<
    | 'RUN_SECONDS'
    | 'CHECK_SECONDS'
    | 'ANSWER_MILLISECONDS'
    | 'MEMORY_BYTES'
    | 'OUTPUT_CHARACTERS'
    | 'PLOT_CHARACTERS'
    | 'NAME_CHARACTERS'
    | 'MESSAGE_CHARACTERS'
    | 'TRACEBACK_CHARACTERS'
    | 'VALUE_CHARACTERS'
    | 'LARGE_PLOT_CHARACTERS'
    | 'LASTING_MILLISECONDS'
    | 'FRAME_MILLISECONDS'
    | 'DRAWN_POINTS'
    | 'PLOT_POINTS',
    number
  >;
  export default limits;
}

/** The script of js/python/loader.js. */
declare module '#loader-source' {
  const source: string;
  export default source;
}

declare module '#runtime-manifest' {
  type Rung = import('./python/protocol.js').Rung;
  const manifest: {
    pyodide: string;
    numpy: string;
    /** The page of the sandboxed frame. */
    frame: string;
    files: Record<string, import('./python/files.js').RuntimeFile>;
    rungs: Record<Rung, string[]>;
    /** Those of them that a start can do without. */
    later: Record<Rung, string[]>;
    start: import('./python/protocol.js').Start;
  };
  export default manifest;
}
