import { ArmFailure, type ArmResult } from "../contract";
import { ArmFault } from "./fault";

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
  ExpiredAuthenticationToken: "Sign in again with `az login`.",
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
const UNREACHABLE = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"];

interface Thrown {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  /** Of a chain of credentials: what each said. */
  readonly errors?: readonly Thrown[];
}

/** Whether an error shows that the request was never sent, so that it changed nothing. */
export function neverSent(error: unknown): boolean {
  const { name = "", code = "" } = error as Thrown;
  return CREDENTIAL_ERRORS.includes(name) || UNREACHABLE.includes(code);
}

/**
 * Converts any error to an {@link ArmFailure} that says which resource it concerns, what ARM answered and what to do.
 */
export function explain(
  title: string,
  error: unknown,
  more: { result?: ArmResult; reasons?: readonly string[]; signal?: AbortSignal } = {},
): ArmFailure {
  const { result, signal } = more;
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
    return new ArmFailure(`${title}: ${sentence(error)}${advice(code, error.message)}`, told);
  }
  const { name = "", code, message = String(error) } = error as Thrown;
  const [first = "", ...rest] = message.split("\n").filter((line) => line.trim() !== "");
  const details = { code, result, reasons: [...rest, ...(more.reasons ?? [])] };
  if (CREDENTIAL_ERRORS.includes(name)) {
    const { text, refused } = signInFailure(error as Thrown);
    const reasons = [...refused, SIGN_IN, ...(more.reasons ?? [])];
    return new ArmFailure(`${title}: ${text}`, { code: code ?? name, result, reasons });
  }
  if (code !== undefined && UNREACHABLE.includes(code))
    return new ArmFailure(`${title}: ARM cannot be reached: ${first}. Check the network and HTTPS_PROXY.`, details);
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

function sentence({ message, details: { code, statusCode } }: ArmFault): string {
  const status = statusCode === undefined ? "" : ` (${statusCode})`;
  if (code === undefined) return statusCode === undefined ? message : `ARM answered ${statusCode}: ${message}`;
  return `${code}${status}: ${message}`;
}

function advice(code: string | undefined, message: string): string {
  if (/dns name label/i.test(message))
    return " The label is taken in this location or not valid: choose another dnsNameLabel.";
  const known = code === undefined ? undefined : ADVICE[code];
  return known === undefined ? "" : ` ${known}`;
}

function interruption(signal: AbortSignal): string {
  const reason = signal.reason as Thrown | undefined;
  if (reason?.name === "TimeoutError") return "it did not finish in the time allowed.";
  return "interrupted. The next `pulumi up` goes on from here.";
}
