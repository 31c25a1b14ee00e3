// The value of a field is a function of its position in the response, written here and again in C# (Resolvers.cs). So both sides need no common data,
// and responses are as deep as the query. A source is {key, type}; each decision depends on a hash of the seed, the key, the field and its arguments.
import * as graphql from "graphql";

const hash = (text) => {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619) >>> 0;
  // Spreads the last characters to all bits.
  h = Math.imul(h ^ (h >>> 15), 2246822519) >>> 0;
  return (h ^ (h >>> 13)) >>> 0;
};
const mix = (h, i) => hash(`${h}/${i}`);

// Writes numbers by their bits, since JavaScript and C# format them differently.
const canonical = (value) => {
  if (value === null || value === undefined) return "null";
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setFloat64(0, value === 0 ? 0 : value); // an Int has no negative zero
    return `n${bytes.getBigUint64(0).toString(16)}`;
  }
  if (typeof value === "string") return `s${value.length}:${value}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  return `{${Object.entries(value)
    .map(([name, field]) => `${name}:${canonical(field)}`)
    .join()}}`;
};

export const resolveField = (source, args, context, info) => {
  const order = info.operation.operation === "mutation" && info.path.prev === undefined ? `#${context.mutations++}` : "";
  const given = canonical(args);
  const h = hash(`${context.seed}|${source.key}|${info.parentType.name}.${info.fieldName}|${given}${order}`);
  if (h % 100 < 4) throw new Error("refused");
  return valueOf(info.returnType, h, info.schema, given === "{}" ? null : given);
};

/** Returns a stream of up to three events, each the source of the root field; throws in a tenth of the cases. */
export const subscribeField = (source, args, context, info) => {
  const h = hash(`${context.seed}|events of ${info.fieldName}|${canonical(args)}`);
  if (h % 100 < 10) throw new Error("no events");
  return (async function* () {
    for (let i = 0; i < (h >>> 8) % 4; i++) yield { key: `e${h}/${i}` };
  })();
};

export const resolveType = (value) => value.type;

const valueOf = (type, h, schema, given) => {
  if (graphql.isNonNullType(type)) return h % 41 === 0 ? null : valueOf(type.ofType, mix(h, "!"), schema, given);
  const chance = h % 97;
  if (chance < 6) return null;
  const isBad = chance === 6 || chance === 7;
  if (graphql.isListType(type)) {
    if (isBad) return 7;
    return Array.from({ length: (h >>> 8) % 4 }, (_, i) => valueOf(type.ofType, mix(h, i), schema, given));
  }
  const n = h >>> 8;
  if (graphql.isEnumType(type)) {
    const values = type.getValues();
    return isBad ? "NO_SUCH_VALUE" : values[n % values.length].name;
  }
  if (graphql.isScalarType(type)) {
    switch (type.name) {
      case "Int":
        return isBad ? [`not a number`, 2147483648, 1.5][n % 3] : n % 3 === 0 ? -(n % 1000) : n;
      case "Float":
        return isBad ? "not a number" : n % 2 === 0 ? n / 8 : n;
      case "Boolean":
        return isBad ? "not a boolean" : n % 2 === 0;
      case "String":
        return isBad ? { no: "string" } : given === null ? `text "${n}" é\n` : given;
      case "ID":
        return isBad ? 1.5 : n % 2 === 0 ? `id${n}` : n;
      default:
        return [n, `custom ${n}`, { n, list: [true, null] }, [n, "x"]][n % 4];
    }
  }
  const key = `k${h}`;
  if (graphql.isObjectType(type)) return { key, type: type.name };
  if (isBad) return { key, type: n % 2 === 0 ? "NoSuchType" : "Query" };
  const possible = schema.getPossibleTypes(type);
  return { key, type: possible[n % possible.length].name };
};
