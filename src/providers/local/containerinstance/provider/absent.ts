import { ArmError } from "../../http/errors";
import type { Handler, Routes } from "../../http/router";

/** Why a type of the provider is not answered. */
const ABSENT: Readonly<Record<string, string>> = {
  ngroups: "NGroups come with a later version of Berth. Until then, make each container group of them",
  sandboxGroups:
    "Azure has this type up to api-version 2026-07-01: the next one, 2026-08-01-preview, has aiAgentsGroups in its place, and what runs in " +
    "a sandbox is asked for by an API that is not published",
  aiAgentsGroups:
    "Azure has this type in previews only, and what runs in a sandbox is asked for by an API that is not published",
};

/** What can be asked of these types. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  ngroups: ["start", "stop", "restart"],
  sandboxGroups: ["connect"],
  aiAgentsGroups: ["connect"],
};

/** The routes of types that this service refuses by name, so that nobody takes them for a typing error. */
export function absentRoutes(): Routes {
  const subscription = "/subscriptions/{subscription}";
  return Object.fromEntries(
    Object.entries(ABSENT).flatMap(([type, why]) => {
      const provider = `providers/Microsoft.ContainerInstance/${type}`;
      const all = `${subscription}/resourcegroups/{group}/${provider}`;
      const one = `${all}/{name}`;
      const routes = [
        `GET ${subscription}/${provider}`,
        `GET ${all}`,
        ...["GET", "PUT", "PATCH", "DELETE"].map((method) => `${method} ${one}`),
        ...(ACTIONS[type] ?? []).map((action) => `POST ${one}/${action}`),
      ];
      return routes.map((route) => [route, refusing(type, why)] as const);
    }),
  );
}

function refusing(type: string, why: string): Handler {
  return () => {
    const message = `Microsoft.ContainerInstance/${type} is not supported on the local engine: ${why}.`;
    return Promise.reject(new ArmError(501, "NotSupportedLocally", message));
  };
}
