package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/arm"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/cloud"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/to"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
	"github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/containerinstance/armcontainerinstance/v2"
	"github.com/Azure/azure-sdk-for-go/sdk/resourcemanager/resources/armresources"
	"github.com/gorilla/websocket"
)

// must ends the program at an error.
func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func main() {
	ctx, name := context.Background(), os.Args[1]
	endpoint, subscription := os.Getenv("AZURE_RESOURCE_MANAGER_ENDPOINT"), os.Getenv("AZURE_SUBSCRIPTION_ID")
	local := policy.ClientOptions{Cloud: cloud.Configuration{
		ActiveDirectoryAuthorityHost: os.Getenv("AZURE_AUTHORITY_HOST"),
		Services: map[cloud.ServiceName]cloud.ServiceConfiguration{
			cloud.ResourceManager: {Endpoint: endpoint, Audience: endpoint},
		},
	}}
	credential := must(azidentity.NewDefaultAzureCredential(&azidentity.DefaultAzureCredentialOptions{ClientOptions: local}))
	options := &arm.ClientOptions{ClientOptions: local}
	resources := must(armresources.NewResourceGroupsClient(subscription, credential, options))
	groups := must(armcontainerinstance.NewContainerGroupsClient(subscription, credential, options))
	containers := must(armcontainerinstance.NewContainersClient(subscription, credential, options))

	must(resources.CreateOrUpdate(ctx, name, armresources.ResourceGroup{Location: to.Ptr("westeurope")}, nil))
	creating := must(groups.BeginCreateOrUpdate(ctx, name, "web", armcontainerinstance.ContainerGroup{
		Location: to.Ptr("westeurope"),
		Properties: &armcontainerinstance.ContainerGroupPropertiesProperties{
			OSType:        to.Ptr(armcontainerinstance.OperatingSystemTypesLinux),
			RestartPolicy: to.Ptr(armcontainerinstance.ContainerGroupRestartPolicyAlways),
			Containers: []*armcontainerinstance.Container{{
				Name: to.Ptr("httpd"),
				Properties: &armcontainerinstance.ContainerProperties{
					Image:   to.Ptr("busybox:1"),
					Command: []*string{to.Ptr("sh"), to.Ptr("-c"), to.Ptr("echo serving; exec httpd -f -p 80")},
					Ports:   []*armcontainerinstance.ContainerPort{{Port: to.Ptr[int32](80)}},
					Resources: &armcontainerinstance.ResourceRequirements{
						Requests: &armcontainerinstance.ResourceRequests{CPU: to.Ptr(0.5), MemoryInGB: to.Ptr(0.5)},
					},
				},
			}},
			IPAddress: &armcontainerinstance.IPAddress{
				Type:         to.Ptr(armcontainerinstance.ContainerGroupIPAddressTypePublic),
				DNSNameLabel: to.Ptr(name),
				Ports:        []*armcontainerinstance.Port{{Port: to.Ptr[int32](80)}},
			},
		},
	}, nil))
	group := must(creating.PollUntilDone(ctx, nil))
	fmt.Println("created:", *group.Properties.ProvisioningState, *group.Properties.InstanceView.State, *group.Properties.IPAddress.Fqdn)
	// The group is there when its containers run, which may be before they write.
	written := ""
	for written == "" {
		time.Sleep(200 * time.Millisecond)
		written = *must(containers.ListLogs(ctx, name, "web", "httpd", nil)).Content
	}
	fmt.Println("logs:", strings.TrimSpace(written))
	fmt.Println("exec:", execute(ctx, containers, name))

	restarting := must(groups.BeginRestart(ctx, name, "web", nil))
	must(restarting.PollUntilDone(ctx, nil))
	must(groups.Stop(ctx, name, "web", nil))
	fmt.Println("stopped:", *must(groups.Get(ctx, name, "web", nil)).Properties.InstanceView.State)
	starting := must(groups.BeginStart(ctx, name, "web", nil))
	must(starting.PollUntilDone(ctx, nil))
	fmt.Println("started:", *must(groups.Get(ctx, name, "web", nil)).Properties.InstanceView.State)

	deleting := must(groups.BeginDelete(ctx, name, "web", nil))
	fmt.Println("deleted:", *must(deleting.PollUntilDone(ctx, nil)).Name)
	removing := must(resources.BeginDelete(ctx, name, nil))
	must(removing.PollUntilDone(ctx, nil))
	fmt.Println("group exists:", must(resources.CheckExistence(ctx, name, nil)).Success)
}

// execute runs a shell in the container: a web socket is its terminal, and the first message is the password.
func execute(ctx context.Context, containers *armcontainerinstance.ContainersClient, name string) string {
	terminal := must(containers.ExecuteCommand(ctx, name, "web", "httpd", armcontainerinstance.ContainerExecRequest{
		Command:      to.Ptr("/bin/sh"),
		TerminalSize: &armcontainerinstance.ContainerExecRequestTerminalSize{Rows: to.Ptr[int32](24), Cols: to.Ptr[int32](80)},
	}, nil))
	socket, _, err := websocket.DefaultDialer.DialContext(ctx, *terminal.WebSocketURI, nil)
	if err != nil {
		log.Fatal(err)
	}
	defer socket.Close()
	line := "stty -echo; PS1=; echo $((6 * 7)); exit\n"
	if err := socket.WriteMessage(websocket.TextMessage, []byte(*terminal.Password)); err != nil {
		log.Fatal(err)
	}
	if err := socket.WriteMessage(websocket.BinaryMessage, []byte(line)); err != nil {
		log.Fatal(err)
	}
	var shown strings.Builder
	for {
		_, message, err := socket.ReadMessage()
		if err != nil {
			lines := strings.Split(strings.TrimSpace(shown.String()), "\r\n")
			return lines[len(lines)-1]
		}
		shown.Write(message)
	}
}
