"""Head office on three PostgreSQL machines, tried on one: Patroni, etcd, offices, fifty boxes, and a primary that dies in the night."""
