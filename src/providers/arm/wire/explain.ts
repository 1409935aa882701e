import { ArmFailure, type ArmResult } from "../contract";
import { own } from "../../../model/core/json";
import { ArmFault } from "./fault";
import { inSeconds, NOT_SENT } from "./retry";

const SIGN_IN_AGAIN = "Sign in again, for example with `az login`, and check that this machine's clock is right.";

/** What to do about the most common ARM errors, in one sentence each. */
const ADVICE: Readonly<Record<string, string>> = {
  AccountIsDisabled:
    "Enable the subscription in the Azure portal, or choose another (berth:subscriptionId, ARM_SUBSCRIPTION_ID or AZURE_SUBSCRIPTION_ID).",
  AnotherOperationInProgress: "Another operation is working on it: try again when that has ended.",
  AuthorizationFailed:
    "Ask for a role that allows it, such as Contributor on the resource group; a new role takes minutes to work.",
  ContainerGroupQuotaReached:
    "Delete groups that are no longer needed, choose another location, or ask Azure for more.",
  ContainerGroupTransitioning: "Another operation is working on it: try again when that has ended.",
  ExpiredAuthenticationToken: SIGN_IN_AGAIN,
  InvalidAuthenticationToken: SIGN_IN_AGAIN,
  InaccessibleImage: "Check that the image exists under this name and tag, and that its registry lets you pull it.",
  InsufficientCapacity: "Choose another location or a smaller group, or try again later.",
  InvalidAuthenticationTokenTenant: "Sign in to the subscription's own tenant with `az login --tenant TENANT`.",
  InvalidContainerGroupUpdate: "Azure cannot change that in place: run `pulumi up --replace URN` for this resource.",
  InvalidSubscriptionId:
    "Set berth:subscriptionId, or the variable that stands for it, to the subscription's GUID, which `az account list` shows.",
  MissingSubscriptionRegistration: "Register the resource provider once with `az provider register --namespace NAME`.",
  K8sVersionNotSupported: "`az aks get-versions --location LOCATION` shows the versions that there are.",
  PropertyChangeNotAllowed: "Azure cannot change that in place: run `pulumi up --replace URN` for this resource.",
  QuotaExceeded: "Delete what is no longer needed, choose another location, or ask Azure for more.",
  RegistryErrorResponse:
    "The registry failed or limits anonymous pulls: try again later, or pull from a registry that you sign in to.",
  ResourceGroupNotFound: "Create the resource group first, or correct resourceGroupName.",
  ServiceUnavailable: "The location has no room at the moment: choose another one, or try again later.",
  StorageAccountAlreadyTaken: "Account names are unique in all of Azure: choose another accountName.",
  StorageAccountAlreadyExists: "Choose another accountName, or import the account that exists.",
  SubscriptionNotFound:
    "Check berth:subscriptionId, ARM_SUBSCRIPTION_ID or AZURE_SUBSCRIPTION_ID; `az account list` shows the subscriptions of the tenant that you are signed in to.",
};

/** The identity SDK's name for a credential that the machine does not have. */
const UNAVAILABLE = "CredentialUnavailableError";
const CREDENTIAL_ERRORS = [
  "AggregateAuthenticationError",
  "AuthenticationError",
  "AuthenticationRequiredError",
  UNAVAILABLE,
];
const SIGN_IN =
  "Sign in with `az login`, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET of a service principal. With AZURE_LOG_LEVEL=info the log says what was tried.";
/** Errors of TLS that a wrong clock causes, too. */
const UNTIMELY = ["CERT_NOT_YET_VALID", "CERT_HAS_EXPIRED"];
/** Errors of TLS about who the other side is. */
const UNTRUSTED = [
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
];
const AGAIN = "Run `pulumi up` again: it goes on from here.";

interface Thrown {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  /** Of an error of the SDKs' transport. */
  readonly request?: { readonly url?: string };
  /** Of a chain of credentials: what each said. */
  readonly errors?: readonly Thrown[];
}

/** Whether an error shows that the request was never sent, so that it changed nothing. */
export function neverSent(error: unknown): boolean {
  if (error instanceof ArmFault) {
    const { host, code = "", mayHaveActed = false } = error.details;
    return host !== undefined && NOT_SENT.includes(code) && !mayHaveActed;
  }
  const { name = "", code = "" } = error as Thrown;
  return CREDENTIAL_ERRORS.includes(name) || [...UNTIMELY, ...UNTRUSTED].includes(code);
}

/**
 * Converts any error to an {@link ArmFailure} that says which resource it concerns, what ARM answered and what to do.
 */
