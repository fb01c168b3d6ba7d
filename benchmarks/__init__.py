"""What the front desk costs, measured on the real thing and held against the budgets; it judges, and never fails."""
