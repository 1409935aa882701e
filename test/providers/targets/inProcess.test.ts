import { createHttpHeaders, createPipelineRequest, RestError } from "@azure/core-rest-pipeline";
import { inProcessHttpClient, type InProcessRequest } from "../../../src/providers/targets/inProcess";

const url = "https://berth.local/subscriptions/s?api-version=1";

test("a request and its answer", async () => {
  const seen: InProcessRequest[] = [];
  const client = inProcessHttpClient(async (request) => {
    seen.push(request);
    return { status: 201, headers: { "content-type": "application/json", "retry-after": "1" }, body: '{"a":1}' };
  });
  const headers = createHttpHeaders({ Accept: "application/json" });
  const request = createPipelineRequest({ url, method: "PUT", headers, body: "{}" });
  const response = await client.sendRequest(request);
  expect(seen).toEqual([{ method: "PUT", url, headers: { accept: "application/json" }, body: "{}" }]);
  expect(response.request).toBe(request);
  expect(response.status).toBe(201);
  expect(response.bodyAsText).toBe('{"a":1}');
  expect(response.headers.get("Retry-After")).toBe("1");
});

test("a request without a body", async () => {
  const seen: InProcessRequest[] = [];
  const client = inProcessHttpClient(async (request) => {
    seen.push(request);
    return { status: 204, headers: {}, body: "" };
  });
  await client.sendRequest(createPipelineRequest({ url }));
  expect(seen).toEqual([{ method: "GET", url, headers: {} }]);
});

describe("abort", () => {
  test("while the service works ends the wait, not the work", async () => {
    const abort = new AbortController();
    let finish: () => void = () => undefined;
    let finished = false;
    const work = new Promise<void>((resolve) => (finish = resolve)).then(() => {
      finished = true;
      return { status: 200, headers: {}, body: "" };
    });
    const client = inProcessHttpClient(() => {
      setImmediate(() => abort.abort());
      return work;
    });
    const sent = client.sendRequest(createPipelineRequest({ url, abortSignal: abort.signal }));
    const error: unknown = await sent.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "AbortError" });
    // The retry policy would repeat a request that failed with a RestError.
    expect(error).not.toBeInstanceOf(RestError);
    expect(finished).toBe(false);
    finish();
    await work;
    expect(finished).toBe(true);
  });

  test("before the request was sent", async () => {
    const handle = jest.fn();
    const request = createPipelineRequest({ url, abortSignal: AbortSignal.abort() });
    await expect(inProcessHttpClient(handle).sendRequest(request)).rejects.toMatchObject({ name: "AbortError" });
    expect(handle).not.toHaveBeenCalled();
  });

  test("after the answer does nothing, and no listener is left", async () => {
    const abort = new AbortController();
    const removed = jest.spyOn(abort.signal, "removeEventListener");
    const client = inProcessHttpClient(async () => ({ status: 200, headers: {}, body: "" }));
    await client.sendRequest(createPipelineRequest({ url, abortSignal: abort.signal }));
    expect(removed).toHaveBeenCalledTimes(1);
    abort.abort();
  });
});

test("only text can be sent", async () => {
  const client = inProcessHttpClient(async () => ({ status: 200, headers: {}, body: "" }));
  const request = createPipelineRequest({ url, body: new Uint8Array(1) });
  await expect(client.sendRequest(request)).rejects.toThrow("only text can be sent in process");
});
