// Stands in for Pulumi's language hosts of Go, Python, Node.js, .NET and Java where only the bare CLI is to be had: no registry has
// them. The SDKs that it writes are written by Pulumi's own generators. Which host it is, it takes from its name; by the name
// `berth-schema` it checks a schema instead.
package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
)

const prefix = "pulumi-language-"

func main() {
	name := strings.TrimSuffix(filepath.Base(os.Args[0]), ".exe")
	var err error
	if language, isHost := strings.CutPrefix(name, prefix); isHost {
		err = serve(language, os.Args[1:])
	} else if len(os.Args) == 2 {
		err = check(os.Args[1])
	} else {
		err = fmt.Errorf("usage: %s <schema.json>", name)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(language string, args []string) error {
	host, err := newHost(language)
	if err != nil {
		return err
	}
	if last := len(args) - 1; last >= 0 && !strings.HasPrefix(args[last], "-") {
		host.engine = args[last]
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := grpc.NewServer(grpc.MaxRecvMsgSize(400 << 20))
	pulumirpc.RegisterLanguageRuntimeServer(server, host)
	if host.engine != "" {
		// The CLI may have been killed.
		err := rpcutil.Healthcheck(context.Background(), host.engine, 5*time.Minute, func() { os.Exit(0) })
		if err != nil {
			return err
		}
	}
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	return server.Serve(listener)
}
