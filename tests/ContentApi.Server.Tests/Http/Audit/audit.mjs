// Runs the official audits of GraphQL over HTTP against the given address and prints the result of each as a line of JSON.
import { serverAudits } from "graphql-http";

for (const audit of serverAudits({ url: process.argv[2] })) {
  const { name, status, reason } = await audit.fn();
  console.log(JSON.stringify({ name, status, reason }));
}
