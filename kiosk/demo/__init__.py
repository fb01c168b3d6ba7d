"""The demo community 锦绣花园 and its company: everything real but the people."""
