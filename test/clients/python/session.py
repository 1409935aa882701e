import os
import ssl
import sys
import time

from azure.identity import DefaultAzureCredential
from azure.mgmt.containerinstance import ContainerInstanceManagementClient
from azure.mgmt.containerinstance import models as aci
from azure.mgmt.resource.resources import ResourceManagementClient
from azure.mgmt.storage import StorageManagementClient
from azure.mgmt.storage import models as storage_models
from websocket import ABNF, create_connection

name = sys.argv[1]
endpoint = os.environ["AZURE_RESOURCE_MANAGER_ENDPOINT"]
options = {"base_url": endpoint, "credential_scopes": [f"{endpoint}/.default"]}
account = (DefaultAzureCredential(), os.environ["AZURE_SUBSCRIPTION_ID"])
resources = ResourceManagementClient(*account, **options)
storage = StorageManagementClient(*account, **options)
instances = ContainerInstanceManagementClient(*account, **options)

resources.resource_groups.create_or_update(name, {"location": "westeurope"})
storage.storage_accounts.begin_create(
    name,
    name,
    storage_models.StorageAccountCreateParameters(
        sku=storage_models.Sku(name="Standard_LRS"), kind="StorageV2", location="westeurope"
    ),
).result()
storage.file_shares.create(name, name, "data", storage_models.FileShare(share_quota=5))
key = storage.storage_accounts.list_keys(name, name).keys_property[0].value

group = instances.container_groups.begin_create_or_update(
    name,
    "web",
    aci.ContainerGroup(
        location="westeurope",
        os_type="Linux",
        restart_policy="Always",
        ip_address=aci.IpAddress(type="Public", dns_name_label=name, ports=[aci.Port(port=80)]),
        containers=[
            aci.Container(
                name="httpd",
                image="busybox:1",
                command=["sh", "-c", "echo serving; exec httpd -f -p 80 -h /srv"],
                ports=[aci.ContainerPort(port=80)],
                resources=aci.ResourceRequirements(requests=aci.ResourceRequests(cpu=0.5, memory_in_gb=0.5)),
                volume_mounts=[aci.VolumeMount(name="data", mount_path="/srv")],
            )
        ],
        volumes=[
            aci.Volume(
                name="data",
                azure_file=aci.AzureFileVolume(share_name="data", storage_account_name=name, storage_account_key=key),
            )
        ],
    ),
).result()
print("created:", group.provisioning_state, group.instance_view.state, group.ip_address.fqdn)
# The group is there when its containers run, which may be before they write.
while not (written := instances.containers.list_logs(name, "web", "httpd").content):
    time.sleep(0.2)
print("logs:", written.strip())

# A program of a container gets a terminal, at the other end of a web socket whose first message is the password.
terminal = instances.containers.execute_command(
    name, "web", "httpd", {"command": "/bin/sh", "terminalSize": {"rows": 24, "cols": 80}}
)
socket = create_connection(
    terminal.web_socket_uri, sslopt={"context": ssl.create_default_context(cafile=os.environ["REQUESTS_CA_BUNDLE"])}
)
socket.send(terminal.password)
socket.send(b"stty -echo; PS1=; echo hello > /srv/index.html; echo $((6 * 7)) files written; exit\n", ABNF.OPCODE_BINARY)
shown = b""
while message := socket.recv():
    shown += message if isinstance(message, bytes) else message.encode()
print("exec:", shown.decode().splitlines()[-1])

instances.container_groups.begin_restart(name, "web").result()
print("restarted:", instances.container_groups.get(name, "web").instance_view.state)
instances.container_groups.stop(name, "web")
print("stopped:", instances.container_groups.get(name, "web").instance_view.state)
instances.container_groups.begin_start(name, "web").result()
print("started:", instances.container_groups.get(name, "web").instance_view.state)
print("listed:", [item.name for item in instances.container_groups.list_by_resource_group(name)])

instances.container_groups.begin_delete(name, "web").result()
print("left:", [item.name for item in instances.container_groups.list_by_resource_group(name)])
resources.resource_groups.begin_delete(name).result()
print("group exists:", resources.resource_groups.check_existence(name))
