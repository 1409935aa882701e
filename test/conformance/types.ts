import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const TYPES = join(__dirname, "../../node_modules/@azure/arm-containerinstance/types/arm-containerinstance.d.ts");

/** Properties of a container group that can be written, by path pattern, from the Azure SDK's types. */
export function sdkProperties(): string[] {
  const source = ts.createSourceFile(TYPES, readFileSync(TYPES, "utf8"), ts.ScriptTarget.Latest);
  const interfaces = new Map(
    source.statements.filter(ts.isInterfaceDeclaration).map((found) => [found.name.text, found] as const),
  );

  const ofInterface = (name: string, path: string): string[] => {
    const declaration = interfaces.get(name)!;
    const inherited = (declaration.heritageClauses ?? []).flatMap(({ types }) =>
      types.flatMap(({ expression }) => ofInterface(expression.getText(source), path)),
    );
    const own = declaration.members.filter(ts.isPropertySignature).flatMap((member) => {
      const isRead = member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) ?? false;
      const at = path === "" ? member.name.getText(source) : `${path}.${member.name.getText(source)}`;
      return isRead ? [] : ofType(member.type!, at);
    });
    return [...inherited, ...own];
  };

  const ofType = (type: ts.TypeNode, path: string): string[] => {
    if (ts.isArrayTypeNode(type)) return ofType(type.elementType, `${path}[]`);
    const name = ts.isTypeReferenceNode(type) ? type.typeName.getText(source) : "";
    return interfaces.has(name) ? ofInterface(name, path) : [path];
  };

  return ofInterface("ContainerGroup", "");
}

/** Where the SDK's types differ from the inputs: ARM's map of identities is a list of ids. */
export const RENAMED: Readonly<Record<string, string>> = {
  "identity.userAssignedIdentities": "identity.userAssignedIdentities[]",
};

/**
 * Properties of 2026-07-01 that the SDK's api-version lacks. Source: Azure/azure-rest-api-specs, models.tsp of
 * Microsoft.ContainerInstance/ContainerInstance, model ContainerGroupPropertiesProperties and the models that it refers
 * to.
 */
export const LATER = [
  "containers[].configMap.keyValuePairs",
  "containers[].environmentVariables[].secureValueReference",
  "initContainers[].environmentVariables[].secureValueReference",
  "volumes[].azureFile.storageAccountKeyReference",
  "volumes[].azureFile.userAssignedIdentityClientId",
  "volumes[].secretReference",
  "imageRegistryCredentials[].passwordReference",
  "secretReferences[].name",
  "secretReferences[].identity",
  "secretReferences[].secretReferenceUri",
  "identityAcls.defaultAccess",
  "identityAcls.acls[].access",
  "identityAcls.acls[].identity",
  "containerGroupProfile.id",
  "containerGroupProfile.revision",
  "standbyPoolProfile.id",
  "standbyPoolProfile.failContainerGroupCreateOnReuseFailure",
];

/** Properties in the ARM id, and those of the local engine only. */
export const OWN = ["containerGroupName", "resourceGroupName", "isolation"];
