/** The generated module; see compile-validator.js. */
declare module '#plot-validator' {
  interface SchemaError {
    /** JSON pointer to the offending value, or to its parent when a key is missing. */
    instancePath: string;
    keyword: string;
    params: { missingProperty?: string };
  }
  export const validate: {
    (value: unknown): boolean;
    errors?: SchemaError[] | null;
  };
  /** Each key of a plot, in the schema's order, with the remedy for a bad value. */
  export const plotKeys: Record<string, string>;
  /** Each key of a line, likewise. */
  export const lineKeys: Record<string, string>;
}
