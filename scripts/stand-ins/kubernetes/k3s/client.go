package main

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

const (
	// Where every component of a node finds the API server, whether it runs here or elsewhere, now or later.
	apiAddress = "127.0.0.1:6444"
	apiURL     = "https://" + apiAddress

	dialPause    = 30 * time.Millisecond
	dialTimeout  = 2 * time.Second
	holdFor      = 30 * time.Second
	watchFor     = 60 * time.Second
	watchPause   = 200 * time.Millisecond
	callTimeout  = 10 * time.Second
	mergePatch   = "application/merge-patch+json"
	serverApply  = "application/apply-patch+yaml"
	fieldManager = "k3s"
)

// forward lets components start before the API server does: their first connection is held until it listens, where a
// refused one would make them wait for ever longer times.
func forward(server string) error {
	listener, err := net.Listen("tcp", apiAddress)
	if err != nil {
		return err
	}
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			go connect(connection, server)
		}
	}()
	return nil
}

func connect(client net.Conn, address string) {
	defer client.Close()
	for end := time.Now().Add(holdFor); time.Now().Before(end); time.Sleep(dialPause) {
		server, err := net.DialTimeout("tcp", address, dialTimeout)
		if err != nil {
			continue
		}
		defer server.Close()
		done := make(chan struct{}, 2)
		pipe := func(to, from net.Conn) {
			_, _ = io.Copy(to, from)
			done <- struct{}{}
		}
		go pipe(server, client)
		go pipe(client, server)
		<-done
		return
	}
}

// client calls the API server as whoever its certificate or token says.
type client struct {
	http  http.Client
	token string
}

func newClient(authority []byte, certificates []tls.Certificate, token string) *client {
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(authority)
	transport := &http.Transport{
		TLSClientConfig: &tls.Config{RootCAs: pool, Certificates: certificates},
	}
	return &client{http: http.Client{Transport: transport}, token: token}
}

func (c *client) open(method, url, contentType string, body []byte, timeout time.Duration) (*http.Response, error) {
	request, err := http.NewRequest(method, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	if c.token != "" {
		request.Header.Set("Authorization", "Bearer "+c.token)
	}
	bounded := c.http
	bounded.Timeout = timeout
	response, err := bounded.Do(request)
	if err != nil {
		return nil, err
	}
	if response.StatusCode/100 != 2 {
		defer response.Body.Close()
		text, _ := io.ReadAll(io.LimitReader(response.Body, 1<<10))
		return nil, fmt.Errorf("%s %s: %s: %s", method, request.URL.Path, response.Status, text)
	}
	return response, nil
}

// get reads JSON; a nil result only asks whether the answer is a good one.
func (c *client) get(url string, result any) error {
	response, err := c.open("GET", url, "", nil, callTimeout)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if result == nil {
		return nil
	}
	return json.NewDecoder(response.Body).Decode(result)
}

func (c *client) patch(path, contentType string, body any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	response, err := c.open("PATCH", apiURL+path, contentType, text, callTimeout)
	if err != nil {
		return err
	}
	return response.Body.Close()
}

// apply creates an object or brings it to the given state.
func (c *client) apply(path string, body any) error {
	return c.patch(path+"?force=true&fieldManager="+fieldManager, serverApply, body)
}

// object is what nodes and services share.
type object interface {
	key() string
}

// watch tells of all objects of a kind, at first and after each change, for as long as the process lives.
func watch[T object](c *client, path string, changed func([]T)) {
	for {
		err := watchOnce(c, path, changed)
		// An end without a reason is the limit that every watch has.
		if err != nil && !errors.Is(err, io.EOF) {
			time.Sleep(watchPause)
		}
	}
}

func watchOnce[T object](c *client, path string, changed func([]T)) error {
	var list struct {
		Metadata struct {
			ResourceVersion string `json:"resourceVersion"`
		} `json:"metadata"`
		Items []T `json:"items"`
	}
	if err := c.get(apiURL+path, &list); err != nil {
		return err
	}
	changed(list.Items)
	url := fmt.Sprintf("%s%s?watch=1&resourceVersion=%s&timeoutSeconds=%d", apiURL, path, list.Metadata.ResourceVersion, int(watchFor.Seconds()))
	response, err := c.open("GET", url, "", nil, watchFor+callTimeout)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	events := json.NewDecoder(response.Body)
	for {
		var event struct {
			Type   string          `json:"type"`
			Object json.RawMessage `json:"object"`
		}
		if err := events.Decode(&event); err != nil {
			return err
		}
		if event.Type == "ERROR" {
			return fmt.Errorf("watch: %s", event.Object)
		}
		var changedItem T
		if err := json.Unmarshal(event.Object, &changedItem); err != nil {
			return err
		}
		list.Items = with(list.Items, changedItem, event.Type != "DELETED")
		changed(list.Items)
	}
}

func with[T object](items []T, changed T, keep bool) []T {
	result := make([]T, 0, len(items)+1)
	for _, item := range items {
		if item.key() != changed.key() {
			result = append(result, item)
		}
	}
	if keep {
		result = append(result, changed)
	}
	return result
}
