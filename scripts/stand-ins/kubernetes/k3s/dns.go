package main

import (
	"fmt"
	"os"
	"time"
)

const dnsPause = time.Second

// runDNS runs cluster DNS on the server itself, behind the service address that the kubelets give to pods.
func runDNS(o options, c *client, kubeconfig string, s *supervisor) error {
	text := fmt.Sprintf(`.:53 {
    bind %s
    errors
    kubernetes cluster.local in-addr.arpa {
        kubeconfig %s default
        pods insecure
    }
    forward . /etc/resolv.conf
    cache 5
}
`, o.nodeIP, kubeconfig)
	if err := os.WriteFile(runDir+"/Corefile", []byte(text), 0o600); err != nil {
		return err
	}
	s.run(programs+"/coredns", "coredns", "-conf", runDir+"/Corefile")
	go func() {
		waitUntilReady(c)
		for {
			err := publishDNS(o, c)
			if err == nil {
				return
			}
			say("cluster DNS has no service yet: %v", err)
			time.Sleep(dnsPause)
		}
	}()
	return nil
}

func publishDNS(o options, c *client) error {
	type fields = map[string]any
	ports := []fields{{"name": "dns", "port": 53, "protocol": "UDP"}, {"name": "dns-tcp", "port": 53, "protocol": "TCP"}}
	names := func(labels fields) fields {
		return fields{"name": "kube-dns", "namespace": "kube-system", "labels": labels}
	}
	err := c.apply("/api/v1/namespaces/kube-system/services/kube-dns", fields{
		"apiVersion": "v1",
		"kind":       "Service",
		"metadata":   names(fields{"k8s-app": "kube-dns", "kubernetes.io/name": "CoreDNS"}),
		"spec":       fields{"clusterIP": o.clusterDNS, "ports": ports},
	})
	if err != nil {
		return err
	}
	return c.apply("/apis/discovery.k8s.io/v1/namespaces/kube-system/endpointslices/kube-dns", fields{
		"apiVersion":  "discovery.k8s.io/v1",
		"kind":        "EndpointSlice",
		"metadata":    names(fields{"kubernetes.io/service-name": "kube-dns", "endpointslice.kubernetes.io/managed-by": "k3s"}),
		"addressType": "IPv4",
		"ports":       ports,
		"endpoints":   []fields{{"addresses": []string{o.nodeIP}, "conditions": fields{"ready": true}}},
	})
}