export function explain(
  title: string,
  error: unknown,
  more: {
    readonly result?: ArmResult;
    readonly reasons?: readonly string[];
    readonly signal?: AbortSignal;
    /** Whether it is of a change by a program on Azure, for which there is advice even where the code says nothing. */
    readonly isAzureChange?: boolean;
  } = {},
): ArmFailure {
  const { result, signal, isAzureChange = false } = more;
  if (error instanceof ArmFailure) {
    const { details } = error;
    const reasons = [...(details.reasons ?? []), ...(more.reasons ?? [])];
    return new ArmFailure(error.message, { ...details, result: details.result ?? result, reasons });
  }
  if (signal?.aborted === true)
    return new ArmFailure(`${title}: ${interruption(signal)}`, { result, reasons: more.reasons ?? [] });
  if (error instanceof ArmFault) {
    const { code, statusCode, reasons = [] } = error.details;
    const told = { code, statusCode, result, reasons: [...reasons, ...(more.reasons ?? [])] };
    return new ArmFailure(`${title}: ${sentence(error)}${effort(error)}${advice(error, isAzureChange)}`, told);
  }
  const { name = "", code, message = String(error) } = error as Thrown;
  const [first = "", ...rest] = message.split("\n").filter((line) => line.trim() !== "");
  const details = { code, result, reasons: [...rest, ...(more.reasons ?? [])] };
  if (CREDENTIAL_ERRORS.includes(name)) {
    const { text, refused } = signInFailure(error as Thrown);
    const reasons = [...refused, SIGN_IN, ...(more.reasons ?? [])];
    return new ArmFailure(`${title}: ${text}`, { code: code ?? name, result, reasons });
  }
  const host = hostOf(error as Thrown);
  if (code !== undefined && host !== undefined && UNTIMELY.includes(code)) {
    const what = "Check this machine's clock, and what stands between it and the host.";
    return new ArmFailure(`${title}: the certificate of ${host} is not valid now (${first}). ${what}`, details);
  }
  if (code !== undefined && host !== undefined && UNTRUSTED.includes(code)) {
    const what = "If that is right, name the file of the authority that signed it in NODE_EXTRA_CA_CERTS.";
    return new ArmFailure(`${title}: the certificate of ${host} is not trusted (${first}). ${what}`, details);
  }
  return new ArmFailure(`${title}: ${first}`, details);
}

/**
 * Why there is no token. The chain of credentials has a text for each that it tried, most of which nobody has; only those that were
 * there and refused are of interest.
 */
function signInFailure(error: Thrown): { text: string; refused: string[] } {
  const tried = error.errors ?? [error];
  const refused = tried.filter(({ name }) => name !== UNAVAILABLE && name !== "AggregateAuthenticationError");
  if (refused.length === 0) return { text: "there are no Azure credentials.", refused: [] };
  const lines = refused.map(({ message = "" }) => message.split("\n")[0]!.trim());
  return { text: "Azure refused the credentials.", refused: lines };
}

function sentence({ message, details: { code, statusCode, host } }: ArmFault): string {
  if (host !== undefined) {
    const isSent = !NOT_SENT.includes(code ?? "");
    return `${isSent ? "the connection to" : "there is no connection to"} ${host}${isSent ? " broke" : ""} (${message}).`;
  }
  const status = statusCode === undefined ? "" : ` (${statusCode})`;
  if (code === undefined) return statusCode === undefined ? message : `ARM answered ${statusCode}: ${message}`;
  return `${code}${status}: ${message}`;
}

/** How much was done about it already. */
function effort({ details: { tries = 1, tookMs = 0, retryAfterMs } }: ArmFault): string {
  const wish =
    retryAfterMs === undefined ? "" : ` ARM asks to wait ${inSeconds(retryAfterMs)} before the next request.`;
  return tries === 1 ? wish : ` It was tried ${tries} times in ${inSeconds(tookMs)}.${wish}`;
}

/** What to do about a fault, in a sentence. A refusal says it by itself, in the words of the service. */
function advice(
  { message, details: { code, statusCode = 0, host, method, isOperation } }: ArmFault,
  isAzureChange: boolean,
): string {
  if (/dns name label/i.test(message))
    return " The label is taken in this location or not valid: choose another dnsNameLabel.";
  const known = code === undefined ? undefined : own(ADVICE, code);
  if (known !== undefined) return ` ${known}`;
  if (statusCode >= 400 && /\bquota\b/i.test(message)) return ` ${ADVICE.QuotaExceeded}`;
  if (host !== undefined)
    return ` Check the network, a VPN or firewall, HTTPS_PROXY, and https://status.azure.com. ${AGAIN}`;
  if (!isAzureChange) return "";
  if (isOperation === true) return " Change what the message names, or try again later: `pulumi up` goes on from here.";
  if (statusCode === 401) return ` ${SIGN_IN_AGAIN}`;
  if (statusCode === 409)
    return ` The resource is in another state than this change needs: look at it in the Azure portal. ${AGAIN}`;
  if (statusCode === 429) return ` The subscription has sent too many requests: wait some minutes. ${AGAIN}`;
  if (statusCode === 408 || statusCode >= 500) return ` ARM has a fault: see https://status.azure.com. ${AGAIN}`;
  if (statusCode === 404 && method === "GET") return ` ARM does not show it: look in the Azure portal. ${AGAIN}`;
  return "";
}

const hostOf = ({ request }: Thrown): string | undefined =>
  request?.url !== undefined && URL.canParse(request.url) ? new URL(request.url).host : undefined;

function interruption(signal: AbortSignal): string {
  const reason = signal.reason as Thrown | undefined;
  if (reason?.name === "TimeoutError") return "it did not finish in the time allowed.";
  return "interrupted. The next `pulumi up` goes on from here.";
}
