package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"io/fs"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

const (
	validity = 10 * 365 * 24 * time.Hour
	// Clocks differ.
	tolerance = time.Hour
)

// authority signs the certificates of one cluster, which outlive the server's container.
type authority struct {
	directory   string
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
}

func (a authority) file(name string) string { return filepath.Join(a.directory, name) }

// openAuthority makes what a cluster keeps for life where it is not there yet: its authority, the key that signs
// service accounts, and the administrator's certificate.
func openAuthority(directory string) (authority, error) {
	a := authority{directory: directory}
	if err := os.MkdirAll(directory, 0o700); err != nil {
		return a, err
	}
	if _, err := os.Stat(a.file("complete")); errors.Is(err, fs.ErrNotExist) {
		if err := a.create(); err != nil {
			return a, err
		}
	}
	certificate, err := readPEM(a.file("ca.crt"))
	if err != nil {
		return a, err
	}
	if a.certificate, err = x509.ParseCertificate(certificate); err != nil {
		return a, err
	}
	key, err := readPEM(a.file("ca.key"))
	if err != nil {
		return a, err
	}
	a.key, err = x509.ParseECPrivateKey(key)
	return a, err
}

func (a authority) create() error {
	template := &x509.Certificate{
		Subject:               pkix.Name{CommonName: "k3s-server-ca"},
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature | x509.KeyUsageKeyEncipherment,
		IsCA:                  true,
		BasicConstraintsValid: true,
	}
	key, err := a.write("ca", template, template, nil)
	if err != nil {
		return err
	}
	a.certificate, a.key = template, key
	if err := a.issue("admin", pkix.Name{CommonName: "system:admin", Organization: []string{"system:masters"}}, nil); err != nil {
		return err
	}
	accounts, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	if err := writeKey(a.file("sa.key"), accounts); err != nil {
		return err
	}
	return os.WriteFile(a.file("complete"), nil, 0o600)
}

// issue writes a certificate and its key; one with names is a server's, one without a client's.
func (a authority) issue(name string, subject pkix.Name, names []string) error {
	template := &x509.Certificate{Subject: subject, KeyUsage: x509.KeyUsageDigitalSignature}
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	for _, name := range names {
		template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
		if address := net.ParseIP(name); address != nil {
			template.IPAddresses = append(template.IPAddresses, address)
		} else {
			template.DNSNames = append(template.DNSNames, name)
		}
	}
	_, err := a.write(name, template, a.certificate, a.key)
	return err
}

// write signs with the given key, or with the new certificate's own.
func (a authority) write(name string, template, parent *x509.Certificate, signer *ecdsa.PrivateKey) (*ecdsa.PrivateKey, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	if signer == nil {
		signer = key
	}
	if template.SerialNumber, err = rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120)); err != nil {
		return nil, err
	}
	template.NotBefore = time.Now().Add(-tolerance)
	template.NotAfter = time.Now().Add(validity)
	certificate, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, signer)
	if err != nil {
		return nil, err
	}
	if err := writePEM(a.file(name+".crt"), "CERTIFICATE", certificate); err != nil {
		return nil, err
	}
	return key, writeKey(a.file(name+".key"), key)
}

func writeKey(file string, key *ecdsa.PrivateKey) error {
	bytes, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return err
	}
	return writePEM(file, "EC PRIVATE KEY", bytes)
}

func writePEM(file, kind string, bytes []byte) error {
	return os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: bytes}), 0o600)
}

func readPEM(file string) ([]byte, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, errors.New(file + " holds no PEM")
	}
	return block.Bytes, nil
}
