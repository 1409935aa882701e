import { asRecord } from "../../model/core/json";
import type { ArmConnection } from "../arm/contract";
import { replyFault } from "../arm/wire/fault";
import type { LocalArmService } from "../local/contract";
import { LOCAL_ENDPOINT, sendLocal } from "./askLocal";
import { inProcessHttpClient } from "./inProcess";
import { localShareFiles } from "./localShareFiles";

/** There is no remote service to spare, so operations are polled quickly. */
const POLL_INTERVAL_MS = 20;

export function localConnection(service: LocalArmService, subscriptionId: string): ArmConnection {
  return {
    endpoint: LOCAL_ENDPOINT,
    subscriptionId,
    credential: { getToken: async () => ({ token: "local", expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) },
    httpClient: inProcessHttpClient((request) => service.handle(request)),
    pollIntervalMs: POLL_INTERVAL_MS,
    extended: true,
    read: async (path, own, signal) => {
      const { status, headers, body } = await sendLocal(service, path, signal, { method: "GET", headers: own });
      if (status >= 400)
        throw replyFault({ status, bodyAsText: body, headers: { get: (name) => headers[name] } }, "GET");
      return asRecord(JSON.parse(body));
    },
    shareFiles: localShareFiles(service, subscriptionId),
  };
}
