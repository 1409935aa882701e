/** The locations that the service lists, by name. Any other can be used as well. */
export const LOCATIONS: Readonly<Record<string, string>> = {
  australiaeast: "Australia East",
  eastus: "East US",
  eastus2: "East US 2",
  germanywestcentral: "Germany West Central",
  japaneast: "Japan East",
  northeurope: "North Europe",
  southeastasia: "Southeast Asia",
  swedencentral: "Sweden Central",
  uksouth: "UK South",
  westeurope: "West Europe",
  westus: "West US",
  westus2: "West US 2",
  westus3: "West US 3",
};

/** A location's name for humans. */
export const displayName = (name: string): string => LOCATIONS[name.replace(/ /g, "").toLowerCase()] ?? name;
