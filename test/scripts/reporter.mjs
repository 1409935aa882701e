import path from "node:path";

/** Prints one line of JSON for each test that has run. */
export default async function* report(events) {
  for await (const { type, data } of events) {
    const isTest = data?.details?.type === "test" || data?.details?.type === undefined;
    if ((type === "test:pass" || type === "test:fail") && isTest && data.file) {
      const error = data.details.error;
      const reason = error && String(error.cause?.stack ?? error.cause ?? error.message);
      yield `${JSON.stringify({ file: path.basename(data.file), name: data.name, error: reason })}\n`;
    }
  }
}
