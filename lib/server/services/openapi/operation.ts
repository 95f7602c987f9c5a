/** One operation of the description: its request, its answers, its faults. */
import "server-only";
import * as z from "zod";

export type Schema = z.core.$ZodType;
/** The JSON schema of what is sent (`input`) or answered (`output`). */
export const schemaOf = (schema: Schema, io: "input" | "output") => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: "openapi-3.0",
    unrepresentable: "any",
    io,
  });
  return rest;
};
const content = (schema: object) => ({ "application/json": { schema } });
const fault = (description: string) => ({
  description,
  content: content({ $ref: "#/components/schemas/ErrorEnvelope" }),
});
const SCOPE = {
  name: "scope",
  in: "path",
  required: true,
  description: "An organisation's short name, `all`, or `msp`.",
  schema: { type: "string" },
};

const ID = {
  name: "id",
  in: "path",
  required: true,
  description: "The id that the list gives.",
  schema: { type: "string" },
};

export interface Operation {
  summary: string;
  /** Stands below `{id}`. */
  byId?: boolean;
  /** For a role of its own. */
  guarded?: boolean;
  body?: Schema;
  answer?: Schema;
  /** The answer is a file in the format that was asked for. */
  file?: boolean;
  scoped?: boolean;
  open?: boolean;
  /** Parameters beside the scope. */
  more?: readonly object[];
}

const FILES = Object.fromEntries(
  ["text/csv", "application/x-ndjson", "application/json"].map((type) => [
    type,
    { schema: { type: "string", format: "binary" } },
  ]),
);

/** An operation with the faults that it can answer. */
export function operation({
  summary,
  body,
  answer,
  file,
  scoped,
  open,
  byId,
  guarded,
  more = [],
}: Operation) {
  return {
    summary,
    ...(open ? { security: [] } : {}),
    ...(scoped || byId ? { parameters: [byId ? ID : SCOPE, ...more] } : {}),
    ...(body ? { requestBody: { required: true, content: content(schemaOf(body, "input")) } } : {}),
    responses: {
      200: {
        description: "Done",
        ...(answer ? { content: content(schemaOf(answer, "output")) } : {}),
        ...(file ? { content: FILES } : {}),
      },
      ...(body
        ? {
            400: fault("A fault in the request; details name the paths"),
            413: fault("Larger than 256 kB"),
            415: fault("Not JSON"),
          }
        : {}),
      ...(open ? {} : { 401: fault("Not signed in") }),
      ...(scoped
        ? { 403: fault("The role or the key does not allow it"), 404: fault("No such scope, or not for you") }
        : {}),
      ...(guarded ? { 403: fault("Your role does not allow it") } : {}),
      ...(byId
        ? { 404: fault("There is none of that id"), 409: fault("Changed by somebody else meanwhile") }
        : {}),
      429: fault("Too many requests; see Retry-After"),
      default: fault("Any other failure"),
    },
  };
}

/** An operation for administrators. */
export const managed = (summary: string, more: Omit<Operation, "summary"> = {}) =>
  operation({ summary, guarded: true, ...more });

/** A `POST` for whoever is signed in. */
export const post = (summary: string, body: Schema, answer: Schema) => ({
  post: operation({ summary, body, answer }),
});

/** The query of `schema` as parameters. */
export const queryParameters = (schema: Schema) =>
  Object.entries(schemaOf(schema, "input").properties ?? {}).map(([name, rest]) => ({
    name,
    in: "query",
    schema: rest,
  }));
