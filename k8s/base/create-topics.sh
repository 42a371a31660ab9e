#!/usr/bin/env bash
# Makes the topics that the services share, as org.ventanilla.events.Topics has them. Safe to run again.
set -euo pipefail

topic() { # name, partitions, extra configuration
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --create --if-not-exists \
    --topic "$1" --partitions "$2" --replication-factor "${REPLICATION:-3}" ${3:+--config "$3"}
}

topic mentions 6
topic demands 6
topic corrections 3 cleanup.policy=compact
topic catalogue 1 cleanup.policy=compact
topic routing-rules 1 cleanup.policy=compact
topic classify-requests 1
topic classify-answers 1
topic access-tokens 1 cleanup.policy=compact
topic accounts 1 cleanup.policy=compact
topic account-states 1 cleanup.policy=compact
topic mutes 1 cleanup.policy=compact
topic mentions-dead-letter 1
topic demands-dead-letter 1
topic corrections-dead-letter 1
topic catalogue-dead-letter 1
