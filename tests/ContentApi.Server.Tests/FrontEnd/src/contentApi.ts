import type { TypedDocumentString } from './gql/graphql.js';

/** Asks the content API; the answer and the variables have the types that the document says. */
export async function ask<TResult, TVariables>(
  endpoint: string, document: TypedDocumentString<TResult, TVariables>, ...[variables]: TVariables extends Record<string, never> ? [] : [TVariables]
): Promise<TResult> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  const answer = (await response.json()) as { data?: TResult; errors?: { message: string }[] };
  if (!answer.data || answer.errors) throw new Error(answer.errors?.map((error) => error.message).join('\n') ?? response.statusText);
  return answer.data;
}
