variable "name" {}

variable "greeting" {
  default = "hello"
}

variable "team" {
  default = "shop"
}

variable "quota" {
  default = 5
}

provider "azurerm" {
  features {}
}

resource "azurerm_resource_group" "demo" {
  name     = var.name
  location = "westeurope"
}

resource "azurerm_storage_account" "demo" {
  name                     = var.name
  resource_group_name      = azurerm_resource_group.demo.name
  location                 = azurerm_resource_group.demo.location
  account_tier             = "Standard"
  account_replication_type = "LRS"
}

resource "azurerm_storage_share" "data" {
  name               = "data"
  storage_account_id = azurerm_storage_account.demo.id
  quota              = var.quota
}

resource "azurerm_container_group" "web" {
  name                = "web"
  resource_group_name = azurerm_resource_group.demo.name
  location            = azurerm_resource_group.demo.location
  os_type             = "Linux"
  ip_address_type     = "Public"
  dns_name_label      = var.name
  tags                = { team = var.team }

  container {
    name     = "httpd"
    image    = "busybox:1"
    cpu      = 0.5
    memory   = 0.5
    commands = ["sh", "-c", "echo ${var.greeting} > /srv/index.html; exec httpd -f -p 80 -h /srv"]

    ports {
      port     = 80
      protocol = "TCP"
    }

    volume {
      name                 = "data"
      mount_path           = "/srv"
      share_name           = azurerm_storage_share.data.name
      storage_account_name = azurerm_storage_account.demo.name
      storage_account_key  = azurerm_storage_account.demo.primary_access_key
    }
  }
}

output "fqdn" {
  value = azurerm_container_group.web.fqdn
}

output "ip" {
  value = azurerm_container_group.web.ip_address
}
