// This file is only compiled. The compiler must find each mistake: a @ts-expect-error without a mistake is an error.
import { ask } from './contentApi.js';
import { graphql } from './gql/index.js';

const Reports = graphql(`
  query Reports($where: ReportFilter, $first: Int!) {
    reports(where: $where, first: $first) { nodes { title publishedAt citedBy { slug } } }
  }
`);

export async function mistakes(endpoint: string): Promise<void> {
  const { reports } = await ask(endpoint, Reports, { first: 10, where: { publishedAt: { gte: '2021-01-01' } } });
  const title: string = reports.nodes[0]!.title;

  // @ts-expect-error A report may have no date.
  const date: string = reports.nodes[0]!.publishedAt;
  // @ts-expect-error The document does not select this field.
  const summary = reports.nodes[0]!.summary;
  // @ts-expect-error A variable is missing.
  await ask(endpoint, Reports, {});
  // @ts-expect-error A page size is a number.
  await ask(endpoint, Reports, { first: '10' });
  // @ts-expect-error A report has no such field to filter by.
  await ask(endpoint, Reports, { first: 10, where: { titel: { eq: 'x' } } });
  // @ts-expect-error A date has no such operator.
  await ask(endpoint, Reports, { first: 10, where: { publishedAt: { contains: '2021' } } });

  console.log(title, date, summary);
}
