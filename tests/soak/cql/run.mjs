// Translates CQL libraries and runs each on its cases: reads {library: {cql, cases}} from a file, prints {library: outcomes}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { CqlTranslator, LibraryManager, ModelManager, createModelInfoProvider, stringAsSource } from "@cqframework/cql/cql-to-elm";

const { Executor, Library, PatientSource } = createRequire(import.meta.url)("cql-execution");
const types = readFileSync(new URL("system-modelinfo.xml", import.meta.url), "utf8");
const models = new ModelManager();
models.modelInfoLoader.registerModelInfoProvider(createModelInfoProvider((name) => (name === "System" ? stringAsSource(types) : null)));
const given = JSON.parse(readFileSync(process.argv[2], "utf8"));
const found = {};
for (const [name, { cql, cases }] of Object.entries(given)) {
  const translator = CqlTranslator.fromText(cql, new LibraryManager(models));
  const elm = JSON.parse(translator.toJson());
  const errors = (elm.library.annotation ?? []).filter((note) => note.errorSeverity === "error");
  if (errors.length) {
    throw new Error(`${name}: ${errors.map((each) => each.message).join("; ")}`);
  }
  const executor = new Executor(new Library(elm));
  found[name] = [];
  for (const parameters of cases) {
    const results = await executor.withParameters(parameters).exec(new PatientSource([]));
    found[name].push(results.unfilteredResults.Outcome);
  }
}
console.log(JSON.stringify(found));
