declare module '#runtime-manifest' {
  type Rung = import('./python/protocol.js').Rung;
  const manifest: {
    pyodide: string;
    numpy: string;
    files: Record<string, import('./python/files.js').RuntimeFile>;
    rungs: Record<Rung, string[]>;
    start: import('./python/protocol.js').Start;
  };
  export default manifest;
}
