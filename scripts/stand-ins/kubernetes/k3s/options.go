package main

import (
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
)

type options struct {
	isServer                        bool
	nodeName, nodeIP, token, server string
	labels, taints, names           []string
	clusterCIDR, serviceCIDR        string
	clusterDNS                      string
	kubeconfigMode                  os.FileMode
	credentialDir, credentialConfig string
	kubeletArgs, apiserverArgs      []string
	controllerArgs                  []string
}

// parse reads the part of k3s's command line that there is a stand-in for; whatever else is given is an error.
func parse(command string, args []string, env func(string) string) (options, error) {
	o := options{isServer: command == "server", clusterCIDR: "10.42.0.0/16", serviceCIDR: "10.43.0.0/16", kubeconfigMode: 0o600}
	flags := flag.NewFlagSet("k3s "+command, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&o.nodeName, "node-name", env("K3S_NODE_NAME"), "")
	flags.StringVar(&o.nodeIP, "node-ip", "", "")
	flags.StringVar(&o.token, "token", env("K3S_TOKEN"), "")
	flags.StringVar(&o.credentialDir, "image-credential-provider-bin-dir", "", "")
	flags.StringVar(&o.credentialConfig, "image-credential-provider-config", "", "")
	list := func(name string, target *[]string) {
		flags.Func(name, "", func(value string) error {
			*target = append(*target, value)
			return nil
		})
	}
	list("node-label", &o.labels)
	list("node-taint", &o.taints)
	list("kubelet-arg", &o.kubeletArgs)
	if o.isServer {
		flags.StringVar(&o.clusterCIDR, "cluster-cidr", o.clusterCIDR, "")
		flags.StringVar(&o.serviceCIDR, "service-cidr", o.serviceCIDR, "")
		flags.StringVar(&o.clusterDNS, "cluster-dns", "", "")
		list("tls-san", &o.names)
		list("kube-apiserver-arg", &o.apiserverArgs)
		list("kube-controller-manager-arg", &o.controllerArgs)
		// Nothing that could be disabled is there.
		flags.Func("disable", "", func(string) error { return nil })
		flags.Func("write-kubeconfig-mode", "", o.setMode)
	} else {
		flags.StringVar(&o.server, "server", env("K3S_URL"), "")
	}
	if err := flags.Parse(args); err != nil {
		return o, fmt.Errorf("%s: %w", command, err)
	}
	if flags.NArg() > 0 {
		return o, fmt.Errorf("%s: unexpected argument %q", command, flags.Arg(0))
	}
	return o, o.complete()
}

func (o *options) setMode(text string) error {
	mode, err := strconv.ParseUint(text, 8, 9)
	o.kubeconfigMode = os.FileMode(mode)
	return err
}

func (o *options) complete() error {
	if o.nodeName == "" {
		name, err := os.Hostname()
		if err != nil {
			return err
		}
		o.nodeName = strings.ToLower(name)
	}
	if !o.isServer && (o.server == "" || o.token == "") {
		return errors.New("agent: --server and --token (K3S_URL and K3S_TOKEN) are needed")
	}
	for flag, cidr := range map[string]string{"cluster-cidr": o.clusterCIDR, "service-cidr": o.serviceCIDR} {
		if _, err := addressIn(cidr, 1); err != nil {
			return fmt.Errorf("--%s: %w", flag, err)
		}
	}
	if o.clusterDNS == "" {
		o.clusterDNS, _ = addressIn(o.serviceCIDR, 10)
	}
	if o.nodeIP == "" {
		address, err := ownAddress()
		o.nodeIP = address
		return err
	}
	return nil
}

// addressIn gives the address at an index of an IPv4 network.
func addressIn(cidr string, index uint32) (string, error) {
	_, network, err := net.ParseCIDR(cidr)
	if err != nil {
		return "", err
	}
	base := network.IP.To4()
	if base == nil {
		return "", fmt.Errorf("%s is not an IPv4 network", cidr)
	}
	return net.IP(binary.BigEndian.AppendUint32(nil, binary.BigEndian.Uint32(base)+index)).String(), nil
}

// ownAddress is where other nodes reach this one: the address of the interface that leads out, if one does.
func ownAddress() (string, error) {
	if probe, err := net.Dial("udp4", "192.0.2.1:9"); err == nil {
		defer probe.Close()
		return probe.LocalAddr().(*net.UDPAddr).IP.String(), nil
	}
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		return "", err
	}
	for _, address := range addresses {
		if network, isNetwork := address.(*net.IPNet); isNetwork && network.IP.To4() != nil && !network.IP.IsLoopback() {
			return network.IP.String(), nil
		}
	}
	return "", errors.New("this container has no network: give it one, or --node-ip")
}
