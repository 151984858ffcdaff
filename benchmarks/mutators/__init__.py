"""Plants faults with known answers into real articles: one module a family of rules, each with its ``MUTATORS``."""
