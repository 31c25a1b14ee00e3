// Runs the reference implementation: each line of the input is a request {area, schema, cases}, each line of the output the array of its answers.
// The function named after an area runs one of its cases; the tests do the same with the engine.
import { createInterface } from "node:readline";
import * as graphql from "graphql";
import { resolveField, resolveType, subscribeField } from "./resolvers.mjs";

// The reference uses these two, which Node.js has since version 20. Debian 12 has version 18.
Array.prototype.toSorted ??= function (compare) { return [...this].sort(compare); };
Array.prototype.toReversed ??= function () { return [...this].reverse(); };

const located = (error) => ({
  locations: (error.locations ?? []).map(({ line, column }) => [line, column]),
  ...(error.path ? { path: error.path } : {}),
});
const placed = (errors) => errors.map((error) => located(error).locations);

// The specification demands a selection in each selection set; the reference does so only with this option.
const parse = (text) => graphql.parse(text, { allowEmptySelectionSets: false });

const outcome = (result) => ({
  phase: "data" in result ? "executed" : "request",
  ...("data" in result ? { data: result.data } : {}),
  errors: (result.errors ?? []).map(located),
});

const areas = {
  syntax: (_, text) => {
    try {
      return { printed: graphql.print(parse(text)) };
    } catch (error) {
      return { error: located(error).locations[0] };
    }
  },

  typeSystem: (_, sdl) => {
    let document;
    try {
      document = parse(sdl);
    } catch (error) {
      return { error: located(error).locations[0] };
    }
    try {
      const schema = graphql.buildASTSchema(document);
      return { valid: graphql.validateSchema(schema).length === 0 };
    } catch {
      return { valid: false };
    }
  },

  schema: (schema, query) => ({
    printed: graphql.printSchema(schema),
    introspection: graphql.executeSync({ schema, document: parse(query) }).data,
  }),

  coordinate: (schema, text) => {
    let node;
    try {
      node = graphql.parseSchemaCoordinate(text);
    } catch (error) {
      return `refused ${located(error).locations[0][1]}`;
    }
    try {
      return `${graphql.resolveSchemaCoordinate(schema, text)?.kind ?? "nothing"} ${graphql.print(node)}`;
    } catch {
      return `impossible ${graphql.print(node)}`;
    }
  },

  validation: (schema, { text, rules }) => {
    const document = parse(text);
    const all = graphql.validate(schema, document, graphql.specifiedRules);
    const byRule = {};
    for (const name of rules) byRule[name] = placed(graphql.validate(schema, document, [graphql[name]]));
    return { all: placed(all), byRule };
  },

  execution: async (schema, { text, operationName, variables, seed }) => {
    let document;
    try {
      document = parse(text);
    } catch (error) {
      return { phase: "parse", errors: [located(error)] };
    }
    const faults = graphql.validate(schema, document, graphql.specifiedRules);
    if (faults.length > 0) return { phase: "validation", errors: faults.map(located) };
    const request = {
      schema,
      document,
      operationName,
      variableValues: variables,
      rootValue: { key: "root" },
      contextValue: { seed, mutations: 0 },
      fieldResolver: resolveField,
      typeResolver: resolveType,
      subscribeFieldResolver: subscribeField,
    };
    if (graphql.getOperationAST(document, operationName)?.operation !== "subscription") return outcome(graphql.executeSync(request));
    const stream = await graphql.subscribe(request);
    if (!(Symbol.asyncIterator in stream)) return outcome(stream);
    const events = [];
    for await (const result of stream) events.push(outcome(result));
    return { phase: "subscribed", events };
  },
};

const schemas = new Map();
const schemaOf = (sdl) => {
  if (sdl === null) return null;
  if (!schemas.has(sdl)) schemas.set(sdl, graphql.buildSchema(sdl));
  return schemas.get(sdl);
};

for await (const line of createInterface({ input: process.stdin })) {
  const { area, schema, cases } = JSON.parse(line);
  const answers = [];
  for (const one of cases) {
    try {
      answers.push(await areas[area](schemaOf(schema), one));
    } catch (error) {
      answers.push({ crash: String(error?.stack ?? error) });
    }
  }
  process.stdout.write(`${JSON.stringify(answers)}\n`);
}
