declare module '#runtime-manifest' {
  const manifest: {
    pyodide: string;
    numpy: string;
    wheel: string;
    files: Record<string, { path: string; size: number; sha256: string }>;
  };
  export default manifest;
}
