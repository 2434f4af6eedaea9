#!/bin/sh
# Installs kcat, a Kafka client that is not ours, for the tests of interoperability.
exec sh "$(dirname "$0")/../dev/install-package.sh" kcat
