// Sends one query with a real client that persists its queries. It sends the query once to each server whose address it reads from the standard input, as if
// one server had been restarted at another address. For each it prints a line of JSON: the data, and the requests that the client sent.
import { createHash } from "node:crypto";
import { createInterface } from "node:readline";
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { Client, fetchExchange } from "@urql/core";
import { persistedExchange } from "@urql/exchange-persisted";

const query = "query Title($slug: String) { page(slug: $slug) { title } }";
const variables = { slug: "about" };
const anywhere = "http://server.invalid/graphql";

let address, requests;

async function recordingFetch(url, options = {}) {
  const target = new URL(url);
  const sent = options.body ? JSON.parse(options.body) : Object.fromEntries(target.searchParams);
  const extensions = typeof sent.extensions === "string" ? JSON.parse(sent.extensions) : sent.extensions;
  const response = await fetch(new URL(target.pathname + target.search, address), options);
  const { errors } = await response.clone().json();
  requests.push({
    method: options.method ?? "GET",
    query: sent.query ?? null,
    named: extensions?.persistedQuery !== undefined,
    error: errors?.[0].message ?? null,
  });
  return response;
}

function apollo(useGETForHashedQueries) {
  const persisted = new PersistedQueryLink({
    sha256: (text) => createHash("sha256").update(text).digest("hex"),
    useGETForHashedQueries,
  });
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.from([persisted, new HttpLink({ uri: anywhere, fetch: recordingFetch })]),
  });
  return () => client.query({ query: gql(query), variables, fetchPolicy: "no-cache" });
}

function urql() {
  const client = new Client({ url: anywhere, exchanges: [persistedExchange(), fetchExchange], fetch: recordingFetch, requestPolicy: "network-only" });
  return () => client.query(query, variables).toPromise();
}

const ask = { urql, apollo: () => apollo(false), "apollo-get": () => apollo(true) }[process.argv[2]]();
for await (const line of createInterface({ input: process.stdin })) {
  [address, requests] = [line, []];
  const { data, error } = await ask();
  console.log(JSON.stringify({ title: data?.page?.title ?? null, error: error?.message ?? null, requests }));
}
